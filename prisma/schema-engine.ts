import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PGlite } from '@electric-sql/pglite';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { pgliteAdapter } from '../src/database/pglite-adapter.ts';

/** What the loaders that wasm-bindgen writes for bundlers call, and leave out of their types. */
type Glue = { __wbg_set_wasm: (exports: Exports) => void };
type Exports = { __wbindgen_start: () => void };

/** TypeScript knows this global of Node's only as a part of the browser's. */
declare const WebAssembly: {
  instantiate(code: Uint8Array, imports: object): Promise<{ instance: { exports: Exports } }>;
};

/** Prisma's schema engine as WebAssembly, at work on throwaway databases in memory: nothing to download or to start. */
export async function openSchemaEngine(
  schema: [file: string, content: string],
): Promise<bindings.SchemaEngine> {
  await load();
  const factory = bindMigrationAwareSqlAdapterFactory(throwawayDatabases);
  return bindings.SchemaEngine.new({ datamodels: [schema] }, () => undefined, factory);
}

const throwawayDatabases: SqlMigrationAwareDriverAdapterFactory = {
  provider: 'postgres',
  adapterName: 'pglite',
  connect: async () => pgliteAdapter(await PGlite.create()),
  connectToShadowDb: async () => pgliteAdapter(await PGlite.create()),
};

/** The package is made for bundlers, which import a .wasm file as a module; Node 20 does not. */
async function load(): Promise<void> {
  const script = createRequire(import.meta.url).resolve(
    '@prisma/schema-engine-wasm/schema_engine_bg',
  );
  const code = await readFile(script.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(code, {
    './schema_engine_bg.js': { ...bindings },
  });
  (bindings as unknown as Glue).__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

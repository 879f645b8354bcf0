import { defineConfig } from 'prisma/config';

const { DATABASE_URL = '' } = process.env;

// `prisma generate`, `validate` and `format` never run the schema engine, yet the command line refuses to start before
// that binary is downloaded, unless it is told of a file that exists. Only these three get one: any other command would
// trust it and report nonsense.
if (process.argv.some((word) => ['generate', 'validate', 'format'].includes(word))) {
  Object.assign(process.env, { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath });
}

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: DATABASE_URL },
});

import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Operation } from '../bot/command.ts';
import { type Loadings, loadFolder } from '../config/folder.ts';
import type { Texts } from './texts/en.ts';

export type Looked =
  | (Loadings & {
      readonly is: 'read';
      /** where the communities are */
      readonly folder: string;
      /** one file was asked for, or all */
      readonly whole: boolean;
      readonly about: (file: string) => boolean;
    })
  | { readonly is: 'nothing'; readonly why: (say: Texts) => string };

/**
 * Reads what stands at a path: a folder of communities, the file of one, or a file that operations read.
 * A file is read with all that stands beside it, and only what is about it is told.
 */
export async function lookAt(at: string, operations: readonly Operation[]): Promise<Looked> {
  const found = await kindOf(at);
  if (found?.isDirectory()) return read(at, operations, undefined);
  if (found === undefined)
    return { is: 'nothing', why: (say) => (isYaml(at) ? say.noFile : say.noFolder)({ at }) };
  if (!isYaml(at)) return { is: 'nothing', why: (say) => say.neither({ at }) };
  return read(folderOf(at, operations), operations, path.resolve(at));
}

async function read(
  folder: string,
  operations: readonly Operation[],
  only: string | undefined,
): Promise<Looked> {
  const about = (file: string) => only === undefined || path.resolve(file) === only;
  const { communities, library, problems, warnings } = await loadFolder(folder, operations);
  return {
    is: 'read',
    folder,
    whole: only === undefined,
    about,
    communities: communities.filter(({ id }) => aboutAny(path.join(folder, id), about)),
    library,
    problems: problems.filter(({ file }) => about(file)),
    warnings: warnings.filter(({ file }) => about(file)),
  };
}

/** A file's name without its ending: that of a community is its id. */
export function aboutAny(name: string, about: (file: string) => boolean): boolean {
  return about(`${name}.yaml`) || about(`${name}.yml`);
}

/** Files of operations stand one folder below the communities. */
function folderOf(file: string, operations: readonly Operation[]): string {
  const folder = path.dirname(file);
  const name = path.basename(path.resolve(folder));
  return operations.some(({ files }) => files?.folder === name) ? path.join(folder, '..') : folder;
}

/** What somebody means who names a community, or a folder, without saying where it is. */
export async function placeOf(named: string, home: string): Promise<string> {
  for (const at of [named, path.join(home, named), path.join(home, `${named}.yaml`)])
    if ((await kindOf(at)) !== undefined) return at;
  return named;
}

const kindOf = (at: string) => stat(at).catch(absent);
const isYaml = (at: string) => /\.ya?ml$/.test(at);

function absent(error: unknown): undefined {
  const { code } = error as { code?: unknown };
  if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
}

import type { Operation } from '../bot/command.ts';
import type { Library } from '../config/files.ts';
import { type Loadings, loadFolder } from '../config/folder.ts';
import { render } from '../config/problem.ts';

/** Says all that is wrong with a folder of communities. Returns the exit code: 1 when a file is refused. */
export async function check(
  folder: string,
  operations: readonly Operation[],
  print: (line: string) => void,
): Promise<number> {
  const loadings = await folderOrNothing(folder, operations);
  if (loadings === undefined) {
    print(`there is no folder ${folder}`);
    return 1;
  }
  const { communities, library, problems, warnings } = loadings;
  for (const problem of problems) print(render(problem));
  for (const warning of warnings) print(`${render(warning)} (warning)`);
  for (const { id, spaces, timetable } of communities)
    print(`${id}: good. ${count(spaces, 'space')}, ${count(timetable, 'timetable entry')}`);
  for (const line of filesIn(library, operations)) print(`${line}: good`);
  if (problems.length > 0) print(`${count(problems, 'problem')} to mend`);
  else if (communities.length === 0) print(`there is no community in ${folder}: no file *.yaml`);
  return problems.length > 0 || communities.length === 0 ? 1 : 0;
}

function filesIn(library: Library, operations: readonly Operation[]): string[] {
  return operations.flatMap(({ name, files }) =>
    [...(library.get(name)?.keys() ?? [])].map((file) => `${files?.folder}/${file}`),
  );
}

/** Undefined when there is no such folder. */
export async function folderOrNothing(
  folder: string,
  operations: readonly Operation[],
): Promise<Loadings | undefined> {
  try {
    return await loadFolder(folder, operations);
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function count(things: readonly unknown[], word: string): string {
  const many = word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`;
  return `${things.length} ${things.length === 1 ? word : many}`;
}

import path from 'node:path';
import type { Operation } from '../bot/command.ts';
import type { Library } from '../config/files.ts';
import { render } from '../config/problem.ts';
import { aboutAny, type Looked, lookAt } from './looking.ts';

/** Says all that is wrong with a folder of communities, or with one file. Returns the exit code: 1 when a file is refused. */
export async function check(
  at: string,
  operations: readonly Operation[],
  print: (line: string) => void,
): Promise<number> {
  const looked = await lookAt(at, operations);
  if (looked.is === 'nothing') {
    print(looked.why);
    return 1;
  }
  tell(looked, operations, print);
  const { communities, problems, folder, whole } = looked;
  const lacks = whole && communities.length === 0;
  if (problems.length > 0) print(`${count(problems, 'problem')} to mend`);
  else if (lacks) print(`there is no community in ${folder}: no file *.yaml`);
  return problems.length > 0 || lacks ? 1 : 0;
}

function tell(
  { communities, library, problems, warnings, folder, about }: Extract<Looked, { is: 'read' }>,
  operations: readonly Operation[],
  print: (line: string) => void,
): void {
  for (const problem of problems) print(render(problem));
  for (const warning of warnings) print(`${render(warning)} (warning)`);
  for (const { id, spaces, timetable } of communities)
    print(`${id}: good. ${count(spaces, 'space')}, ${count(timetable, 'timetable entry')}`);
  for (const file of filesIn(library, operations))
    if (aboutAny(path.join(folder, file), about)) print(`${file}: good`);
}

function filesIn(library: Library, operations: readonly Operation[]): string[] {
  return operations.flatMap(({ name, files }) =>
    [...(library.get(name)?.keys() ?? [])].map((file) => `${files?.folder}/${file}`),
  );
}

function count(things: readonly unknown[], word: string): string {
  const many = word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`;
  return `${things.length} ${things.length === 1 ? word : many}`;
}

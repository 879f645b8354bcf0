import path from 'node:path';
import type { Operation } from '../bot/command.ts';
import type { Locale } from '../chat/locale.ts';
import type { Library } from '../config/files.ts';
import { render } from '../config/problem.ts';
import { aboutAny, type Looked, lookAt } from './looking.ts';
import { texts } from './texts.ts';

/** Says all that is wrong with a folder of communities, or with one file. Returns the exit code: 1 when a file is refused. */
export async function check(
  at: string,
  operations: readonly Operation[],
  print: (line: string) => void,
  language: Locale = 'en',
): Promise<number> {
  const say = texts[language];
  const looked = await lookAt(at, operations);
  if (looked.is === 'nothing') {
    print(looked.why(say));
    return 1;
  }
  tell(looked, operations, print, language);
  const { communities, problems, folder, whole } = looked;
  const lacks = whole && communities.length === 0;
  if (problems.length > 0) print(say.toMend({ count: problems.length }));
  else if (lacks) print(say.noCommunityIn({ folder }));
  return problems.length > 0 || lacks ? 1 : 0;
}

function tell(
  { communities, library, problems, warnings, folder, about }: Extract<Looked, { is: 'read' }>,
  operations: readonly Operation[],
  print: (line: string) => void,
  language: Locale,
): void {
  const say = texts[language];
  for (const problem of problems) print(render(problem, language));
  for (const warning of warnings) print(say.warning({ told: render(warning, language) }));
  for (const { id, spaces, timetable } of communities)
    print(say.good({ id, spaces: spaces.length, entries: timetable.length }));
  for (const file of filesIn(library, operations))
    if (aboutAny(path.join(folder, file), about)) print(say.goodFile({ file }));
}

function filesIn(library: Library, operations: readonly Operation[]): string[] {
  return operations.flatMap(({ name, files }) =>
    [...(library.get(name)?.keys() ?? [])].map((file) => `${files?.folder}/${file}`),
  );
}

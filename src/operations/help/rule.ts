import type { Command } from '../../bot/command.ts';
import { nearest } from '../../bot/nearest.ts';
import { may, type Role } from '../../bot/role.ts';

/** What somebody may do, in the community's own order. */
export function allowed<C extends Pick<Command, 'for'>>(
  commands: readonly C[],
  roles: ReadonlySet<Role>,
): readonly C[] {
  return commands.filter((command) => may(roles, command.for));
}

export type Group<C> = { readonly operation: string; readonly commands: readonly C[] };

/** Commands of one operation stand together, where the first of them stood. */
export function grouped<C extends Pick<Command, 'operation'>>(commands: readonly C[]): Group<C>[] {
  const names = [...new Set(commands.map(({ operation }) => operation))];
  return names.map((operation) => ({
    operation,
    commands: commands.filter((command) => command.operation === operation),
  }));
}

export type Sought<C> =
  | { readonly is: 'found'; readonly command: C }
  /** undefined when there is nothing to choose from */
  | { readonly is: 'unknown'; readonly nearest: string | undefined };

/** `/quiz_start`, `quiz-start` and `Quiz start` all mean the command `quiz start`. */
export function seek<C extends Pick<Command, 'name' | 'called'>>(
  commands: readonly C[],
  wanted: string,
): Sought<C> {
  const name = spaced(wanted);
  const command =
    commands.find((one) => spaced(one.name) === name) ??
    commands.find(({ called }) => called?.includes(name));
  if (command !== undefined) return { is: 'found', command };
  const names = commands.map((one) => one.name);
  return { is: 'unknown', nearest: nearest(name, names) };
}

const spaced = (name: string) =>
  name.trim().toLowerCase().replace(/^\//, '').replaceAll(/[_-]/g, ' ');

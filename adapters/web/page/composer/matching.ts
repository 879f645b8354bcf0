import { may } from '../../../../src/bot/role.ts';
import type { Locale } from '../../../../src/chat/locale.ts';
import type { ShownCommand } from '../../protocol.ts';
import type { Chat } from '../state/chat.ts';

/** What this person may run. */
export function allowed({ community, you }: Chat): ShownCommand[] {
  const held = new Set(community.people.find(({ id }) => id === you)?.roles);
  return community.commands.filter((command) => may(held, command.for));
}

/** Commands that begin with what is typed, then those that have it anywhere; none once it goes on behind a name. */
export function matching(
  typed: string,
  commands: readonly ShownCommand[],
  lang: Locale,
): ShownCommand[] {
  if (!typed.startsWith('/') || typed.includes('\n')) return [];
  const query = typed.slice(1).toLowerCase();
  const begin = commands.filter(({ name }) => name.startsWith(query));
  if (query === '' || query.includes(' ')) return begin;
  const within = commands.filter(
    (command) =>
      !begin.includes(command) &&
      (command.name.includes(query) || command.about[lang].toLowerCase().includes(query)),
  );
  return [...begin, ...within];
}

/** The command that stands typed whole, and the words behind it. */
export function typedCommand(
  typed: string,
  commands: readonly ShownCommand[],
): { command: ShownCommand; rest: string } | undefined {
  if (!typed.startsWith('/')) return undefined;
  const text = typed.slice(1);
  const command = commands
    .filter(({ name }) => text === name || text.startsWith(`${name} `))
    .sort((one, other) => other.name.length - one.name.length)[0];
  return command && { command, rest: text.slice(command.name.length).trim() };
}

/** The words behind a command as its options in their order; the last takes what is left. */
export function valuesFrom(rest: string, command: ShownCommand): Record<string, string> {
  const values: Record<string, string> = {};
  let left = rest;
  command.options.forEach(({ name }, index) => {
    const last = index === command.options.length - 1;
    const end = left.search(/\s/);
    const value = last || end < 0 ? left : left.slice(0, end);
    left = left.slice(value.length).trim();
    if (value !== '') values[name] = value;
  });
  return values;
}

export function signature(command: ShownCommand): string {
  return command.options.map(({ name, required }) => (required ? name : `[${name}]`)).join(' ');
}

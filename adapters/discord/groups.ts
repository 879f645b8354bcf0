import type { Command } from '../../src/bot/command.ts';

export type CommandGroup = { readonly name: string; readonly commands: readonly Command[] };

/** Commands of two words are subcommands of one command. */
export function groupsOf(commands: readonly Command[]): CommandGroup[] {
  const groups = new Map<string, Command[]>();
  for (const command of commands) {
    const [name = ''] = command.name.split(' ');
    groups.set(name, [...(groups.get(name) ?? []), command]);
  }
  return [...groups].map(([name, members]) => ({ name, commands: members }));
}

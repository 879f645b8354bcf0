import type { Incoming } from '../chat/incoming.ts';
import type { Locale } from '../chat/locale.ts';
import type { Command, NamedOption } from './command.ts';
import type { Community } from './community.ts';
import { spaced } from './hearing/typed.ts';

type Spoken = Extract<Incoming['what'], { is: 'command' }>;
type Named = Pick<Community, 'commands'>;

/** `/quiz start`, `/quiz_start` and the slash command all mean the command `quiz start`. */
export function findCommand(
  community: Named,
  { name, typed }: Pick<Spoken, 'name' | 'typed'>,
): { readonly command: Command; readonly typed: string } | undefined {
  const words = spaced(name.toLowerCase());
  const [second = ''] = typed.trim().split(/\s/, 1);
  const two = `${words} ${second.toLowerCase()}`;
  const byName = (wanted: string) => commandsOf(community).get(wanted);
  const longer = second === '' ? undefined : byName(two);
  if (longer) return { command: longer, typed: typed.trim().slice(second.length) };
  const command = byName(words);
  return command && { command, typed };
}

const known = new WeakMap<Named, ReadonlyMap<string, Command>>();

function commandsOf(community: Named): ReadonlyMap<string, Command> {
  const found = known.get(community);
  if (found !== undefined) return found;
  const made = new Map<string, Command>();
  const commands = community.commands.toReversed();
  // The first that bears a name has it; what others are called by comes after the names themselves.
  for (const command of commands) for (const name of command.called ?? []) made.set(name, command);
  for (const command of commands) made.set(spaced(command.name), command);
  known.set(community, made);
  return made;
}

/** `/grant <to whom> <how many> <why>` */
export function usageOf(
  { name, options }: Pick<Command, 'name' | 'options'>,
  locale: Locale,
): string {
  const shown = ({ about, required }: NamedOption) =>
    required ? `<${about[locale]}>` : `[${about[locale]}]`;
  return [`/${name}`, ...options.map(shown)].join(' ');
}

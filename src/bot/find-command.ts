import type { Incoming } from '../chat/incoming.ts';
import type { Locale } from '../chat/locale.ts';
import type { Command, NamedOption } from './command.ts';
import type { Community } from './community.ts';
import { namesOf, spaced } from './hearing/typed.ts';
import { isTyped } from './sent.ts';

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

/** `/grant <member> <points> <reason>`, `/ask <text> [topic=…]`: by the names that may be typed. */
export function usageOf(
  { name, options }: Pick<Command, 'name' | 'options'>,
  locale: Locale,
): string {
  const shown = (option: NamedOption, n: number) => {
    const called = calledIn(locale, option);
    if (option.required) return `<${called}>`;
    // What stands first is understood without its name.
    return n === 0 || !isTyped(option.kind) ? `[${called}]` : `[${called}=…]`;
  };
  return [`/${name}`, ...options.map(shown)].join(' ');
}

/** What is sent along has no name: it is told what it is. */
export function calledIn(locale: Locale, option: NamedOption): string {
  if (!isTyped(option.kind)) return option.about[locale].split(/[:：]/, 1)[0] ?? option.name;
  return (locale === 'zh' ? namesOf(option)[1] : undefined) ?? option.name;
}

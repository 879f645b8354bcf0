import type { Given, Incoming } from '../../chat/incoming.ts';
import type { Locale } from '../../chat/locale.ts';
import { plain } from '../../chat/text.ts';
import type { Command } from '../command.ts';
import type { Community } from '../community.ts';
import { calledIn, findCommand, usageOf } from '../find-command.ts';
import { missing } from '../hearing/answers.ts';
import { runCommand } from '../hearing/command-heard.ts';
import { takeApart } from '../hearing/typed.ts';
import { nearest } from '../nearest.ts';
import type { Content } from '../port.ts';
import type { Core } from '../running/core.ts';
import { houseScene } from '../running/house.ts';
import { fileAs } from '../sent.ts';
import { en, type Texts } from './texts/en.ts';
import { zh } from './texts/zh.ts';

export const outsideTexts: Readonly<Record<Locale, Texts>> = { en, zh };

export type Told = { readonly ok: boolean; readonly text: string };

type ShellWords = {
  readonly communityId: string;
  readonly words: string;
  readonly spaces: readonly string[];
  readonly key: string;
  /** of the shell, which is answered in it; English where it says none */
  readonly locale?: Locale | undefined;
  /** what the command takes in */
  readonly content?: Content;
};

type Found = NonNullable<ReturnType<typeof findCommand>>;

/**
 * Runs a command as an operator types it in a shell: `grant @sam 5 "for the essay"`, in the name of the
 * community. `key` makes a repetition harmless.
 */
export async function runShell(core: Core, it: ShellWords): Promise<Told> {
  const { locale = 'en' } = it;
  const community = core.registry.get(it.communityId)?.community;
  if (community === undefined) return noCommunity(core, it.communityId, locale);
  const [name = '', ...rest] = it.words.trim().replace(/^\//, '').split(' ');
  const found = findCommand(community, { name, typed: rest.join(' ') });
  if (asksForHelp(found?.typed ?? name)) return runShell(core, { ...it, words: helpOn(found) });
  if (found === undefined) return noCommand(community, [name, ...rest], locale);
  return runFound(core, it, community, found);
}

async function runFound(
  core: Core,
  { spaces, key, locale = 'en', content }: ShellWords,
  community: Community,
  { command, typed }: Found,
): Promise<Told> {
  const say = outsideTexts[locale];
  if (command.for === 'member' && command.act.is === 'change')
    return no(say.forMembers({ name: command.name }));
  const all = community.spaces.map((one) => one.name);
  const unknown = spaces.find((space) => !all.includes(space));
  if (unknown !== undefined) return no(say.noSpace({ name: unknown, names: all }));
  const { given: words, rest: left } = takeApart(typed, command.options);
  const given = { ...words, ...fileFor(command, content) };
  const lacks = missing(command.options, given);
  const usage = usageOf(command, locale);
  if (lacks.length > 0)
    return no(say.missing({ options: lacks.map((one) => calledIn(locale, one)), usage }));
  if (left !== '') return no(say.leftOver({ rest: left, usage }));

  const asks = { spaces, key, at: core.clock.now(), content, language: locale };
  const scene = houseScene(core.registry, community, asks);
  if (scene === undefined) return no(say.removed);
  const heard = await runCommand(core, scene, incomingOf(scene), command, given);
  if (heard.is !== 'said') return no(say.asksBack);
  const { title, text, file } = heard.reply;
  const said = [title, plain(text), file?.text].filter(Boolean).join('\n');
  return { ok: heard.reply.declined !== true, text: said };
}

/** As behind every command of a shell. */
const asksForHelp = (typed: string) => ['--help', '-h'].includes(typed.trim());

const helpOn = (found: Found | undefined) => (found ? `help "${found.command.name}"` : 'help');

function noCommand({ id, commands }: Community, words: readonly string[], locale: Locale): Told {
  const names = commands.map((command) => command.name);
  const [name = ''] = words;
  const meant = nearest(words.slice(0, 2).join(' '), names) ?? nearest(name, names);
  return no(outsideTexts[locale].noCommand({ name, meant, community: id }));
}

/** Stands for what comes over the shell itself. */
function fileFor({ options }: Command, content: Content | undefined): Given {
  const wants = options.find(({ kind }) => kind.is === 'file');
  return wants && content ? { [wants.name]: fileAs({ id: 'shell', name: 'shell' }) } : {};
}

export const no = (text: string): Told => ({ ok: false, text });

export function noCommunity({ registry }: Core, id: string, locale: Locale): Told {
  const ids = registry.all().map(({ id }) => id);
  return no(outsideTexts[locale].noCommunity({ id, ids }));
}

function incomingOf({ person, key, at }: NonNullable<ReturnType<typeof houseScene>>): Incoming {
  return {
    key,
    at,
    from: person,
    place: { platform: person.platform, chat: 'shell', private: true },
    what: { is: 'command', name: '', typed: '', named: {} },
  };
}

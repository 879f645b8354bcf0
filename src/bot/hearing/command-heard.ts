import type { Given, Incoming } from '../../chat/incoming.ts';
import type { Locale } from '../../chat/locale.ts';
import type { Command } from '../command.ts';
import { findCommand, usageOf } from '../find-command.ts';
import type { Heard } from '../port.ts';
import { may } from '../role.ts';
import { type Core, say } from '../running/core.ts';
import { fileAs, isTyped, photoAs } from '../sent.ts';
import { readAnswers } from './answers.ts';
import { acquaint } from './asked.ts';
import { askFor } from './asking.ts';
import { unfitForFile } from './intake.ts';
import { perform } from './perform.ts';
import { ownLocale, privately, type Scene } from './scene.ts';
import { namesOf, takeApart } from './typed.ts';
import { beginsCommands, meantBy } from './unknown.ts';
import { askWhom, personIn } from './whom.ts';

type Spoken = Extract<Incoming['what'], { is: 'command' }>;

export function hearCommand(
  core: Core,
  scene: Scene,
  incoming: Incoming,
  spoken: Spoken,
): Heard | Promise<Heard> {
  const { community } = scene.enrolled;
  const found = findCommand(community, spoken);
  if (found === undefined) return unknown(core, scene, incoming, spoken);
  const { command, typed } = found;
  const apart = takeApart(typed, toBeTyped(command, typed, spoken.repliedTo));
  if (apart.rest !== '') return misunderstood(core, scene, command, { rest: apart.rest });
  const told = { ...apart.given, ...spoken.named, ...cameAlong(command, spoken) };
  const given = withRepliedTo(command, told, spoken.repliedTo);
  return runCommand(core, scene, incoming, command, given);
}

/** A photo or a file that came along is what a command that wants one asks for. */
function cameAlong({ options }: Command, { photo, file }: Spoken): Given {
  const wanted = (is: 'photo' | 'file') => options.find(({ kind }) => kind.is === is)?.name;
  const [forPhoto, forFile] = [wanted('photo'), wanted('file')];
  return {
    ...(photo && forPhoto !== undefined && { [forPhoto]: photoAs(photo) }),
    ...(file && forFile !== undefined && { [forFile]: fileAs(file) }),
  };
}

/** Checks who may, asks whom it means, reads the options, asks for those that are missing, and runs it. */
export function runCommand(
  core: Core,
  scene: Scene,
  incoming: Incoming,
  command: Command,
  given: Given,
): Heard | Promise<Heard> {
  if (!may(scene.roles, command.for)) return refused(core, scene, command);
  if (personIn(command, given) === undefined) return run(core, scene, incoming, command, given);
  return askWhom(core, scene, incoming, command, given).then(
    (asked) => asked ?? run(core, scene, incoming, command, given),
  );
}

function run(
  core: Core,
  scene: Scene,
  incoming: Incoming,
  command: Command,
  given: Given,
): Heard | Promise<Heard> {
  const { name, act } = command;
  const read = readAnswers(command.options, given);
  if (act.is === 'file')
    return unfitForFile(core, scene, incoming.place, { name, read }).then((unfit) =>
      unfit === undefined
        ? withRead(core, scene, incoming, command, { given, read })
        : privately(unfit),
    );
  return withRead(core, scene, incoming, command, { given, read });
}

function withRead(
  core: Core,
  scene: Scene,
  incoming: Incoming,
  command: Command,
  { given, read }: { readonly given: Given; readonly read: ReturnType<typeof readAnswers> },
): Heard | Promise<Heard> {
  const { name, act, answers } = command;
  if (read.ok) {
    const ready = { name, act, answers, options: read.values, record: '' };
    const people = incoming.what.is === 'command' ? incoming.what.people : undefined;
    if (people === undefined) return perform(core, scene, ready);
    return acquaint(core, scene, people).then(() => perform(core, scene, ready));
  }
  if (read.why.is === 'missing') return askFor(core, scene, incoming, command, given);
  return misunderstood(core, scene, command, read);
}

/** Said in reply to somebody, `/grant 5 thanks` has its person already: none is read from the words. */
function toBeTyped({ options }: Command, typed: string, repliedTo: string | undefined) {
  const whom = options.find(({ kind }) => kind.is === 'member');
  if (repliedTo === undefined || whom === undefined) return options;
  const names = namesOf(whom).join('|');
  const namesAnother = new RegExp(`(?:^|\\s)(?:[@＠]|<@|(?:${names})[=＝：])`).test(typed);
  return namesAnother ? options : options.filter((option) => option !== whom);
}

/** A command said in reply to somebody's message is about them, unless it names another. */
function withRepliedTo(command: Command, given: Given, repliedTo: string | undefined): Given {
  const whom = command.options.find(({ kind }) => kind.is === 'member');
  if (repliedTo === undefined || whom === undefined || whom.name in given) return given;
  return { ...given, [whom.name]: repliedTo };
}

/** It may be another bot's: then it is left alone. */
async function unknown(
  core: Core,
  scene: Scene,
  { place }: Incoming,
  spoken: Spoken,
): Promise<Heard> {
  const { name } = spoken;
  const names = scene.enrolled.community.commands
    .filter((command) => may(scene.roles, command.for))
    .map((command) => command.name);
  const isShared = core.abilitiesOf(place.platform)?.sharesCommands === true;
  if (isShared && !place.private && !beginsCommands(name, names)) return { is: 'nothing' };
  const meant = meantBy(spoken, names);
  return privately(say(await ownLocale(core, scene)).unknownCommand({ name, meant }));
}

async function refused(core: Core, scene: Scene, command: Command): Promise<Heard> {
  const texts = say(await ownLocale(core, scene));
  return privately(texts.notAllowed({ name: command.name, role: texts.roles[command.for] }));
}

type Problem =
  | { readonly rest: string }
  | Exclude<ReturnType<typeof readAnswers>, { readonly ok: true }>;

async function misunderstood(
  core: Core,
  scene: Scene,
  command: Command,
  problem: Problem,
): Promise<Heard> {
  const locale = await ownLocale(core, scene);
  const texts = say(locale);
  const told =
    'rest' in problem
      ? texts.leftOver({ rest: problem.rest.slice(0, 100) })
      : texts.misread({
          ...problem,
          option: problem.option.name,
          about: problem.option.about[locale],
          raw: rawOf(problem),
        });
  return privately(`${told}\n${briefly(command, locale)}`, { declined: true });
}

/** So many of its options that somebody reads them; /help has all. */
const MOST_SHOWN = 5;

function briefly(command: Command, locale: Locale): string {
  const { name, options } = command;
  const texts = say(locale);
  if (options.length <= MOST_SHOWN) return texts.usage({ usage: usageOf(command, locale) });
  const shown = options.filter(({ required }) => required);
  const usage = `${usageOf({ name, options: shown }, locale)} …`;
  return `${texts.usage({ usage })}\n${texts.allOptions({ name })}`;
}

/** Where a file stands is for its platform alone. */
function rawOf({ option, raw }: Exclude<Problem, { readonly rest: string }>): string {
  return isTyped(option.kind) ? raw.slice(0, 100) : '';
}

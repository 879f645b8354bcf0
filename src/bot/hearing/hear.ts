import type { Given, Incoming, What } from '../../chat/incoming.ts';
import { byName } from '../by-name.ts';
import type { CardName, CardReply, Command } from '../command.ts';
import type { Community } from '../community.ts';
import { handled } from '../crowd/receipt.ts';
import { findCommand } from '../find-command.ts';
import type { Heard } from '../port.ts';
import { decoded, readPress } from '../press.ts';
import { may } from '../role.ts';
import { type Core, say } from '../running/core.ts';
import { askerOf } from './asked.ts';
import { ANSWER, answered, ask, completionsOf } from './asking.ts';
import { hearCommand, runCommand } from './command-heard.ts';
import { type Dialogue, DONE, endDialogue, openDialogue, saveDialogue } from './dialogue.ts';
import { formNamed } from './form.ts';
import { CARRIED, whereabouts, withCarried } from './form-carried.ts';
import { hearHappening } from './happenings.ts';
import { perform } from './perform.ts';
import { hearPress, stale } from './press-heard.ts';
import { atTimes, CHOOSE, chooseCommunity, communityInPrivate, opened } from './private-chat.ts';
import { ownLocale, privately, type Scene, sceneOf } from './scene.ts';
import { askWhom } from './whom.ts';

/**
 * Finds where an update plays, and hands it to those who know its kind. Every update passes here, and each promise on
 * the way costs: so what has nothing to wait for is not async.
 */
export function hear(core: Core, incoming: Incoming): Heard | Promise<Heard> {
  const { what } = incoming;
  if (what.is === 'opened') return opened(core, incoming, what.start);
  if (what.is === 'text' && !what.toBot) return { is: 'nothing' };
  const chosen = incoming.place.private ? choiceOf(what) : undefined;
  if (chosen !== undefined) return chooseCommunity(core, incoming, chosen);
  return hearHappening(core, incoming) ?? hearSomebody(core, incoming);
}

type Text = Extract<What, { is: 'text' }>;

function choiceOf(what: Incoming['what']): string | undefined {
  const ref = what.is === 'press' ? readPress(what.press) : undefined;
  return ref?.name === CHOOSE ? (ref.given[0] ?? '') : undefined;
}

async function hearSomebody(core: Core, incoming: Incoming): Promise<Heard> {
  const { place, what } = incoming;
  const community = place.private
    ? await communityInPrivate(core, incoming)
    : core.registry.at(place)?.community;
  if (community === undefined) return { is: 'nothing' };
  if ('is' in community) return what.is === 'completing' ? NO_CHOICES : community;
  const under = await cardUnder(core, incoming, community);
  const scene = sceneOf(core, incoming, community, under);
  return scene === undefined ? { is: 'nothing' } : await inScene(core, scene, incoming);
}

/** The card that is replied to, or under which the thread hangs, where it stands. */
async function cardUnder(
  { lookups, registry }: Core,
  { place, what, under: message }: Incoming,
  { id: communityId }: Community,
): Promise<CardName | undefined> {
  const space = registry.at(place)?.space?.name;
  if (message === undefined || space === undefined || !SPOKEN.has(what.is)) return undefined;
  return lookups.shown({ communityId, space, message });
}

/** Of no operation: what was asked is not asked any more. */
const CANCEL: ReadonlySet<string> = new Set(['cancel', '取消']);

const SPOKEN: ReadonlySet<What['is']> = new Set(['command', 'form', 'text']);

const NO_CHOICES: Heard = { is: 'completions', choices: [] };

function inScene(core: Core, scene: Scene, incoming: Incoming): Heard | Promise<Heard> {
  const { what } = incoming;
  switch (what.is) {
    case 'command':
      if (CANCEL.has(what.name)) return cancel(core, scene, incoming);
      return commanded(core, scene, incoming, what);
    case 'form': {
      const { name: wanted, given } = formNamed(what.id);
      const command = byName(scene.enrolled.community.commands, wanted);
      const fields = { ...what.fields, ...given };
      return command ? filled(core, scene, incoming, { command, fields }) : stale(core, scene);
    }
    case 'press': {
      const ref = readPress(what.press);
      if (ref?.name !== ANSWER) return hearPress(core, scene, incoming, what.press);
      return goOn(core, scene, incoming, { text: decoded(ref.given[0] ?? '') }).then(
        (heard) => heard ?? stale(core, scene),
      );
    }
    case 'text':
      return hearText(core, scene, incoming, what);
    case 'completing':
      return complete(core, scene, what);
    default:
      return { is: 'nothing' };
  }
}

function commanded(
  core: Core,
  scene: Scene,
  incoming: Incoming,
  what: Extract<What, { is: 'command' }>,
): Heard | Promise<Heard> {
  const heard = hearCommand(core, scene, incoming, what);
  if (incoming.place.private || what.typed === '') return heard;
  const alone = findCommand(scene.enrolled.community, what)?.command.alone;
  return alone === undefined ? heard : Promise.resolve(heard).then(unsaid);
}

/** Words for the bot alone that were said where others read them. */
const unsaid = (heard: Heard): Heard => (heard.is === 'said' ? { ...heard, unsays: true } : heard);

async function filled(
  core: Core,
  scene: Scene,
  incoming: Incoming,
  { command, fields }: { readonly command: Command; readonly fields: Given },
): Promise<Heard> {
  const where = whereabouts(scene, incoming);
  const given = await withCarried(core.database, where, command.name, fields);
  return runCommand(core, scene, incoming, command, given);
}

/** Words answer the card that they reply to, else the question that was asked last. */
async function hearText(core: Core, scene: Scene, incoming: Incoming, what: Text): Promise<Heard> {
  const { under, enrolled } = scene;
  const reply = enrolled.community.replies?.find(({ card }) => card === under?.kind);
  if (under !== undefined && reply !== undefined && what.text.trim() !== '')
    return replied(core, scene, reply, under, what);
  if (what.edited) return { is: 'nothing' };
  const answer = await goOn(core, scene, incoming, what);
  if (answer !== undefined || !incoming.place.private) return answer ?? { is: 'nothing' };
  return calledByName(core, scene, incoming, what);
}

async function replied(
  core: Core,
  scene: Scene,
  { card, answers, run, alone, ...reply }: CardReply,
  { record }: CardName,
  { text, message, edited }: Text,
): Promise<Heard> {
  if (!may(scene.roles, reply.for)) return { is: 'nothing' };
  const heard = await perform(core, scene, {
    ...{ name: `a reply to ${card}`, answers, options: {}, record },
    act: {
      is: 'change',
      run: (asked, work) => run(asked, work, { text, message, edited: edited === true }),
    },
  });
  if (heard.is === 'said' && heard.reply.text === '') return { is: 'nothing' };
  return alone ? unsaid(heard) : heard;
}

/** `签到` alone, said to the bot in private, is the command. Other words get to hear how it is spoken to. */
async function calledByName(core: Core, scene: Scene, incoming: Incoming, { text }: Text) {
  const name = text.normalize('NFKC').trim();
  const { commands } = scene.enrolled.community;
  const isName = CANCEL.has(name) || commands.some(({ called }) => called?.includes(name));
  if (!isName)
    return atTimes(core, incoming, privately(say(await ownLocale(core, scene)).wordsAlone));
  return inScene(core, scene, { ...incoming, what: { is: 'command', name, typed: '', named: {} } });
}

type Said = Parameters<typeof answered>[3]['said'];

/** Words that answer a question asked before; undefined when nothing was asked. */
async function goOn(core: Core, scene: Scene, incoming: Incoming, said: Said) {
  const where = {
    platform: incoming.from.platform,
    person: incoming.from.id,
    chat: incoming.place.chat,
  };
  const dialogue = await openDialogue(core.database, where, incoming.at);
  const command = scene.enrolled.community.commands.find(({ name }) => name === dialogue?.command);
  if (dialogue === undefined || command === undefined || dialogue.asking === CARRIED)
    return undefined;
  if (dialogue.key === incoming.key) return again(core, scene, incoming, command, dialogue);
  if (dialogue.asking === DONE) return undefined;
  const given = { ...dialogue.given, [dialogue.asking]: said.text };
  const whom = await askWhom(core, scene, incoming, command, given);
  if (whom !== undefined) return whom;
  const next = await answered(core, scene, incoming, { command, dialogue, said });
  if ('is' in next) return next;
  const heard = await runCommand(core, scene, incoming, command, next.complete);
  const here = whereabouts(scene, incoming);
  // Without what was given: it may have been a code, and the receipt has the answer.
  await saveDialogue(core.database, { ...here, command: command.name, given: {}, asking: DONE });
  return heard;
}

/** The same words once more answer no other question: what followed them follows again. */
async function again(
  core: Core,
  scene: Scene,
  incoming: Incoming,
  command: Command,
  { asking, given }: Dialogue,
): Promise<Heard> {
  const option = command.options.find(({ name }) => name === asking);
  if (option !== undefined) return ask(core, scene, incoming, { command, given, option });
  const before = await handled(core.database, incoming.key);
  // What only read, or was refused, changed nothing: there is nothing to be told again.
  if (before === undefined) return { is: 'nothing' };
  const { direct } = await askerOf(core, scene);
  const reply = core.keeping.recall(before.reply);
  return { is: 'said', reply, place: command.answers, ...(direct !== undefined && { direct }) };
}

async function cancel(core: Core, scene: Scene, { from, place }: Incoming): Promise<Heard> {
  const where = { platform: from.platform, person: from.id, chat: place.chat };
  const texts = say(await ownLocale(core, scene));
  const ended = await endDialogue(core.database, where);
  return privately(ended ? texts.cancelled : texts.nothingToCancel);
}

async function complete(
  core: Core,
  scene: Scene,
  what: Extract<Incoming['what'], { is: 'completing' }>,
): Promise<Heard> {
  const found = findCommand(scene.enrolled.community, { name: what.name, typed: '' });
  const option = found?.command.options.find(({ name }) => name === what.option);
  if (!found || !option || !may(scene.roles, found.command.for)) return NO_CHOICES;
  const typed = what.typed.toLowerCase();
  const values = await completionsOf(core, scene, found.command, option);
  const choices = values
    .filter((value) => value.toLowerCase().includes(typed))
    .slice(0, 25)
    .map((value) => ({ label: value, value }));
  return { is: 'completions', choices };
}

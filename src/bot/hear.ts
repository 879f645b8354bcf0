import type { Incoming } from '../chat/incoming.ts';
import { ANSWER, answered, completionsOf, decodeAnswer } from './asking.ts';
import { findCommand, hearCommand, runCommand } from './command-heard.ts';
import { type Core, say } from './core.ts';
import { endDialogue, openDialogue } from './dialogue.ts';
import { hearHappening } from './happenings.ts';
import type { Heard } from './port.ts';
import { readPress } from './press.ts';
import { hearPress, stale } from './press-heard.ts';
import { CHOOSE, chooseCommunity, communityInPrivate, opened } from './private-chat.ts';
import { may } from './role.ts';
import { localeFor, privately, type Scene, sceneOf } from './scene.ts';

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
  const scene = sceneOf(core, incoming, community);
  return scene === undefined ? { is: 'nothing' } : await inScene(core, scene, incoming);
}

const NO_CHOICES: Heard = { is: 'completions', choices: [] };

function inScene(core: Core, scene: Scene, incoming: Incoming): Heard | Promise<Heard> {
  const { what } = incoming;
  switch (what.is) {
    case 'command':
      if (what.name === 'cancel') return cancel(core, scene, incoming);
      return hearCommand(core, scene, incoming, what);
    case 'form': {
      const command = scene.enrolled.community.commands.find(({ name }) => name === what.id);
      return command ? runCommand(core, scene, incoming, command, what.fields) : stale(scene);
    }
    case 'press': {
      const ref = readPress(what.press);
      if (ref?.name !== ANSWER) return hearPress(core, scene, incoming, what.press);
      return goOn(core, scene, incoming, { text: decodeAnswer(ref.given[0] ?? '') }).then(
        (heard) => heard ?? stale(scene),
      );
    }
    case 'text':
      return goOn(core, scene, incoming, what).then((heard) => heard ?? { is: 'nothing' });
    case 'completing':
      return complete(core, scene, what);
    default:
      return { is: 'nothing' };
  }
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
  if (dialogue === undefined || command === undefined) return undefined;
  const next = await answered(core, scene, incoming, { command, dialogue, said });
  if ('is' in next) return next;
  const heard = await runCommand(core, scene, incoming, command, next.complete);
  await endDialogue(core.database, where);
  return heard;
}

async function cancel(core: Core, scene: Scene, { from, place }: Incoming): Promise<Heard> {
  const where = { platform: from.platform, person: from.id, chat: place.chat };
  const texts = say(localeFor(scene, 'privately'));
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

import type { Incoming } from '../../chat/incoming.ts';
import type { Command, Press } from '../command.ts';
import type { Community } from '../community.ts';
import { findCommand } from '../find-command.ts';
import type { Heard } from '../port.ts';
import { type PressRef, readPress } from '../press.ts';
import { may } from '../role.ts';
import { runningIn } from '../run-press.ts';
import { type Core, say } from '../running/core.ts';
import { missing, readAnswers } from './answers.ts';
import { hearCommand, runCommand } from './command-heard.ts';
import { perform } from './perform.ts';
import { ownLocale, privately, type Scene } from './scene.ts';

/**
 * A tap on a button. What it carries is anybody's: the card it names must be of this community and
 * stand in this very place, and the arguments must read as the press declares them.
 */
export async function hearPress(
  core: Core,
  scene: Scene,
  incoming: Incoming,
  raw: string,
): Promise<Heard> {
  const ref = readPress(raw);
  const words = ref && runningIn(ref);
  if (words !== undefined) return hearRun(core, scene, incoming, words);
  const press = ref && scene.enrolled.community.presses.find(({ name }) => name === ref.name);
  const read = press && (await readAt(core, scene, incoming, press, ref));
  if (press === undefined || read === undefined) return stale(core, scene);
  const { record, options } = read;
  if (!may(scene.roles, press.for)) return notAllowed(core, scene, press);
  const given = press.gives?.(record, options) ?? {};
  const started = startedBy(press, scene.enrolled.community);
  if (started !== undefined) return runCommand(core, scene, incoming, started, given);
  const { name, act, answers } = press;
  return perform(core, scene, { name, act, answers, options, record });
}

/** What was tapped, looked up and read; undefined when it is none of what the press declares. */
async function readAt(core: Core, scene: Scene, incoming: Incoming, press: Press, ref: PressRef) {
  const record = await recordOf(core, scene, incoming, press, ref);
  const options = readAnswers(press.options, givenOf(press, ref));
  return record !== undefined && options.ok ? { record, options: options.values } : undefined;
}

async function notAllowed(core: Core, scene: Scene, { for: role }: Press): Promise<Heard> {
  const texts = say(await ownLocale(core, scene));
  return privately(texts.notAllowedPress({ role: texts.roles[role] }));
}

/** A button that says a command. */
async function hearRun(
  core: Core,
  scene: Scene,
  incoming: Incoming,
  words: { readonly name: string; readonly typed: string },
): Promise<Heard> {
  if (findCommand(scene.enrolled.community, words) === undefined) return stale(core, scene);
  return hearCommand(core, scene, incoming, { is: 'command', ...words, named: {} });
}

/** The command that a press asks for, when that has something to ask. */
export function startedBy({ starts }: Press, { commands }: Community): Command | undefined {
  const command = commands.find(({ name }) => name === starts);
  return command && missing(command.options, {}).length > 0 ? command : undefined;
}

export async function stale(core: Core, scene: Scene): Promise<Heard> {
  return privately(say(await ownLocale(core, scene)).stale);
}

/** The record of the card that was tapped; '' for a press that stands on no card; undefined: no such. */
async function recordOf(
  { lookups, registry }: Core,
  scene: Scene,
  { place, what }: Incoming,
  press: Press,
  { card }: PressRef,
): Promise<string | undefined> {
  if (press.card === undefined) return card === undefined ? '' : undefined;
  const space = registry.at(place)?.space?.name;
  if (card === undefined || space === undefined) return undefined;
  return lookups.record({
    card,
    communityId: scene.enrolled.community.id,
    kind: press.card,
    space,
    message: what.is === 'press' ? what.message : undefined,
  });
}

function givenOf(press: Press, { given }: PressRef): Record<string, string> {
  return Object.fromEntries(press.options.map(({ name }, n) => [name, given[n] ?? '']));
}

import { whenOf } from '../../agenda/when.ts';
import type { Given, Incoming } from '../../chat/incoming.ts';
import { type Namesake, namesakes } from '../../members/find.ts';
import type { Command, NamedOption } from '../command.ts';
import type { MemberRef } from '../option.ts';
import type { Heard } from '../port.ts';
import { type Core, say } from '../running/core.ts';
import { readingOf } from './asked.ts';
import { answering, remember } from './asking.ts';
import { whereabouts } from './form-carried.ts';
import { ownLocale, privately, type Scene } from './scene.ts';

/** So many are shown to choose from. */
const MOST = 8;

type Person = { readonly option: NamedOption; readonly called: string };

/** The person whom a command was given, as they were named. */
export function personIn({ options }: Command, given: Given): Person | undefined {
  const option = options.find(({ kind }) => kind.is === 'member');
  const called = option && given[option.name]?.trim();
  return option && called ? { option, called } : undefined;
}

/**
 * Asks who is meant when a person was named by what they are called. There may be two of a name, and anybody may
 * take one, so nobody is taken for who is meant unasked. Undefined: it is clear, or nobody is called so.
 */
export async function askWhom(
  core: Core,
  scene: Scene,
  incoming: Incoming,
  command: Command,
  given: Given,
): Promise<Heard | undefined> {
  const person = personIn(command, given);
  if (person === undefined || (await isKnown(core, scene, person))) return undefined;
  const name = person.called.replace(/^[@＠]/, '');
  const { id: communityId } = scene.enrolled.community;
  const people = await namesakes(core.database, { communityId, name }, MOST + 1);
  if (people.length === 0) return undefined;
  const isAsked = core.abilitiesOf(incoming.place.platform)?.asks === 'one-by-one';
  const isHere = incoming.place.private || command.alone === undefined;
  if (!isAsked || !isHere || people.length > MOST) return listed(core, scene, name, people);
  const { [person.option.name]: _, ...rest } = given;
  const { option } = person;
  await remember(core, whereabouts(scene, incoming), { command, given: rest, option });
  return offered(core, scene, name, people);
}

async function isKnown(core: Core, scene: Scene, { option, called }: Person): Promise<boolean> {
  const read = option.read(called);
  return read.ok && (await readingOf(core, scene).find(read.value as MemberRef)) !== undefined;
}

async function offered(
  core: Core,
  scene: Scene,
  name: string,
  people: readonly Namesake[],
): Promise<Heard> {
  const texts = say(await ownLocale(core, scene));
  return {
    is: 'question',
    reply: {
      text: `${texts.whoIs({ name })}\n${texts.answerHere}`,
      buttons: people.map((one) => ({
        does: 'press',
        label: texts.namesake(told(scene, one)),
        press: answering(`#${one.id}`),
      })),
    },
  };
}

async function listed(
  core: Core,
  scene: Scene,
  name: string,
  people: readonly Namesake[],
): Promise<Heard> {
  const texts = say(await ownLocale(core, scene));
  const lines = people
    .slice(0, MOST)
    .map((one) => `#${one.id} ${texts.namesake(told(scene, one))}`);
  const text = texts.whichNumber({ name, number: people[0]?.id ?? 0, more: people.length > MOST });
  return privately([text, ...lines].join('\n'), { declined: true });
}

const told = ({ enrolled }: Scene, { name, handle, joinedAt }: Namesake) => ({
  ...{ name, handle },
  since: whenOf(joinedAt, enrolled.community.zone).slice(0, 10),
});

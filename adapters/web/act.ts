import type { Bot } from '../../src/bot/port.ts';
import { clean } from '../../src/chat/text.ts';
import type { Clock } from '../../src/clock.ts';
import type { Log } from '../../src/log.ts';
import { LONGEST_POST } from './abilities.ts';
import { answer } from './answer.ts';
import { roomsOf } from './commands.ts';
import type { Link, Seat } from './hub.ts';
import { type Memory, visibleTo } from './memory.ts';
import { type Action, EMCEE, privateRoom, type Refusal } from './protocol.ts';
import { type Actor, asTyped, receive, receiveOpened } from './receive.ts';
import type { Row } from './store.ts';

export type Ground = {
  readonly bot: Bot;
  readonly memory: Memory;
  readonly clock: Clock;
  readonly log: Log;
};

/** Does what a page asks, from the words in the room to the bot's answer, and tells the page how it went. */
export async function act(frame: Action, link: Link, seat: Seat, ground: Ground): Promise<void> {
  const { bot, memory, clock, log } = ground;
  const refuse = (why: Refusal) => link.send({ is: 'failed', id: frame.id, why });
  const actor = actorOf(seat, bot);
  if (actor === undefined) return refuse('no-community');
  const wrong = wrongWith(frame, actor);
  if (wrong !== undefined) return refuse(wrong);
  try {
    const answered = await answeredBy(frame, actor, memory);
    if (frame.is === 'press' && answered === undefined) return refuse('gone');
    const cause = (await postedBy(frame, actor, answered, memory)) ?? answered;
    const heard = await bot.hear(
      receive(frame, actor, clock.now(), answered && authorOf(answered)),
    );
    const asked = { frame, community: seat.community, person: seat.person, cause };
    const alone = await answer(heard, asked, memory, log);
    if (alone !== undefined) link.send(alone);
    link.send({ is: 'done', id: frame.id });
  } catch (err) {
    const error = frame.id.slice(0, 8);
    log.error({ err, platform: 'web', error, kind: frame.is }, 'an action was not kept');
    link.send({ is: 'failed', id: frame.id, why: 'not-kept', error });
  }
}

/** The first time somebody is here, the bot says hello in their private chat. */
export async function openPrivate(seat: Seat, { bot, memory, clock, log }: Ground): Promise<void> {
  const actor = actorOf(seat, bot);
  const room = privateRoom(seat.person);
  try {
    if (actor === undefined) return;
    const there = await memory.store.recent(seat.community, [room], seat.person);
    if (there.length > 0) return;
    const heard = await bot.hear(receiveOpened(actor, clock.now()));
    const frame: Action = { is: 'post', id: `opened-${seat.person}`, room, text: '' };
    const asked = { frame, community: seat.community, person: seat.person, cause: undefined };
    await answer(heard, asked, memory, log);
  } catch (err) {
    log.warn({ err, platform: 'web' }, 'a private chat could not be opened');
  }
}

export async function dismiss(id: number, seat: Seat, memory: Memory): Promise<boolean> {
  const row = await memory.find(id);
  if (row?.communityId !== seat.community || row.onlyFor !== seat.person) return false;
  return (await memory.remove(row)) !== undefined;
}

function actorOf(seat: Seat, bot: Bot): Actor | undefined {
  const community = bot.communities().find(({ id }) => id === seat.community);
  const person = community?.people.find(({ id }) => id === seat.person);
  return community && person && { community, person, language: seat.language };
}

function wrongWith(frame: Action, { community, person }: Actor): Refusal | undefined {
  const rooms = [...roomsOf(community).map(({ id }) => id), privateRoom(person.id)];
  if (!rooms.includes(frame.room)) return 'no-room';
  const text = wordsOf(frame);
  if (text === undefined) return undefined;
  if (text.trim() === '') return 'empty';
  return text.length > LONGEST_POST ? 'too-long' : undefined;
}

/** The message that is pressed or answered, if this person sees it in this room. */
async function answeredBy(
  frame: Action,
  { community, person }: Actor,
  memory: Memory,
): Promise<Row | undefined> {
  if (frame.is === 'completing') return undefined;
  const id = frame.is === 'press' ? frame.message : frame.answers;
  const row = id === undefined ? undefined : await memory.find(id);
  const here = row?.communityId === community.id && row.room === frame.room;
  return here && visibleTo(person.id, row) ? row : undefined;
}

/** What somebody says stands in the room like any message, commands too. */
async function postedBy(
  frame: Action,
  { community, person }: Actor,
  answered: Row | undefined,
  memory: Memory,
): Promise<Row | undefined> {
  const text = wordsOf(frame);
  if (text === undefined) return undefined;
  return memory.post({
    communityId: community.id,
    room: frame.room,
    author: person.id,
    onlyFor: null,
    answers: answered?.id ?? null,
    content: { key: frame.id, words: { is: 'typed', text: text.trim() } },
  });
}

function wordsOf(frame: Action): string | undefined {
  if (frame.is === 'post') return clean(frame.text);
  return frame.is === 'command' ? clean(asTyped(frame.name, frame.named)) : undefined;
}

function authorOf(row: Row) {
  return { id: row.id, author: row.author, byBot: row.author === EMCEE };
}

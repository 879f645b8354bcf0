import { isDeepStrictEqual } from 'node:util';
import type { Heard } from '../../../src/bot/port.ts';
import { seeded } from '../../../src/chance.ts';
import type { Incoming, Person, Place, What } from '../../../src/chat/incoming.ts';
import { plain } from '../../../src/chat/text.ts';
import { oneOf, people } from './people.ts';
import { anyGiven, asTyped } from './said.ts';
import type { World } from './world.ts';

type Draw = (limit: number) => number;

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const WAITS = [SECOND, 30 * SECOND, 60 * SECOND, HOUR, 12 * HOUR];
const ANSWERS = ['tea', '明天晚上八点', '3', '2h', '@walker2', '取消', '/points', ''];
/** A conversation about one thing ends somewhere. */
const LONGEST_TALK = 5;

/** People do anything that can be done, in an order that the seed draws. Resolves when all came to rest. */
export async function walk(world: World, seed: number, acts: number): Promise<void> {
  const draw = seeded(seed);
  for (let n = 0; n < acts; n += 1) {
    await act(world, draw);
    await world.clock.advance({});
  }
  await world.clock.advance({ hours: 30 });
}

async function act(world: World, draw: Draw): Promise<void> {
  const from = oneOf(draw, people);
  const place = placeOf(world, from, draw);
  const text = { is: 'text', text: 'hello 你好', toBot: true, message: `m/${draw(9)}` } as const;
  const dice = draw(100);
  if (dice < 45) return command(world, from, place, draw);
  if (dice < 80) return press(world, from, place, draw);
  if (dice < 84) return void (await world.hear(from, place, text));
  if (dice < 86)
    return void (await world.hear(from, place, { is: draw(2) === 0 ? 'left' : 'joined' }));
  if (dice < 87) return void (await world.hear(from, aloneWith(from), { is: 'opened', start: '' }));
  if (dice < 90) return redeliver(world, draw);
  if (dice < 92) return link(world, from, draw);
  return world.clock.advance({ ms: oneOf(draw, WAITS) });
}

const aloneWith = ({ platform, id }: Person): Place => ({ platform, chat: id, private: true });

/** A space of their platform, or their private chat. */
function placeOf({ community }: World, { platform, id }: Person, draw: Draw): Place {
  if (draw(3) === 0) {
    const chat = platform === 'web' ? `${community.id}/@${id}` : id;
    return { platform, chat, private: true };
  }
  const here = community.spaces.filter((one) => one.platform === platform);
  const { name: _, language: __, ...space } = oneOf(draw, here);
  return { ...space, private: false };
}

async function command(world: World, from: Person, place: Place, draw: Draw): Promise<void> {
  const { name, options } = oneOf(draw, world.community.commands);
  const offered: Record<string, readonly string[]> = {};
  for (const { name: option, kind } of options)
    if (kind.is === 'named' && draw(2) === 0) {
      const what = { is: 'completing', name, option, typed: '' } as const;
      const answer = await world.hear(from, place, what);
      if (answer.is === 'completions') offered[option] = answer.choices.map(({ value }) => value);
    }
  const given = anyGiven({ options }, draw, offered);
  const said =
    draw(2) === 0 ? { typed: asTyped(given, draw), named: {} } : { typed: '', named: given };
  await talk(world, from, place, { is: 'command', name, ...said }, draw);
}

/** Also what stands elsewhere, or was for another alone: whoever forges a button does that. */
async function press(world: World, from: Person, place: Place, draw: Draw): Promise<void> {
  const it = world.seen[draw(Math.max(1, world.seen.length))];
  if (it === undefined) return;
  const there = it.place.platform === from.platform && !it.place.private ? it.place : place;
  const { message } = it;
  const pressed: What = {
    ...{ is: 'press', press: oneOf(draw, it.presses) },
    ...(message !== undefined && { message }),
  };
  await talk(world, from, there, pressed, draw);
}

/** What is asked is answered, a few times. */
async function talk(
  world: World,
  from: Person,
  place: Place,
  first: What,
  draw: Draw,
): Promise<void> {
  let next: What | undefined = first;
  for (let turn = 0; turn < LONGEST_TALK && next !== undefined; turn += 1)
    next = answerTo(await world.hear(from, place, next), draw);
}

function answerTo(heard: Heard, draw: Draw): What | undefined {
  if (heard.is === 'question')
    return { is: 'text', text: oneOf(draw, ANSWERS), toBot: true, message: `m/${draw(9)}` };
  if (heard.is !== 'form') return undefined;
  const { id, fields } = heard.form;
  const given = fields.map(({ name, value, choices }) => [
    name,
    value ?? choices?.[0]?.value ?? oneOf(draw, ANSWERS),
  ]);
  return { is: 'form', id, fields: Object.fromEntries(given) };
}

/** Somebody's account becomes part of another's, on the same platform or elsewhere. */
async function link(world: World, from: Person, draw: Draw): Promise<void> {
  const asked = { is: 'command', name: 'link', typed: '', named: {} } as const;
  const answer = await world.hear(from, aloneWith(from), asked);
  const code = /\/link (\w+)/.exec(answer.is === 'said' ? plain(answer.reply.text) : '')?.[1];
  const other = oneOf(draw, people);
  if (code !== undefined) await world.hear(other, aloneWith(other), { ...asked, named: { code } });
}

/** A platform may bring anything again: what changed something is answered alike, and changes nothing more. */
async function redeliver(world: World, draw: Draw): Promise<void> {
  const { heard, bot, database, complain } = world;
  const [incoming, before] = oneOf(draw, [...heard]) ?? [];
  if (incoming === undefined || before?.is !== 'said' || isPast(world, incoming)) return;
  const receipts = await database.query('select 1 from receipt where key = $1', [incoming.key]);
  if (receipts.length === 0) return;
  const after = await bot.hear(incoming);
  const again = after.is === 'said' ? after.reply : after;
  if (!isDeepStrictEqual(again, before.reply))
    complain(`again: ${JSON.stringify([incoming, before.reply, again])}`);
}

const PATIENCE_MS = 15 * 60 * SECOND;

/** Words answer a question for a quarter of an hour, and until the next: later they are just words. */
function isPast({ heard, clock }: World, { what, from, place, at }: Incoming): boolean {
  if (what.is !== 'text') return false;
  const theirs = [...heard.keys()].filter(
    (one) => one.from.id === from.id && one.place.chat === place.chat,
  );
  return theirs.at(-1)?.what !== what || clock.now().getTime() - at.getTime() >= PATIENCE_MS;
}

import { expect, it } from 'vitest';
import { z } from 'zod';
import { operation } from '../../src/bot/operation.ts';
import { nightWith } from '../support/emcee/cast.ts';
import type { Seat } from '../support/emcee/stage.ts';
import { community, type Meeting } from '../support/emcee.ts';

const operations = `coupons: { pools: { tea: { generate: { length: 10, prefix: TEA- } } } }`;
const everywhere = { on: ['telegram', 'discord', 'web'] } as const;
const rooms = ['group', 'server', 'hall'] as const;
const CODE = /TEA-[2-9A-HJ-NP-Z]{10}/;

/** A third of the guests on each platform. */
function seatsOf({ guests, telegram, discord, web }: Meeting): Seat[] {
  const stages = [telegram, discord, web];
  return guests.flatMap((guest, n) => stages[n % stages.length]?.seat(guest) ?? []);
}

/** What Telegram's group was burdened with, by when; edits weigh what messages do. */
function burdenOf({ telegram, clock }: Meeting): number[] {
  const at: number[] = [];
  telegram.server.watch((change) => {
    const isBurden = change.kind === 'sent' || change.kind === 'edited';
    if (isBurden && change.message.from?.is_bot && change.message.chat.kind !== 'private')
      at.push(clock.now().getTime());
  });
  return at;
}

const mostInAMinute = (at: readonly number[]) =>
  Math.max(
    0,
    ...at.map((begin) => at.filter((one) => one >= begin && one < begin + 60_000).length),
  );

function codeOf(seat: Seat): string | undefined {
  const alone = seat.sights().filter((sight) => sight.alone);
  return CODE.exec(alone.map(({ text }) => text).join('\n'))?.[0];
}

it('three hundred tap within five seconds on three platforms: each is answered, and the cards agree', async () => {
  const meeting = await community(nightWith({ operations, guests: 300 }), {
    ...everywhere,
    guests: 300,
  });
  const { mei, telegram, discord, room, clock, database } = meeting;
  telegram.server.limit({ perChatPerMinute: 20, perSecond: 30 });
  const burden = burdenOf(meeting);
  await mei.on('web').types('/drop start Winter tea 400 in=all');
  for (const one of rooms) await room(one).shows(/400 of 400 codes left/);

  const seats = seatsOf(meeting);
  for (let second = 0; second < 5; second++) {
    const now = seats.slice(second * 60, (second + 1) * 60);
    await Promise.all(now.map((seat) => seat.taps('Get a code')));
    await clock.advance({ seconds: 1 });
  }
  // discord.js itself sends no more than fifty requests in a real second.
  await expect.poll(() => seats.map(codeOf)).not.toContain(undefined);
  expect(new Set(seats.map(codeOf)).size).toBe(300);

  await clock.advance({ minutes: 1 });
  const [drop] = await database.query('select claimed, "left" from coupon_drop');
  expect(drop).toEqual({ claimed: 300, left: 100 });
  for (const one of rooms) {
    await room(one).shows(/100 of 400 codes left/);
    expect(room(one).texts().join('\n')).not.toMatch(CODE);
  }
  expect(telegram.group('group').messages.filter(({ from }) => from?.is_bot)).toHaveLength(1);
  expect(mostInAMinute(burden)).toBeLessThanOrEqual(20);
  expect(telegram.server.calls.filter(({ status }) => status === 429)).toEqual([]);
  expect(discord.guild().channel('server').messages).toHaveLength(1);
  expect(discord.server.calls.filter(({ status }) => status === 429)).toEqual([]);
  // Five seconds and the last word after them.
  expect(telegram.group('group').find(/Winter/).edits).toBeLessThanOrEqual(3);
  expect(discord.guild().channel('server').last?.edits).toBeLessThanOrEqual(5);
});

it('a crowd that does not end for two minutes keeps within the limits as well', async () => {
  const meeting = await community(nightWith({ operations, guests: 120 }), {
    ...{ on: ['telegram'], guests: 120 },
  });
  const { mei, telegram, room, clock, guests } = meeting;
  telegram.server.limit({ perChatPerMinute: 20, perSecond: 30 });
  await mei.types('/checkin');
  await mei.opens();
  await clock.advance({ minutes: 1 });
  const burden = burdenOf(meeting);
  await mei.whispers('/drop start Winter tea 120 in=group');
  await room('group').shows(/120 of 120 codes left/);
  for (const guest of guests) {
    await telegram.seat(guest).taps('Get a code');
    await clock.advance({ seconds: 1 });
  }
  await clock.advance({ seconds: 5 });
  await room('group').shows(/All 120 codes are gone/);
  expect(burden.length).toBeGreaterThan(30);
  expect(mostInAMinute(burden)).toBeLessThanOrEqual(20);
  expect(telegram.server.calls.filter(({ status }) => status === 429)).toEqual([]);
});

it('after a restart the cards of a drop still hand out codes, and count on', async () => {
  const { mei, lin, sam, ada, room, clock, outage } = await community(
    nightWith({ operations }),
    everywhere,
  );
  await mei.on('telegram').types('/drop start Winter tea 5 in=all');
  for (const one of rooms) await room(one).shows(/5 of 5 codes left/);
  await lin.on('telegram').taps('Get a code');
  await lin.seesPrivately(/number 1 of 5/);
  await outage({ minutes: 5 });
  for (const one of rooms) await room(one).shows(/4 of 5 codes left/);
  await lin.on('telegram').taps('Get a code');
  await lin.seesPrivately(/you have this code/);
  await sam.on('discord').taps('Get a code');
  await sam.seesPrivately(/number 2 of 5/);
  await ada.on('web').taps('Get a code');
  await ada.seesPrivately(/number 3 of 5/);
  await clock.advance({ seconds: 5 });
  for (const one of rooms) await room(one).shows(/2 of 5 codes left/);
});

it('a card that an admin deletes is marked as gone, and a command posts it anew', async () => {
  const meeting = await community(nightWith({ operations }), { on: ['telegram', 'discord'] });
  const { mei, lin, sam, room, clock, telegram, discord, cast, database } = meeting;
  await mei.on('telegram').types('/drop start Winter tea 5 in=all');
  for (const one of ['group', 'server']) await room(one).shows(/5 of 5 codes left/);
  telegram.user(cast.mei).deletes(telegram.group('group').find(/Coupons · Winter/));
  const shown = discord.guild().channel('server').last;
  if (shown) discord.user(cast.mei).deletes(shown);
  await lin.on('telegram').forges('claim:1');
  await clock.advance({ seconds: 10 });
  const posts = () => database.query('select space, state from card_post order by space, id', []);
  const gone = [
    { space: 'group', state: 'gone' },
    { space: 'server', state: 'gone' },
  ];
  expect(await posts()).toEqual(gone);
  await mei.on('telegram').types('/drop card Winter');
  await mei.on('discord').types('/drop card Winter');
  for (const one of ['group', 'server']) await room(one).shows(/4 of 5 codes left/);
  await sam.on('discord').taps('Get a code');
  await sam.seesPrivately(/number 2 of 5/);
  await clock.advance({ seconds: 5 });
  for (const one of ['group', 'server']) await room(one).shows(/3 of 5 codes left/);
  expect(await posts()).toEqual(
    gone.flatMap(({ space, state }) => [
      { space, state },
      { space, state: 'up' },
    ]),
  );
});

/** A card whose list has a line for each member that the bot knows, and is far too long for a message. */
const lists = operation({
  name: 'lists',
  settings: z.strictObject({}),
  texts: { en: {}, zh: {} },
});
const LONG = Array.from({ length: 300 }, (_, n) => `somebody with a long name, number ${n + 1}`);
const listing = lists.with({
  cards: [
    lists.card({
      kind: 'list',
      load: async (sql) => (await sql.query<{ n: number }>('select count(*) as n from member'))[0],
      view: ({ n }) => ({ title: `${n} members`, text: LONG.join('\n') }),
    }),
  ],
  commands: [
    lists.command({
      name: 'list post',
      texts: () => ({ about: 'post the list', options: {} }),
      for: 'planner',
      answers: 'privately',
      options: {},
      async run({ community: { spaces } }, work) {
        const names = spaces.map(({ name }) => name);
        await work.cards.post({ key: work.key, kind: 'list', record: '1', spaces: names });
        return { text: 'posted' };
      },
    }),
    lists.command({
      name: 'list touch',
      texts: () => ({ about: 'say that the list changed', options: {} }),
      for: 'member',
      answers: 'privately',
      options: {},
      async run(_asked, work) {
        work.cards.changed('list', '1');
        return { text: 'touched' };
      },
    }),
  ],
});

it('a list too long for a card is shortened to each platform, and the log says what was lost', async () => {
  const meeting = await community(nightWith(), { ...everywhere, more: [listing] });
  const { mei, room, clock, telegram, discord, logged, database } = meeting;
  await mei.on('telegram').types('/list post');
  for (const one of rooms) await room(one).shows(/^\d members\nsomebody/);
  const card = telegram.group('group').find(/^\d members/);
  const shown = () => discord.guild().channel('server').last;
  expect(card.text.length).toBeLessThanOrEqual(4096);
  expect(card.text).toMatch(/somebody.*…$/s);
  expect(shown()?.text).toMatch(/somebody.*…/s);
  await room('hall').shows(/somebody with a long name, number 300$/);
  const losses = () => logged().filter((line) => line.includes('text-shortened')).length;
  expect(losses()).toBe(2);

  const drawn = () =>
    database.query(
      'select p.drawn = c.version as drawn from card_post p join card c on c.id = p.card_id',
    );
  // Somebody new changes what it shows; the second touch changes nothing, and nothing is redrawn.
  for (let touches = 0; touches < 2; touches++) {
    await mei.on('web').types('/list touch');
    await clock.advance({ seconds: 10 });
    for (const one of rooms) await room(one).shows(/^2 members/);
    expect([card.edits, shown()?.edits, losses()]).toEqual([1, 1, 4]);
    expect(await drawn()).toEqual(rooms.map(() => ({ drawn: true })));
  }
});

import { expect, it } from 'vitest';
import { z } from 'zod';
import { operation } from '../../src/bot/operation.ts';
import { night, nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

it('a post that meets a platform that is down arrives when it is up again, once', async () => {
  const { mei, room, telegram, clock, settled } = await community(night, {
    on: ['web', 'telegram'],
  });
  await telegram.server.down();
  await settled();
  await mei.on('web').types('/say in=group text="At last."');
  await clock.advance({ seconds: 4 });
  expect(room('group').texts()).toEqual([]);
  await telegram.server.up();
  await clock.advance({ seconds: 30 });
  await room('group').shows(/^At last\.$/);
  await clock.advance({ minutes: 10 });
  expect(room('group').texts()).toHaveLength(1);
});

it('a post that nobody confirmed is not said twice, and stands as in doubt', async () => {
  const { mei, room, telegram, clock, database } = await community(night, {
    on: ['web', 'telegram'],
  });
  telegram.server.reset('sendMessage', 1, 'after');
  await mei.on('web').types('/say in=group text="Once, or never."');
  await clock.advance({ minutes: 10 });
  expect(room('group').texts()).toHaveLength(1);
  const rows = await database.query<{ state: string }>(
    'select state from delivery where space is not null',
  );
  expect(rows).toEqual([{ state: 'unsure' }]);
});

it('a card that nobody confirmed works when it did arrive, and is kept up to date from then on', async () => {
  const daily = nightWith({
    timetable: 'daily: { cron: "0 23 * * *", run: check-in card, in: group }',
  });
  const { mei, lin, room, telegram, clock } = await community(daily, { on: ['web', 'telegram'] });
  telegram.server.reset('sendMessage', 1, 'after');
  await mei.on('web').types('/run daily');
  await clock.advance({ minutes: 10 });
  await lin.on('telegram').taps('Check in');
  await lin.on('telegram').seesPrivately(/\+8/);
  await clock.advance({ seconds: 5 });
  await room('group').shows(/1 here today\. Just now: Lin/);
});

it('what was under way when the bot was killed stands as in doubt, and keeps nothing waiting', async () => {
  const { mei, room, clock, database, outage } = await community(night, {
    on: ['web', 'telegram'],
  });
  await mei.on('web').types('/say in=group text="Was it said?"');
  await clock.advance({ seconds: 1 });
  await database.execute(
    `update delivery set state = 'sending', due_at = due_at + interval '1 minute' where space = 'group'`,
  );
  await outage({});
  await mei.on('web').types('/say in=group text="This is."');
  await clock.advance({ seconds: 3 });
  await room('group').shows(/^This is\.$/);
  const rows = await database.query<{ state: string }>(
    `select state from delivery where space = 'group' order by id`,
  );
  expect(rows).toEqual([{ state: 'unsure' }, { state: 'sent' }]);
});

it('posts in a busy group keep their order, and wait as long as Telegram asks', async () => {
  const { mei, room, telegram, clock } = await community(night, { on: ['web', 'telegram'] });
  telegram.server.limit({ perChatPerMinute: 3 });
  for (const n of [1, 2, 3, 4, 5, 6]) await mei.on('web').types(`/say in=group text="post ${n}"`);
  await clock.advance({ minutes: 5 });
  const posts = room('group')
    .texts()
    .filter((text) => text.startsWith('post'));
  expect(posts).toEqual([1, 2, 3, 4, 5, 6].map((n) => `post ${n}`));
});

const texts = { about: 'fails', options: {} };
const op = operation({
  name: 'broken',
  settings: z.strictObject({}),
  texts: { en: texts, zh: texts },
});
const broken = op.with({
  commands: [
    op.command({
      name: 'fail',
      texts: (say) => say,
      for: 'member',
      answers: 'privately',
      options: {},
      async run({ member }, work) {
        await work.ledger.grant({ key: 'x', memberId: member.id, amount: 5, reason: 'grant' });
        throw new Error('a bug');
      },
    }),
  ],
});

it('a command that fails answers with an id, changes nothing, and holds up nobody', async () => {
  const { lin, sam, database } = await community(night, { on: ['telegram'], more: [broken] });
  await Promise.all([lin.types('/fail'), sam.types('/checkin')]);
  await lin.sees(/went wrong on my side[\s\S]*by [2-9A-Z]{6}/);
  await sam.sees(/\+8 points/);
  await lin.types('/points');
  await lin.sees(/0 points/);
  expect(await database.query('select * from ledger_entry')).toHaveLength(1);
  await lin.types('/checkin');
  await lin.sees(/\+5 points/);
});

it('the shell tells what was done from what was not', async () => {
  const yaml = nightWith({
    operations: [
      'coupons: { pools: { tea: { generate: { length: 8 } } } }',
      'points: { shop: [{ id: sticker, name: Sticker, price: 5 }] }',
    ].join('\n'),
    timetable: 'morning: { cron: "0 8 * * *", run: quiz stop, in: [hall] }',
  });
  const { lin, running } = await community(yaml, { on: ['web'] });
  await lin.types('/checkin');
  const shell = async (words: string) => {
    const it = { communityId: 'night', words, spaces: ['hall'], key: `shell/${words}` };
    const { ok, text } = await running().emcee.shell(it);
    return `${words}: ${ok ? 'done' : 'refused'}${ok ? '' : text && ', and why'}`;
  };
  const done = ['say Hello', 'top', 'tasks', 'unanswered', 'post list', 'drop list'];
  for (const words of done) expect(await shell(words)).toBe(`${words}: done`);
  for (const words of [
    'say buttons="Dance → /dance" Hello',
    'top period=never',
    'dance',
    'grant @nobody 5 x',
    'grant @lin 1000001 x',
    'take @lin 900000 x',
    'statement member=@nobody',
    'reverse #99999 x',
    'reverse word x',
    'undo B999 x',
    'refund #99999 x',
    'redeem TEA-0000',
    'void TEA-0000',
    'reissue TEA-0000',
    'drop stop friday',
    'drop claims friday',
    'event cancel tea',
    'event edit tea name=Tee',
    'event attendance tea',
    'question close #99',
    'expert add tea @nobody',
    'teach remove 99',
    'quiz stop',
    'quiz void 3',
    'pause evening',
    'resume morning',
    'run morning',
    'receipts 99',
    'post list page=99',
  ])
    expect.soft(await shell(words)).toBe(`${words}: refused, and why`);
});

it('the shell says which command was meant, and how one is used', async () => {
  const { running } = await community(nightWith({}), { on: ['web'] });
  const shell = async (words: string, locale: 'en' | 'zh' = 'en') => {
    const it = { communityId: 'night', words, spaces: ['hall'], key: `shell/${words}`, locale };
    return running().emcee.shell(it);
  };
  expect(await shell('topp')).toEqual({
    ok: false,
    text: 'there is no command "topp"; did you mean "top"? emcee run night help lists them',
  });
  expect((await shell('quiz strat')).text).toMatch(/did you mean "quiz start"\?/);
  expect((await shell('积分排行榜', 'zh')).text).toMatch(/^没有命令“积分排行榜”；.*help 可列出/);
  expect(await shell('say --help')).toMatchObject({
    ok: true,
    text: expect.stringMatching(/^\/say\n[\s\S]*\/say .*<text>/),
  });
  expect((await shell('quiz start -h')).text).toMatch(/^\/quiz start\n/);
  expect((await shell('--help')).text).toMatch(/\/grant/);
});

import { expect, it } from 'vitest';
import { night, nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

it('what is missing is asked for, one by one, until it is right', async () => {
  const { lin, mei } = await community(night, { on: ['telegram'] });
  await lin.types('/checkin');
  await mei.types('/grant');
  await mei.sees(/To whom\?/);
  await mei.answers('the reader');
  await mei.sees(
    /a person I know is needed, as @name or by what they are called here[\s\S]*To whom\?/,
  );
  await mei.answers('@lin');
  await mei.sees(/How many\?/);
  await mei.answers('ten');
  await mei.sees(/a whole number is needed\. “ten” won't do/);
  await mei.answers('0');
  await mei.sees(/a number from 1 to/);
  await mei.answers('10');
  await mei.sees(/What for\?/);
  await mei.answers('a fine summary');
  await mei.sees(/\+10 points for Lin: a fine summary/);
  await mei.answers('and more');
  await mei.seesNothing();
});

it('a question is dropped by /cancel, and after a quarter of an hour', async () => {
  const { lin, mei, clock, database } = await community(night, { on: ['telegram'] });
  await lin.types('/checkin');
  await mei.types('/cancel');
  await mei.sees(/There is nothing to cancel/);
  await mei.types('/grant @lin');
  await mei.sees(/How many\?/);
  await mei.types('/cancel');
  await mei.sees(/All right, stopped/);
  await mei.answers('10');
  await mei.seesNothing();
  await mei.types('/grant @lin');
  await mei.sees(/How many\?/);
  await clock.advance({ minutes: 16 });
  await mei.answers('10');
  await mei.seesNothing();
  expect(await database.query('select * from ledger_entry')).toHaveLength(1);
});

it('somebody else’s words do not answer it', async () => {
  const { lin, mei, sam } = await community(night, { on: ['telegram'] });
  await lin.types('/checkin');
  await mei.types('/grant @lin');
  await mei.sees(/How many\?/);
  await sam.answers('10');
  await sam.seesNothing();
  await mei.answers('10');
  await mei.sees(/What for\?/);
});

it('a question is remembered over a restart', async () => {
  const { lin, mei, outage } = await community(night, { on: ['telegram'] });
  await lin.types('/checkin');
  await mei.types('/grant @lin');
  await mei.sees(/How many\?/);
  await outage({ minutes: 2 });
  await mei.answers('10');
  await mei.sees(/What for\?/);
});

it('an answer that Telegram brings again answers nothing more', async () => {
  const { lin, mei, database } = await community(night, { on: ['telegram'] });
  await lin.types('/checkin');
  await mei.types('/grant @lin');
  await mei.sees(/How many\?/);
  await mei.answers('10');
  await mei.sees(/What for\?/);
  await mei.again();
  await mei.sees(/What for\?/);
  await mei.answers('a fine summary');
  await mei.sees(/\+10 points for Lin: a fine summary/);
  await mei.again();
  await mei.sees(/\+10 points for Lin: a fine summary/);
  await mei.types('/cancel');
  await mei.sees(/There is nothing to cancel/);
  expect(await database.query('select * from ledger_entry')).toHaveLength(2);
  expect(await database.query('select given from dialogue')).toEqual([{ given: {} }]);
});

it('few choices are buttons, and one that is typed must be among them', async () => {
  const { lin } = await community(nightWith({ language: 'zh' }), {
    on: ['telegram'],
    speaks: { lin: 'zh' },
  });
  await lin.types('/language');
  await lin.sees(/请回复这条消息/);
  await lin.answers('français');
  await lin.sees(
    /语言（language）：请从中选一个：中文、English 英文、自动。您写的是“français”。\n请填写“语言”（zh 中文/,
  );
  await lin.taps('English 英文');
  await lin.sees(/I speak English with you from now on/);
  await lin.taps('中文');
  await lin.sees(/按钮已失效|no longer in use/);
});

it('what is suggested in Chinese is a button as well, and is tapped', async () => {
  const { lin, mei } = await community(nightWith({ language: 'zh', operations: 'events: {}' }), {
    on: ['telegram'],
    speaks: { lin: 'zh', mei: 'zh' },
  });
  await mei.types('/event create 《红楼梦》前八十回共读与讨论之夜 2026-03-04T20:00');
  await lin.types('/rsvp');
  await lin.sees(/活动：哪一个？/);
  await lin.taps('#1 《红楼梦》前八十回共读与讨论之夜 · 2026-03-04 20:00');
  await lin.sees(/请填写“回复”（yes 参加/);
  await lin.taps('参加');
  await lin.sees(/您已报名“《红楼梦》前八十回共读与讨论之夜”/);
});

it('an admin demoted in the middle of a flow is refused', async () => {
  const { lin, sam, cast, telegram, database } = await community(night, { on: ['telegram'] });
  await lin.types('/checkin');
  const group = telegram.group('group');
  group.promotes(telegram.user(cast.sam));
  await sam.types('/grant @lin 10');
  await sam.sees(/What for\?/);
  group.demotes(telegram.user(cast.sam));
  await sam.answers('being nice');
  await sam.sees(/\/grant is for admins/);
  expect(await database.query('select * from ledger_entry')).toHaveLength(1);
});

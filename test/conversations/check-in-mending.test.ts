import { describe, expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

const telegram = { on: ['telegram'] } as const;
const withRules = (rules: string) =>
  nightWith({ operations: `check-in: { points: 10, ${rules} }` });
const MAKE_UP = 'streaks: { 4: 40 }, makeUp: { price: 6, perMonth: 1, within: 3d, points: 1 }';

describe('making up', () => {
  it('joins what a missed day parted, once a month, for points', async () => {
    const { lin, clock, database } = await community(withRules(MAKE_UP), telegram);
    for (const gap of [1, 2, 0]) {
      await lin.types('/checkin');
      await clock.advance({ days: gap });
    }
    await lin.types('/makeup');
    await lin.sees(
      /2026-03-04 is made up for 6 points\. It brought \+41\.? ?.*Your streak: 4 days\. 65 points, 0 more/,
    );
    await lin.again();
    await lin.types('/makeup');
    await lin.sees(/missed nothing in the last 3 days/);
    await lin.types('/streak');
    await lin.sees(/2026-03-04 {2}↻ made up[\s\S]*4 days: \+40 ✓[\s\S]*Make-ups: 0 of 1 left/);
    await clock.advance({ days: 2 });
    await lin.types('/makeup');
    await lin.sees(/made up 1 day this month, which is the most/);
    const entries = `select e.reason, e.amount, t.kind from ledger_entry e
      join ledger_account t on t.id = e.to_id where e.reason = 'make-up'`;
    expect(await database.query(entries)).toEqual([{ reason: 'make-up', amount: 6, kind: 'shop' }]);
  });

  it('has its limits, and says them', async () => {
    const { lin, clock, database } = await community(withRules(MAKE_UP), telegram);
    await lin.types('/checkin');
    await clock.advance({ days: 5 });
    await lin.types('/makeup 2026-03-03');
    await lin.sees(/2026-03-03 is too long ago.*at most 3 days back/);
    await lin.types('/makeup 2');
    await lin.sees(/You did check in on 2026-03-02/);
    await lin.types('/makeup 2026-03-07');
    await lin.sees(/is not over/);
    await lin.types('/makeup 2026-02-28');
    await lin.sees(/before your first check-in/);
    await lin.types('/makeup someday');
    await lin.sees(/“someday” is no day/);
    await database.execute(`update ledger_account set balance = 0 where kind = 'member'`);
    await lin.types('/makeup');
    await lin.sees(/costs 6 points, and you have 0/);
    expect(await database.query('select day from check_in')).toHaveLength(1);
  });

  it('is not there where the community does without', async () => {
    const { lin } = await community(withRules('first: 0'), telegram);
    await lin.types('/help');
    expect(await lin.sees(/checkin/)).not.toMatch(/makeup|freeze/);
    await lin.whispers('/makeup');
    expect(lin.news()).not.toMatch(/made up/);
  });
});

describe('a freeze', () => {
  const rules = withRules('freezes: { price: 4, most: 1, lasts: 5d, earnedEvery: 3d }');

  it('is bought ahead, and spent by itself on the day that is missed', async () => {
    const { lin, clock } = await community(rules, telegram);
    await lin.types('/checkin');
    await lin.types('/freeze');
    await lin.sees(/A freeze for 4 points: you hold 1 of 1.*until 2026-03-07\. 6 points left/);
    await lin.types('/freeze');
    await lin.sees(/You hold 1 already/);
    await clock.advance({ days: 1, hours: 3 });
    await lin.types('/streak');
    await lin.sees(
      /Should you miss that, it does not break yet[\s\S]*Freezes: 1 of 1, good until 2026-03-07/,
    );
    await clock.advance({ days: 1 });
    await lin.types('/checkin');
    await lin.sees(/2 days in a row[\s\S]*A freeze saved your streak on 2026-03-03/);
    await lin.types('/streak');
    await lin.sees(/2026-03-03 {2}✱ frozen[\s\S]*Freezes: 0 of 1/);
    await clock.advance({ days: 2 });
    await lin.types('/checkin');
    await lin.sees(/1 day in a row/);
  });

  it('runs out', async () => {
    const { lin, clock } = await community(withRules('freezes: { price: 4, lasts: 1d }'), telegram);
    await lin.types('/checkin');
    await lin.types('/freeze');
    await clock.advance({ days: 2 });
    await lin.types('/checkin');
    await lin.sees(/1 day in a row/);
  });

  it('is earned by a streak', async () => {
    const { lin, clock } = await community(rules, telegram);
    for (const _ of [1, 2]) {
      await lin.types('/checkin');
      await clock.advance({ days: 1 });
    }
    await lin.types('/checkin');
    await lin.sees(/3 days in a row[\s\S]*You earned a freeze/);
    await clock.advance({ days: 2 });
    await lin.types('/checkin');
    await lin.sees(/4 days in a row[\s\S]*saved your streak on 2026-03-05/);
  });

  it('comes along when two accounts become one', async () => {
    const { lin, sam, clock } = await community(rules, telegram);
    await lin.types('/checkin');
    await lin.types('/freeze');
    await sam.types('/checkin');
    await lin.opens();
    await lin.whispers('/link');
    const code = /\/link (\w+)/.exec(await lin.sees(/link/))?.[1];
    await sam.types(`/link ${code}`);
    await sam.sees(/Done/);
    await clock.advance({ days: 2 });
    await sam.types('/checkin');
    await sam.sees(/2 days in a row[\s\S]*saved your streak on 2026-03-03/);
  });
});

describe('an amnesty', () => {
  it('given by an admin mends what was broken, and gives freezes back', async () => {
    const rules = withRules('freezes: { price: 4 }');
    const { lin, sam, mei, clock, settled } = await community(rules, telegram);
    await lin.types('/checkin');
    await sam.types('/checkin');
    await sam.types('/freeze');
    await clock.advance({ days: 2 });
    await lin.types('/checkin');
    await lin.sees(/1 day in a row/);
    await sam.types('/checkin');
    await sam.sees(/2 days in a row/);
    await lin.types('/amnesty 2026-03-03');
    await lin.sees(/for admins/);
    await mei.types('/amnesty 2026-03-03 2026-03-03');
    await mei.sees(/2026-03-03 breaks no streak/);
    await clock.advance({ minutes: 1 });
    await settled();
    await lin.types('/streak');
    await lin.sees(/Your streak: 2 days[\s\S]*2026-03-03 {2}– amnesty/);
    await sam.types('/streak');
    await sam.sees(/Your streak: 2 days[\s\S]*Freezes: 1 of 2/);
    await clock.advance({ days: 1 });
    await lin.types('/checkin');
    await lin.sees(/3 days in a row/);
  });

  it('is asked for in order', async () => {
    const { mei } = await community(withRules('first: 0'), telegram);
    await mei.types('/amnesty 2026-03-03 2026-03-01');
    await mei.sees(/last day lies before the first/);
    await mei.types('/amnesty 2026-01-01 2026-12-31');
    await mei.sees(/At most 62 days/);
  });

  it('comes by itself for days on which the bot was away', async () => {
    const { lin, outage, clock } = await community(withRules('first: 0'), telegram);
    await lin.types('/checkin');
    await outage({ days: 2 });
    await lin.types('/checkin');
    await lin.sees(/2 days in a row/);
    await lin.types('/streak');
    await lin.sees(/2026-03-03 {2}– the bot was away/);
    await clock.advance({ days: 2 });
    await lin.types('/checkin');
    await lin.sees(/1 day in a row/);
  });

  it('does not come for a short one', async () => {
    const { lin, outage, clock } = await community(withRules('outage: 20h'), telegram);
    await lin.types('/checkin');
    await clock.advance({ days: 1 });
    await outage({ hours: 19 });
    await clock.advance({ hours: 5 });
    await lin.types('/checkin');
    await lin.sees(/1 day in a row/);
  });
});

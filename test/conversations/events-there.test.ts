import { expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

const house = nightWith({ operations: 'events: { reminders: [], points: 5 }' });
const CODE = /Code for \/attend: ([2-9A-HJ-NP-Z]{6})/;

it('members show up by button or code, get their points once, and who did not come is listed', async () => {
  const { mei, lin, sam, ada, group, clock } = await community(house, { on: ['telegram'] });
  for (const one of [mei, lin, sam, ada]) await one.opens();
  await mei.types('/event create Tea 2026-03-02T12:00 1h');
  for (const one of [lin, sam]) await one.taps('Yes');
  await mei.whispers('/event attendance Tea');
  const shown = await mei.sees(/Tea · 0 are there · 2 expected/);
  const code = CODE.exec(shown)?.[1] ?? 'none';
  expect(shown).toMatch(/· Lin\n· Sam/);
  await ada.types(`/attend ${code}`);
  await ada.seesPrivately(/“Tea” has not begun. You can show up from 2026-03-02 11:45/);
  await clock.advance({ hours: 2, minutes: 50 });
  await group.shows(/Here we go/);
  await lin.taps("I'm here");
  await lin.seesPrivately(/Welcome to “Tea”! \+5 points/);
  await lin.again();
  await lin.taps("I'm here");
  await lin.seesPrivately(/noted already/);
  await ada.taps("I'm here");
  await ada.seesPrivately(/only those who have a place/);
  await ada.types(`/attend ${code.toLowerCase()}`);
  await ada.seesPrivately(/Welcome to “Tea”/);
  await ada.types('/attend 222222');
  await ada.seesPrivately(/No event that takes place now has this code/);
  await lin.types('/points');
  await lin.sees(/5/);
  await clock.advance({ hours: 2 });
  await group.shows(/This is over/);
  await sam.types(`/attend ${code}`);
  await sam.seesPrivately(/“Tea” is over/);
  await mei.whispers('/event attendance #1');
  expect(await mei.sees(/Tea · 2 came · 1 did not/)).toMatch(
    /✓ Lin · 2026-03-02 11:50\n✓ Ada · 2026-03-02 11:50 · had not signed up\n✗ Sam · did not come/,
  );
  await lin.types('/statement');
  await lin.sees(/\+5 · at an event/);
  expect(group.texts().join('\n')).not.toMatch(new RegExp(`(?<!attend )${code}`));
  await lin.types('/event attendance #1');
  await lin.sees(/is for planners/);
});

it('those who came are asked how it was, and only organisers read it', async () => {
  const { mei, lin, sam, ada, clock } = await community(house, { on: ['telegram'] });
  for (const one of [mei, lin, sam, ada]) await one.opens();
  await mei.types('/event create Tea 2026-03-02T12:00 1h survey=yes');
  for (const one of [lin, sam]) await one.taps('Yes');
  await clock.advance({ hours: 3 });
  await lin.taps("I'm here");
  await clock.advance({ hours: 1, minutes: 1 });
  await lin.seesPrivately(/How was “Tea”\?/);
  expect(sam.news()).not.toMatch(/How was/);
  await lin.taps('4 ★');
  await lin.seesPrivately(/Thank you! In a word: \/event feedback #1/);
  await lin.whispers('/event feedback #1 Lovely, more of it');
  await lin.seesPrivately(/the organisers will read it/);
  await sam.whispers('/event feedback #1 Dreadful');
  await sam.seesPrivately(/Only those who came to “Tea” are asked/);
  await sam.forges('event-rate::1:1', 'private');
  await sam.seesPrivately(/Only those who came/);
  await mei.whispers('/event survey Tea');
  const results = await mei.sees(/Tea · 4.0 of 5 · 1 of 1 who came/);
  expect(results).toMatch(/★★★★ 1\n★★★ 0(.|\n)*“Lovely, more of it”/);
  expect(results).not.toMatch(/Lin|Dreadful/);
});

it('a party larger than the whole place hears of it, and holds up nobody', async () => {
  const { mei, lin, sam, ada, clock } = await community(house, { on: ['telegram'] });
  for (const one of [lin, sam, ada]) await one.opens();
  await mei.types('/event create Tea 2026-03-04T20:00 capacity=4 guests=4');
  await lin.types('/rsvp Tea yes 2');
  await lin.sees(/You're in for “Tea”, with 2 guests/);
  await ada.types('/rsvp Tea yes 4');
  await ada.sees(/“Tea” has 4 places in all, guests counted\. Your answer stays as it was/);
  await sam.types('/rsvp Tea yes 3');
  await sam.sees(/“Tea” is full\. You're on the waiting list, with 3 guests, the first/);
  await clock.advance({ minutes: 1 });
  await ada.types('/rsvp Tea yes');
  await ada.sees(/waiting list, behind one other/);
  await mei.types('/event edit Tea capacity=3');
  const few = /“Tea” has 3 places in all, too few for you, with 3 guests/;
  await sam.seesPrivately(few);
  expect((await ada.seesPrivately(/Places: 3/)).match(few)).toBeNull();
  await clock.advance({ minutes: 1 });
  await sam.types('/rsvp Tea yes');
  await sam.sees(few);
  await ada.types('/rsvp Tea yes');
  await ada.sees(/on the waiting list, the first/);
  await lin.types('/rsvp Tea yes 0');
  await ada.seesPrivately(/A place is free/);
  await clock.advance({ minutes: 1 });
  await lin.types('/rsvp Tea yes 1');
  await lin.sees(/You're in for “Tea”, with 1 guest/);
});

it('guests, a cut-off, and for whom an event is', async () => {
  const { mei, lin, sam, group, clock } = await community(house, { on: ['telegram'] });
  await mei.types('/event create Tea 2026-03-04T20:00 capacity=4 guests=2 cutoff=1d');
  await group.shows(/You may bring up to 2 guests.\nPlease answer by Tue 2026-03-03 20:00/);
  await lin.taps('+1 guest');
  await lin.seesPrivately(/You're in for “Tea”, with 1 guest/);
  await lin.taps('+1 guest');
  await lin.seesPrivately(/with 2 guests/);
  await lin.taps('+1 guest');
  await lin.seesPrivately(/up to 2 guests each/);
  await sam.taps('+1 guest');
  await sam.seesPrivately(/“Tea” is full. You're on the waiting list, with 1 guest, the first/);
  await lin.taps('−1 guest');
  await lin.seesPrivately(/with 1 guest/);
  await sam.types('/rsvp Tea');
  await sam.sees(/Yes, maybe or no\?/);
  await sam.answers('yes');
  await sam.sees(/You're in for “Tea”, with 1 guest/);
  await clock.advance({ days: 2 });
  await sam.taps('+1 guest');
  await sam.seesPrivately(/answers were taken until 2026-03-03 20:00/);
  await sam.taps('No');
  await sam.seesPrivately(/not this time/);
  await mei.types('/event create Meeting 2026-03-06T20:00 who="role helper"');
  await sam.taps('Yes');
  await sam.seesPrivately(/“Meeting” is for helpers/);
  await mei.types('/event create Best 2026-03-06T20:00 who="level 2"');
  await mei.sees(/There are no levels/);
  await mei.types('/event create Late 2026-01-06T20:00');
  await mei.sees(/2026-01-06 20:00 is over/);
});

it('an event for a level is for whoever reached it', async () => {
  const { mei, lin, sam } = await community(
    nightWith({
      operations:
        'events: {}\npoints: { levels: [{ name: { en: Reader, zh: 读者 }, from: 20 }] }\ncheck-in: {}',
    }),
    { on: ['telegram'] },
  );
  for (const one of [lin, sam]) await one.types('/checkin');
  await mei.types('/event create Best 2026-03-06T20:00 who="level 1"');
  await lin.taps('Yes');
  await lin.seesPrivately(/“Best” is for members from level 1 up/);
  await mei.types('/grant @lin 30 well done');
  await lin.taps('Yes');
  await lin.seesPrivately(/You're in for “Best”/);
  await sam.taps('Maybe');
  await sam.seesPrivately(/“Best” is for members from level 1 up/);
});

it('whoever wants no reminders gets none', async () => {
  const yaml = nightWith({ operations: 'events: { reminders: [1h] }' });
  const { mei, lin, sam, clock } = await community(yaml, { on: ['telegram'] });
  for (const one of [lin, sam]) await one.opens();
  await mei.types('/event create Tea 2026-03-02T12:00');
  for (const one of [lin, sam]) await one.taps('Yes');
  await lin.whispers('/event reminders off');
  await lin.seesPrivately(/no reminders of events/);
  await clock.advance({ hours: 2 });
  await sam.seesPrivately(/Coming up/);
  expect(lin.news()).not.toMatch(/Coming up/);
});

it('who can not be written to is told in the group, all in one line that names nobody', async () => {
  const yaml = nightWith({ operations: 'events: { reminders: [1h] }' });
  const { mei, lin, sam, ada, group, clock } = await community(yaml, { on: ['telegram'] });
  await ada.opens();
  await mei.types('/event create Tea 2026-03-02T12:00');
  for (const one of [lin, sam, ada]) await one.taps('Yes');
  await clock.advance({ hours: 2, minutes: 1 });
  await ada.seesPrivately(/Coming up: “Tea”, Mon 2026-03-02 12:00/);
  const said = group.texts().filter((text) => /Coming up/.test(text));
  expect(said).toEqual(['Coming up: “Tea”, Mon 2026-03-02 12:00 (in 1 hour)']);
});

it('all of it is said in Chinese where Chinese is spoken', async () => {
  const yaml = nightWith({
    operations: 'events: { reminders: [1h], survey: true }',
    language: 'zh',
  });
  const speaks = { lin: 'zh', sam: 'zh', mei: 'zh', ada: 'zh' } as const;
  const { mei, lin, sam, group, clock } = await community(yaml, { on: ['telegram'], speaks });
  for (const one of [mei, lin, sam]) await one.opens();
  await mei.types('/event create 茶会 2026-03-02T12:00 1h capacity=1 repeat=每周 茶馆');
  await mei.sees(/“茶会”会重复举行，已排 \d 场/);
  await group.shows(/^茶会\n2026-03-02 周一 12:00–13:00\n地点：茶馆\n参加：0 \/ 1 人/);
  await lin.taps('参加');
  await lin.seesPrivately(/您已报名“茶会”：2026-03-02 周一 12:00/);
  await sam.taps('参加');
  await sam.seesPrivately(/“茶会”已满。您在候补名单上，排在第一位/);
  await clock.advance({ hours: 2 });
  await lin.seesPrivately(/活动提醒：“茶会”，2026-03-02 周一 12:00（1 小时后开始）/);
  await lin.taps('不参加');
  await sam.seesPrivately(/有空位了：您已报名“茶会”/);
  await clock.advance({ hours: 1 });
  await sam.taps('我到了');
  await sam.seesPrivately(/欢迎参加“茶会”/);
  await clock.advance({ hours: 1, minutes: 1 });
  await sam.seesPrivately(/您觉得“茶会”怎么样/);
  await lin.types('/rsvp #2 yes');
  await mei.types('/event cancel #2');
  await mei.sees(/“茶会”（#2）已取消/);
  await lin.seesPrivately(/“茶会”已取消。原定时间：.*\d。$/);
  await mei.types('/event list');
  await mei.sees(/未来 14 天的活动/);
  expect([lin, sam, mei].map((one) => one.news()).join()).not.toMatch(/undefined|\[object/);
});

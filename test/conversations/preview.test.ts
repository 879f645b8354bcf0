import { expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { rowCounts } from '../support/emcee/tables.ts';
import { community } from '../support/emcee.ts';

const long = 'A line of a long story. '.repeat(100);
const timetable = `morning: { cron: "0 8 * * *", run: say, with: { text: Good morning, also: 早安, pin: yes, buttons: "Rules https://example.org" }, in: [group, hall] }
story: { cron: "0 9 * * *", run: say, with: { text: "${long}" }, in: [server, hall] }
card: { cron: "0 10 * * *", run: check-in card, in: [group, hall] }
board: { cron: "0 11 * * *", run: top, in: [hall] }
wrong: { cron: "0 12 * * *", run: say, with: { text: x, buttons: "Dance → /dance" }, in: [hall] }`;
const yaml = nightWith({ timetable });
const everywhere = { on: ['web', 'telegram', 'discord'] } as const;

it('a preview shows what an entry would post, where, and what each platform would lose', async () => {
  const { mei, room } = await community(yaml, everywhere);
  await mei.types('/preview morning');
  const told = await mei.seesPrivately(/If “morning” ran now/);
  expect(told).toMatch(/→ group, hall\nGood morning\n\n— — —\n\n早安\n\[Rules\]/);
  expect(told).toMatch(/⚠ hall \(playground\): it is not pinned/);
  expect(told).not.toMatch(/⚠ group|on its way/);
  await mei.types('/preview story');
  expect(await mei.seesPrivately(/If “story” ran now/)).toMatch(
    /⚠ server \(Discord\): the text comes in several messages/,
  );
  expect(room('group').texts()).toEqual([]);
});

it('a preview shows cards and boards as they would look, and does none of it', async () => {
  const { mei, lin, room, database } = await community(yaml, everywhere);
  await lin.types('/checkin');
  await mei.types('/timetable');
  const before = await rowCounts(database);
  await mei.types('/preview card');
  expect(await mei.seesPrivately(/If “card” ran now/)).toMatch(/→ group, hall\n[\s\S]*\[.*\]/);
  await mei.types('/preview board');
  expect(await mei.seesPrivately(/If “board” ran now/)).toMatch(/→ hall\n[\s\S]*lin/i);
  await mei.types('/preview wrong');
  expect(await mei.seesPrivately(/If “wrong” ran now/)).toMatch(
    /Nothing would be posted\.\n\nThe command answers: There is no command \/dance/,
  );
  const after = await rowCounts(database);
  expect({ ...after, web_message: 0 }).toEqual({ ...before, web_message: 0 });
  expect(room('group').texts()).toEqual([]);
});

it.each(['run', 'preview'])('/%s is no entry of a timetable: it might run itself', async (run) => {
  const itself = nightWith({
    timetable: `again: { cron: "0 10 * * *", run: ${run}, in: [hall], with: { entry: again } }`,
  });
  await expect(community(itself, { on: ['web'] })).rejects.toThrow(
    `"${run}" works on the timetable itself, so it cannot stand in it`,
  );
});

it('a preview in quiet hours says when it would be posted', async () => {
  const quiet = nightWith({ operations: 'posts: { quiet: "08:00-10:00" }', timetable });
  const { mei } = await community(quiet, everywhere);
  await mei.types('/preview morning');
  await mei.seesPrivately(/→ group, hall, at 2026-03-02 10:00/);
});

it('what is run by hand in quiet hours says when it will be posted', async () => {
  const quiet = nightWith({ operations: 'posts: { quiet: "08:00-10:00" }', timetable });
  const { mei, room, clock } = await community(quiet, { on: ['web'] });
  await mei.types('/run morning');
  await mei.seesPrivately(/runs now\. It is quiet .* comes on Mon 2026-03-02 10:00/);
  await clock.advance({ minutes: 1 });
  expect(room('hall').texts()).toEqual([]);
  await clock.advance({ hours: 2 });
  await room('hall').shows(/^Good morning/);
});

it('what would be declined is not run by hand, and says why', async () => {
  const { mei, clock } = await community(yaml, { on: ['web'] });
  await mei.types('/run wrong');
  await mei.seesPrivately(/“wrong” was not run, .* There is no command \/dance/);
  await clock.advance({ minutes: 1 });
  await mei.types('/timetable');
  expect(await mei.seesPrivately(/wrong/)).not.toMatch(/wrong: .*\n.*\n?last:/);
});

it('a preview of what would be declined says why, to each in their language', async () => {
  const { mei } = await community(yaml.replace('language: en', 'language: zh'), {
    on: ['web'],
    speaks: { mei: 'en' },
  });
  await mei.types('/preview wrong');
  await mei.seesPrivately(/The command answers: There is no command \/dance/);
});

it('a preview is for planners, and names what there is', async () => {
  const { mei, lin } = await community(yaml, { on: ['telegram'] });
  await lin.types('/preview morning');
  await lin.sees(/is for planners/);
  await mei.types('/preview mornin');
  await mei.sees(/Did you mean “morning”/);
});

import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openCommunities } from '../../src/communities.ts';
import { night, nightWith } from '../support/emcee/cast.ts';
import { community, type Meeting } from '../support/emcee.ts';

/** The community's file in a folder that is followed, as `emcee start` does. */
async function followed({ running, clock }: Meeting) {
  const folder = await mkdtemp(path.join(tmpdir(), 'emcee-communities-'));
  const { emcee, platforms, log } = running();
  const communities = openCommunities({
    ...{ emcee, platforms, clock, log, folder },
    language: 'en',
  });
  onTestFinished(async () => {
    await communities.stop();
    await rm(folder, { recursive: true });
  });
  const write = async (text: string) => {
    await writeFile(path.join(folder, 'night.yaml'), text);
    await communities.look();
  };
  await write(night);
  await communities.started();
  return { write, communities, folder };
}

it('is ready again when what was refused is gone, and not while the folder cannot be read', async () => {
  const meeting = await community(night, { on: ['telegram'] });
  const { communities, folder } = await followed(meeting);
  const copy = path.join(folder, 'copy.yaml');
  await writeFile(copy, night);
  await communities.look();
  expect(communities.health()).toMatchObject({
    ready: false,
    why: expect.stringMatching(/^copy:/),
  });
  await rm(copy);
  for (let looks = 0; looks < 2; looks++) await communities.look();
  expect(communities.health()).toMatchObject({ ready: true });

  await rename(folder, `${folder}.away`);
  await communities.look();
  expect(communities.health()).toMatchObject({
    ready: false,
    why: expect.stringMatching(/ENOENT/),
  });
  await rename(`${folder}.away`, folder);
  await communities.look();
  expect(communities.health()).toMatchObject({ ready: true });
});

it('spaces on a platform that is not configured are warned of, since nothing reaches them', async () => {
  const meeting = await community(night, { on: ['telegram'] });
  await followed(meeting);
  const [warning] = meeting.logged().filter((line) => line.includes('not configured'));
  expect(JSON.parse(warning ?? '{}')).toMatchObject({
    level: 40,
    community: 'night',
    spaces: ['server (discord)', 'hall (web)'],
  });
});

it('a changed config is taken over at once', async () => {
  const meeting = await community(night, { on: ['telegram'] });
  const { write } = await followed(meeting);
  const { lin, sam } = meeting;
  await lin.types('/checkin');
  await lin.sees(/\+8/);
  await write(nightWith({ operations: 'check-in: { points: 50 }' }));
  await sam.types('/checkin');
  await sam.sees(/\+50 points/);
  await write(nightWith({ operations: 'check-in: false' }));
  await lin.whispers('/checkin');
  await lin.sees(/I don't know \/checkin/);
});

it('a broken config is refused: what was in force stays, and the admin is told why, in a language of theirs', async () => {
  const meeting = await community(night, { on: ['telegram'] });
  const { write, communities } = await followed(meeting);
  const { lin, mei, settled, clock } = meeting;
  await mei.types('/checkin');
  await mei.opens();
  await write(night.replace('points: 5', 'points: many'));
  await clock.advance({ seconds: 1 });
  await settled();
  await mei.seesPrivately(
    /night\.yaml has errors[\s\S]*:\d+:\d+: .*points is "many"; it should be a number/,
  );
  await mei.whispers('/language zh');
  await write(night.replace('points: 5', 'points: few'));
  await clock.advance({ seconds: 1 });
  await settled();
  await mei.seesPrivately(/night\.yaml 有错误[\s\S]*:\d+:\d+: points 写的是 "few"；应为数字/);
  await lin.types('/checkin');
  await lin.sees(/\+5/);
  expect(communities.health()).toMatchObject({ ready: false });
  await write(night.replace('points: 5', 'points: 6'));
  expect(communities.health()).toMatchObject({ ready: true });
  await clock.advance({ days: 1 });
  await lin.types('/checkin');
  await lin.sees(/\+1[69]|\+19/);
});

it('a config with signs that no database stores is taken over without them', async () => {
  const meeting = await community(night, { on: ['telegram'] });
  const { write, communities } = await followed(meeting);
  const entry =
    '{ cron: "0 9 * * *", run: say, in: [group], with: { text: "Tea\\0 for \\ud83d two" } }';
  await write(nightWith({ timetable: `"tea\\0": ${entry}` }));
  expect(communities.health()).toMatchObject({ ready: true });
  await meeting.clock.advance({ days: 1 });
  await meeting.group.shows(/Tea for \ufffd two/);
});

it('an admin who is named no more may no more', async () => {
  const { mei, changes } = await community(night, { on: ['telegram'] });
  await mei.types('/check-in card');
  await mei.sees(/on its way/);
  await changes(nightWith({ roles: 'helper: { web: [lin] }' }));
  await mei.types('/check-in card');
  await mei.sees(/is for planners/);
});

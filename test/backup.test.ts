import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emcee } from './support/emcee-shell.ts';
import {
  endProcesses,
  foldersFor,
  type Settings,
  startReal,
} from './support/faults/real-process.ts';
import { postgres } from './support/services/postgres.ts';

const community = `community: readers
name: { en: Readers, zh: 读者 }
timezone: Asia/Shanghai
language: en
spaces: { hall: { web: hall } }
playground: { people: { mei: Mei, lin: Lin } }
`;

let settings: Settings & { readonly EMCEE_DATA: string };
const beside = (name: string) => path.join(path.dirname(settings.EMCEE_DATA), name);

beforeEach(async () => {
  settings = await foldersFor(community);
});
afterEach(endProcesses);

/** What `/top` says of a copy that is unpacked as README has it. */
async function topIn(file: string): Promise<string> {
  const restored = `${file}.restored`;
  await mkdir(path.join(restored, 'database'), { recursive: true });
  await promisify(execFile)('tar', ['-xzf', file, '-C', path.join(restored, 'database')]);
  await cp(path.join(settings.EMCEE_DATA, 'secret'), path.join(restored, 'secret'));
  return (await emcee({ ...settings, EMCEE_DATA: restored }, 'run', 'readers', 'top')).out;
}

test('the database is copied while the bot runs, and when none does', async () => {
  const bot = await startReal(settings);
  const top = (await emcee(settings, 'run', 'readers', 'top')).out;
  expect(top).toMatch(/1\. \w+ · \d+/);
  const [hot, cold] = [beside('hot.tar.gz'), beside('cold.tar.gz')];
  expect(await emcee(settings, 'backup', hot)).toMatchObject({ code: 0, out: `copied to ${hot}` });
  expect(await emcee(settings, 'backup', beside('gone/hot.tar.gz'))).toMatchObject({
    code: 1,
    err: expect.stringMatching(/ENOENT.*gone/),
  });
  // It goes on with what it copied.
  expect((await emcee(settings, 'run', 'readers', 'grant', '@lin', '500', 'x')).code).toBe(0);
  expect((await bot.stop()).code).toBe(0);
  expect(await emcee(settings, 'backup', cold)).toMatchObject({ code: 0 });

  expect(await topIn(hot)).toBe(top);
  expect(await topIn(cold)).toMatch(/1\. Lin · 5\d\d/);
});

test('where the bot has another database, or none yet, none is made and copied', async () => {
  const { url } = await postgres();
  const secret = { EMCEE_SECRET: Buffer.alloc(32, 7).toString('base64') };
  const bot = await startReal({ ...settings, ...secret, DATABASE_URL: url });
  const asked = emcee(settings, 'backup', beside('copy.tar.gz'));
  expect(await asked).toMatchObject({ code: 1, err: expect.stringMatching(/use pg_dump/) });
  expect((await bot.stop()).code).toBe(0);

  for (const typed of [
    ['backup', beside('copy.tar.gz')],
    ['run', 'readers', 'top'],
  ])
    expect(await emcee(settings, ...typed)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/no database in .*: start the bot once, or set EMCEE_DATA or/),
    });
  expect(existsSync(path.join(settings.EMCEE_DATA, 'database'))).toBe(false);
  expect(existsSync(beside('copy.tar.gz'))).toBe(false);
});

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { readArguments } from '../src/cli/arguments.ts';
import { emcee } from './support/emcee-shell.ts';
import { endProcesses, foldersFor, startReal } from './support/faults/real-process.ts';

const community = `community: readers
name: { en: Readers, zh: 读者 }
timezone: Asia/Shanghai
language: en
spaces: { hall: { web: hall } }
playground: { people: { mei: Mei } }
operations: { coupons: { pools: { paper: {} } } }
`;

afterEach(endProcesses);

async function redeem(address: string, token: string, code: string): Promise<number> {
  const { status } = await fetch(`${address}/api/communities/readers/coupons/redeem`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  return status;
}

it('tokens and codes come by the shell, beside the running bot and without one', async () => {
  const settings = await foldersFor(community);
  const file = path.join(path.dirname(settings.EMCEE_DATA), 'codes.csv');
  await writeFile(
    file,
    ['code', ...Array.from({ length: 5000 }, (_, n) => `CODE-${n + 10_000}`), 'x'].join('\n'),
  );

  await (await startReal(settings)).stop();
  const first = await emcee(settings, 'token', 'readers');
  expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/^emcee_[2-9A-Z]{52}$/) });
  const bot = await startReal(settings);
  const again = await emcee(settings, 'token', 'readers');
  expect(again).toMatchObject({ code: 1, err: expect.stringMatching(/a token "shop" already/) });
  const till = await emcee(settings, 'token', 'readers', '--name', 'till');
  expect(till.err).toMatch(/“till”.*not shown again/);
  const list = await emcee(settings, 'token', 'list', 'readers');
  expect(list.out).toMatch(/^till: made \d{4}.*, in use\nshop: made .*, in use$/);

  const imported = await emcee(settings, 'coupons', 'import', 'readers', 'paper', file);
  expect(imported).toMatchObject({
    code: 0,
    out: expect.stringMatching(/5000 codes added.*\n1 line that can't be used.*: 5002$/),
  });
  const nobody = await emcee(settings, 'coupons', 'import', 'elsewhere', 'paper', file);
  expect(nobody).toMatchObject({ code: 1, err: expect.stringMatching(/no community "elsewhere"/) });
  expect(await emcee(settings, 'coupons', 'import', 'readers', 'paper', 'gone.csv')).toMatchObject({
    code: 2,
    err: 'there is no file gone.csv',
  });

  // The code is there, and nobody holds it.
  expect(await redeem(bot.address, first.out, 'CODE-10000')).toBe(404);
  expect(await redeem(bot.address, till.out, 'CODE-10000')).toBe(404);
  expect((await emcee(settings, 'token', 'revoke', 'readers', 'till')).code).toBe(0);
  expect(await redeem(bot.address, till.out, 'CODE-10000')).toBe(401);
  expect((await emcee(settings, 'token', 'revoke', 'readers', 'till')).err).toMatch(
    /no token "till" in use/,
  );
  const inChinese = (...typed: readonly string[]) =>
    emcee({ ...settings, LANG: 'zh_CN.UTF-8' }, ...typed);
  expect((await inChinese('token', 'revoke', 'readers', 'till')).err).toMatch(
    /^没有正在使用的令牌“till”；/,
  );
  expect((await inChinese('run', 'readers', 'grant', '@mei', '许多', 'x')).err).toMatch(
    /需要一个整数[\s\S]*用法：\/grant <成员> <积分> <原因>/,
  );
  expect(bot.output()).not.toMatch(/emcee_[2-9A-Z]{52}|CODE-\d/);
  expect((await bot.stop()).code).toBe(0);

  expect((await inChinese('run', 'readers', '--in', 'shed', 'top')).err).toBe(
    '没有空间“shed”；现有：hall',
  );
  const alone = await emcee(settings, 'coupons', 'import', 'readers', 'paper', file);
  expect(alone.out).toMatch(
    /nothing new\. It has 5000 codes free\.\n5000 lines with a code that was here before.*and 4980 more/,
  );
  expect((await emcee(settings, 'token', 'list', 'readers')).out).toMatch(/till: .*, revoked/);
});

it('what is typed wrongly is told', () => {
  const why = (...typed: readonly string[]) => {
    const asked = readArguments(typed);
    return asked.do === 'wrong' ? asked.why : asked;
  };
  expect(why('token')).toMatch(/needs a community/);
  expect(why('token', 'list')).toMatch(/token list night-readers/);
  expect(why('token', 'revoke', 'night')).toMatch(/token revoke night-readers shop/);
  expect(why('token', 'night', 'more')).toMatch(/needs a community/);
  expect(why('token', 'night', '--name', 'a/b')).toMatch(/--name takes/);
  expect(why('coupons', 'export', 'night', 'paper', 'x')).toMatch(/coupons import/);
  expect(why('coupons', 'import', 'night', 'paper')).toMatch(/coupons import/);
});

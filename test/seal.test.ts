import { randomBytes } from 'node:crypto';
import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openSecret, sealWith } from '../src/database/seal.ts';
import { ownFolder } from './support/services/shared.ts';

const seal = sealWith(randomBytes(32));

test.each(['', 'COUPON-1', '优惠券 🎟', 'x'.repeat(4000)])('%.10s comes back', (text) => {
  const sealed = seal.seal(text);
  expect(sealed).toMatch(/^v1\.[A-Za-z0-9_-]+$/);
  expect(seal.open(sealed)).toBe(text);
});

test('the same text is never sealed alike, and always has the same index', () => {
  expect(seal.seal('a')).not.toBe(seal.seal('a'));
  expect(seal.blindIndex('a')).toBe(seal.blindIndex('a'));
  expect(seal.blindIndex('a')).not.toBe(seal.blindIndex('b'));
  expect(sealWith(randomBytes(32)).blindIndex('a')).not.toBe(seal.blindIndex('a'));
});

test('what was changed, cut or sealed with another secret does not open', () => {
  const sealed = seal.seal('COUPON-1');
  const flipped = sealed.replace(
    /^(v1\..{20})(.)/,
    (_, head, at) => head + (at === 'A' ? 'B' : 'A'),
  );
  for (const wrong of [flipped, sealed.slice(0, 20), 'v1.', sealWith(randomBytes(32)).seal('x')]) {
    expect(() => seal.open(wrong)).toThrow('another EMCEE_SECRET, or changed since');
  }
  expect(() => seal.open('COUPON-1')).toThrow('not a sealed text');
});

test('a secret is 32 bytes in base64, base64url or hex', async () => {
  const secret = randomBytes(32);
  for (const coding of ['base64', 'base64url', 'hex'] as const) {
    expect(await openSecret({ value: secret.toString(coding), folder: '' })).toEqual(secret);
  }
  for (const value of ['', 'short', `${secret.toString('hex')}00`, 'password'.repeat(6)]) {
    await expect(openSecret({ value, folder: '' })).rejects.toThrow(
      'EMCEE_SECRET must be 32 bytes in base64 or hex. Make one with: openssl rand -base64 32',
    );
  }
});

test('without one, a secret is made once and kept for its owner alone', async () => {
  const folder = path.join(await ownFolder('secret'), 'data');
  const [first, second] = await Promise.all([openSecret({ folder }), openSecret({ folder })]);
  expect(first).toHaveLength(32);
  expect(second).toEqual(first);
  expect((await stat(path.join(folder, 'secret'))).mode & 0o777).toBe(0o600);
  await writeFile(path.join(folder, 'secret'), 'spoilt');
  await expect(openSecret({ folder })).rejects.toThrow('secret must be 32 bytes');
});

import { expect, test } from 'vitest';
import { judge, readCode } from '../src/operations/membership/rule.ts';

test.each([
  'ABCDE23456',
  'abcde-23456',
  ' abcde 23456 ',
  '/link ABCDE23456',
  'ＡＢＣＤＥ２３４５６',
])('a code typed as %j', (raw) => expect(readCode(raw)).toBe('ABCDE23456'));

const now = new Date('2026-11-22T12:00:00Z');
const code = {
  index: 'i',
  communityId: 'tea',
  memberId: 1,
  expiresAt: new Date('2026-11-22T12:00:01Z'),
  used: false,
};
const other = { id: 2, communityId: 'tea' };

test('who may use a code', () => {
  expect(judge(code, other, now)).toEqual({ is: 'good', memberId: 1 });
  expect(judge(undefined, other, now).is).toBe('unknown');
  expect(judge({ ...code, used: true }, other, now).is).toBe('unknown');
  expect(judge(code, { ...other, communityId: 'coffee' }, now).is).toBe('unknown');
  expect(judge(code, { ...other, id: 1 }, now).is).toBe('own');
  expect(judge({ ...code, expiresAt: now }, other, now).is).toBe('expired');
});

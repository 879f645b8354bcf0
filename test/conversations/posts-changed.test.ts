import { describe, expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community, type PlatformName } from '../support/emcee.ts';

const platforms: readonly PlatformName[] = ['telegram', 'discord', 'web'];
const night = nightWith();
const last = (texts: readonly string[]) => texts.at(-1);

describe.each(platforms)('a post on %s', (platform) => {
  it('is edited and deleted where it stands', async () => {
    const { mei, group, clock } = await community(night, { on: [platform] });
    await mei.types('/say text="Tonight: chapter three."');
    await mei.sees(/as post 1\./);
    await group.shows(/^Tonight: chapter three\.$/);
    await mei.types('/post edit post=1 text="Tonight: chapter four."');
    await mei.sees(/Post 1 is being changed in/);
    await clock.advance({ seconds: 10 });
    await group.shows(/^Tonight: chapter four\.$/);
    expect(group.texts().filter((text) => /^Tonight: chapter/.test(text))).toHaveLength(1);
    await mei.types('/post delete 1');
    await mei.sees(/Post 1 is being deleted in/);
    await clock.advance({ seconds: 10 });
    expect(group.texts().filter((text) => /^Tonight: chapter/.test(text))).toEqual([]);
    await mei.types('/post delete 1');
    await mei.sees(/was deleted already/);
    await mei.types('/post list');
    await mei.sees(
      /1 · 2026-03-02 09:00 · [Mm]ei · edited · deleted\nTonight: chapter four\.\n.*: deleted 1/,
    );
  });
});

it('a post loses its translation or its buttons, and keeps the rest', async () => {
  const { mei, lin, group, clock } = await community(night, { on: ['telegram'] });
  await mei.types('/say text="Chapter four" also="第四章" buttons="Check in → /checkin"');
  await group.shows(/Chapter four[\s\S]*第四章/);
  await mei.types('/post edit 1 without=also');
  await clock.advance({ seconds: 10 });
  await group.shows(/^Chapter four$/);
  await lin.taps('Check in');
  await mei.types('/post edit 1 去掉=按钮');
  await clock.advance({ seconds: 10 });
  await group.shows(/^Chapter four$/);
  await expect(lin.taps('Check in')).rejects.toThrow(/a button/);
});

it('a post on several platforms is changed on all of them, and is told apart by its number', async () => {
  const { mei, room, clock } = await community(night, { on: ['telegram', 'discord', 'web'] });
  await mei.types('/say in=group,server,hall text="First"');
  await mei.types('/say in="group, hall" text="Second"');
  await mei.sees(/on its way to group, hall, as post 2/);
  await clock.advance({ seconds: 10 });
  await mei.types('/post edit 1 Changed');
  await mei.sees(/Post 1 is being changed in group, server, hall/);
  await clock.advance({ seconds: 10 });
  for (const name of ['group', 'server', 'hall']) await room(name).shows(/^Changed$/);
  for (const name of ['group', 'hall']) await room(name).shows(/^Second$/);
});

it('a post that was split stays together: it is edited and deleted in all its parts', async () => {
  const { mei, room, clock } = await community(night, { on: ['web', 'telegram'] });
  const part = (_: unknown, n: number) => `part ${n} of a long story that goes on`;
  const story = Array.from({ length: 200 }, part).join('\n');
  await mei.types(`/say in=group text="${story}"`);
  await clock.advance({ seconds: 10 });
  expect(room('group').texts()).toHaveLength(2);
  await mei.types(`/post edit 1 ${story} and on ${'x'.repeat(1_500)}`);
  await clock.advance({ seconds: 10 });
  expect(room('group').texts().join('\n')).not.toMatch(/and on/);
  await mei.types('/post edit 1 short now');
  await clock.advance({ seconds: 10 });
  expect(room('group').texts()).toEqual(['short now']);
  await mei.types('/post delete 1');
  await clock.advance({ seconds: 10 });
  expect(room('group').texts()).toEqual([]);
});

it('a number that was never given, and an edit without anything new, are refused', async () => {
  const { mei, lin } = await community(night, { on: ['telegram'] });
  await mei.types('/post edit 7 Hello');
  await mei.sees(/There is no post 7/);
  await mei.types('/say Hello');
  await mei.types('/post edit 1');
  await mei.sees(/Say what should be different/);
  await mei.types('/post delete 99');
  await mei.sees(/There is no post 99/);
  await lin.types('/post delete 1');
  await lin.sees(/is for planners/);
});

it('a post that still waits for a platform is said as it was edited, or not at all', async () => {
  const { mei, room, telegram, clock } = await community(night, { on: ['web', 'telegram'] });
  await telegram.server.down();
  await mei.on('web').types('/say in=group text="Wrng"');
  await mei.on('web').types('/say in=group text="Never"');
  await mei.on('web').types('/post edit post=1 text="Right"');
  await mei.sees(/Post 1 was still waiting in group, and will be posted as changed/);
  await mei.on('web').types('/post delete post=2');
  await mei.sees(/Post 2 was still waiting in group, and will not be posted there/);
  await telegram.server.up();
  await clock.advance({ minutes: 1 });
  expect(room('group').texts()).toEqual(['Right']);
});

it('an edit that Telegram does not take at once is made later, and the last one counts', async () => {
  const { mei, group, telegram, clock } = await community(night, { on: ['telegram'] });
  await mei.types('/say One');
  telegram.server.fail('editMessageText', { status: 502, times: 2 });
  await mei.types('/post edit 1 Two');
  await mei.types('/post edit 1 Three');
  await clock.advance({ minutes: 2 });
  expect(last(group.texts().filter((text) => /^(One|Two|Three)$/.test(text)))).toBe('Three');
});

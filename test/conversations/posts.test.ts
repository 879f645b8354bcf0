import { expect, it } from 'vitest';
import { night } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

it('an admin says something in a group, and elsewhere', async () => {
  const { mei, lin, room, clock } = await community(night, { on: ['telegram', 'web'] });
  await mei.types('/say Tonight we read chapter three.');
  await mei.sees(/on its way to group/);
  await room('group').shows(/^Tonight we read chapter three\.$/);
  await mei.types('/say in=hall text="Come over"');
  await mei.sees(/on its way to hall/);
  await clock.advance({ seconds: 2 });
  await room('hall').shows(/^Come over$/);
  await mei.types('/say in=cellar text="Anybody?"');
  await mei.sees(/There is no space “cellar”\. There are: group, server, hall/);
  await lin.types('/say me');
  await lin.sees(/\/say is for planners/);
});

it('a long text is written in a form on Discord', async () => {
  const { mei, group } = await community(night, { on: ['discord'] });
  await mei.types('/say');
  const text = `${'Line of a long story.\n'.repeat(80)}The end.`;
  await mei.fills({ text });
  await mei.sees(/on its way to server/);
  await group.shows(/The end\.$/);
});

it('a long text is split on Telegram, in order', async () => {
  const { mei, group } = await community(night, { on: ['telegram'] });
  const lines = Array.from({ length: 400 }, (_, n) => `line number ${n} of a long story`);
  await mei.types(`/say ${lines.slice(0, 100).join('\n')}`);
  await mei.sees(/on its way/);
  await group.shows(/line number 99 of/);
  await mei.answers('/say');
  await mei.answers(lines.join('\n').slice(0, 9_900));
  await group.shows(/line number 280/);
  const posts = group.texts().filter((text) => text.startsWith('line number 0 '));
  expect(posts.length).toBeGreaterThanOrEqual(2);
});

import { expect, it } from 'vitest';
import { night } from '../support/emcee/cast.ts';
import { community, type Meeting } from '../support/emcee.ts';

/** People whom no @name leads to come to the group and check in. */
async function join({ telegram, clock }: Meeting, people: readonly string[]): Promise<void> {
  const group = telegram.group('group');
  for (const [n, name] of people.entries()) {
    const user = telegram.server.user({ id: 70 + n, name });
    group.adds(user);
    user.says(group, '/checkin');
    await clock.advance({ seconds: 5 });
  }
  await telegram.server.settled();
}

it('people who have no @name are named by what they are called, and chosen among namesakes', async () => {
  const meeting = await community(night, { on: ['telegram'] });
  const { mei } = meeting;
  await join(meeting, ['小明', '小明🌙', '大明', 'Zhang San']);
  await mei.types('/grant 小明 20 thanks');
  await mei.sees(/Who is “小明”\?\nReply to this message/);
  await mei.taps('小明🌙, here since 2026-03-02');
  await mei.sees(/\+20 points for 小明🌙: thanks/);
  await mei.types('/grant @大明 20 thanks');
  await mei.taps('大明, here since 2026-03-02');
  await mei.sees(/\+20 points for 大明: thanks/);
  await mei.types('/take zhang san 3 a mistake');
  await mei.taps('Zhang San, here since 2026-03-02');
  await mei.sees(/-3 points for Zhang San: a mistake/);
  await mei.types('/grant');
  await mei.sees(/To whom\?/);
  await mei.answers('大明');
  await mei.taps('大明, here since 2026-03-02');
  await mei.sees(/How many\?/);
  await mei.answers('4');
  await mei.answers('for tidying up');
  await mei.sees(/\+4 points for 大明: for tidying up/);
  await mei.types('/grant 小红 20 thanks');
  await mei.sees(/a person I know is needed, as @name or by what they are called here\. “小红”/);
});

it('whom a member may not name is not listed to them', async () => {
  const meeting = await community(night, { on: ['telegram'] });
  await join(meeting, ['小明']);
  await meeting.lin.types('/grant 小明 20 thanks');
  await meeting.lin.sees(/\/grant is for admins/);
  expect(meeting.lin.news()).not.toMatch(/Who is/);
});

it('of too many with one name some are listed with their numbers', async () => {
  const meeting = await community(night, { on: ['telegram'] });
  const { mei } = meeting;
  await join(
    meeting,
    Array.from({ length: 9 }, (_, n) => `读者${n}`),
  );
  await mei.types('/grant 读者 20 thanks');
  const listed = await mei.sees(/or with more of the name: there are others/);
  expect(listed.match(/^#\d+ 读者\d, here since/gm)).toHaveLength(8);
  const [, number] = /#(\d+) 读者3/.exec(listed) ?? [];
  await mei.types(`/grant #${number} 20 thanks`);
  await mei.sees(/\+20 points for 读者3: thanks/);
});

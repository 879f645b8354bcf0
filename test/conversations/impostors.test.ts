import { expect, it } from 'vitest';
import { night } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

it.each(['a newcomer', 'a member'])('a name that passed to %s means them alone', async (who) => {
  const { lin, mei, telegram } = await community(night, { on: ['telegram'] });
  const group = telegram.group('group');
  const { server } = telegram;
  if (who === 'a member') {
    const before = server.user({ id: 99, name: 'Eve', username: 'eve' });
    group.adds(before);
    before.says(group, '/checkin');
    await server.settled();
  }
  await lin.types('/checkin');
  const heir = server.user({ id: 99, name: 'Eve', username: 'lin' });
  if (who === 'a newcomer') group.adds(heir);
  heir.says(group, '/checkin');
  await server.settled();
  await mei.types('/grant @lin 5 thanks');
  await mei.sees(/\+5 points for/);
  expect(mei.news()).toMatch(/\+5 points for Eve/);
});

import { expect, it } from 'vitest';
import { night, nightWith } from '../support/emcee/cast.ts';
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

it('who was removed from the group does not speak there through the bot, until they are back', async () => {
  const yaml = nightWith({ operations: 'check-in: {}\nquestions: {}' });
  const { lin, telegram, cast, group, settled, clock } = await community(yaml, {
    on: ['telegram'],
  });
  const place = telegram.group('group');
  await lin.types('/checkin');
  await lin.opens();
  await lin.whispers('/ask');
  await lin.sees(/your question/i);
  place.removes(telegram.user(cast.lin));
  await telegram.server.settled();
  await settled();
  await lin.whispers('Who wants my coins?');
  await lin.sees(/As far as I can see, you left/);
  await lin.whispers('/ask Who wants my coins?');
  await lin.sees(/As far as I can see, you left/);
  await lin.whispers('/start night');
  await lin.sees(/As far as I can see, you left/);
  await clock.advance({ minutes: 1 });
  expect(group.texts().join('\n')).not.toMatch(/coins/);
  place.adds(telegram.user(cast.lin));
  await telegram.server.settled();
  await settled();
  await lin.whispers('/ask When do we meet?');
  await group.shows(/When do we meet/);
});

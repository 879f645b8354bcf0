import { expect, it } from 'vitest';
import { night, nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

it('help shows only what one may do', async () => {
  const { lin, mei } = await community(night, { on: ['telegram'] });
  await lin.types('/help');
  const forLin = await lin.sees(/What you can do in Night Readers/);
  expect(forLin).toMatch(/\/checkin: Check in for today/);
  expect(forLin).not.toMatch(/\/grant|\/say|\/pause/);
  await mei.types('/help');
  const forMei = await mei.sees(/What you can do/);
  expect(forMei).toMatch(/\/grant: .*\n/);
  expect(forMei).toMatch(/\/say: /);
});

it('help about one command names its options, and hides what one may not', async () => {
  const { lin, mei } = await community(night, { on: ['telegram'] });
  await mei.types('/help grant');
  await mei.sees(/\/grant[\s\S]*a person, as @name[\s\S]*a number from 1 to/);
  await lin.types('/help grant');
  await lin.sees(/There is no command “grant” for you/);
});

it('help speaks Chinese', async () => {
  const { lin } = await community(nightWith({ language: 'zh' }), {
    on: ['telegram'],
    speaks: { lin: 'zh' },
  });
  await lin.types('/help');
  expect(await lin.sees(/夜读社/)).toMatch(/\/checkin.每日打卡/);
});

it('a command nobody knows is left to other bots in a group, and answered in private', async () => {
  const { lin } = await community(night, { on: ['telegram'] });
  await lin.types('/checkin');
  await lin.types('/weather');
  await lin.seesNothing();
  await lin.whispers('/chekin');
  await lin.sees(/Did you mean \/checkin/);
  await lin.whispers('/weather');
  await lin.sees(/I don't know \/weather\. \/help/);
  await lin.whispers('/events');
  await lin.sees(/I don't know \/events\. Did you mean .*\/event list, .*\/event calendar/);
  expect(lin.news()).not.toMatch(/event create/);
  await lin.whispers('/event lst');
  await lin.sees(/Did you mean \/event list\?/);
  await lin.types('/event');
  await lin.sees(/Did you mean \/event list/);
  await lin.types('/events');
  await lin.seesNothing();
});

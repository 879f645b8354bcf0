import { expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

const hall = nightWith({
  spaces: 'hall: { discord: "880000000000000001", guild: "880000000000000000" }',
  operations: 'points: { gift: { perDay: 10, receivedPerDay: 30, after: 14d } }',
});

it('who is on the server is granted points before they ever spoke to the bot', async () => {
  const { lin, mei, group, discord, cast } = await community(hall, { on: ['discord'] });
  await mei.types('/grant @lin 20 for the notes');
  await group.shows(/\+20 points for lin: for the notes\nlin now has 20/);
  await lin.types('/points');
  await lin.sees(/20 points · rank 1/);

  const tea = discord.server.user({ name: 'tea' });
  discord.guild().adds(tea);
  const place = discord.guild().channel('hall');
  const granted = { member: tea, points: 5, reason: 'welcome' };
  await discord.user(cast.mei).slash(place, 'grant', granted).answered();
  await group.shows(/\+5 points for tea/);
  discord.guild().removes(tea);
  const stranger = discord.server.user({ name: 'stranger' });
  await discord
    .user(cast.mei)
    .slash(place, 'grant', { ...granted, member: tea })
    .answered();
  await group.shows(/tea now has 10/);
  await discord
    .user(cast.mei)
    .slash(place, 'grant', { ...granted, member: stranger })
    .answered();
  await mei.sees(/I don't know this person here/);
});

it('why nothing was done is told to who asked, and stands nowhere else', async () => {
  const { lin, group } = await community(hall, { on: ['discord'] });
  await lin.types('/gift @sam 1');
  await lin.seesPrivately(/You can give points once you have been here for 14 days/);
  expect(group.texts()).toEqual([]);
});

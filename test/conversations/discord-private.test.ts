import { expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

const house = nightWith({
  spaces: 'hall: { discord: "880000000000000001", guild: "880000000000000000" }',
  operations: `questions: { topics: { tea: { price: 0, experts: { discord: ["900000000000000003"] } } } }
check-in: { points: 5, first: 3 }
events: {}`,
});

it('a command typed to the bot alone is answered there, as its own messages say', async () => {
  const { lin, mei } = await community(house, { on: ['discord'] });
  await mei.types('/event create Tea tomorrow 8pm');
  await lin.types('/checkin');
  await lin.whispers('/points');
  await lin.seesPrivately(/8 points · rank 1/);
  await lin.whispers('/rsvp #1 yes');
  await lin.seesPrivately(/You're in for “Tea”/);
  await lin.whispers('/rspv #1 no');
  await lin.seesPrivately(/I don't know \/rspv\. Did you mean \/rsvp\?/);
});

it('a stranger is told once where to begin', async () => {
  const { lin, discord, cast } = await community(house, { on: ['discord'] });
  await lin.whispers('/points');
  await lin.sees(/I don't know you yet\. Use a command in your community first/);
  expect(discord.user(cast.lin).dm.messages).toHaveLength(2);
});

it('what is missing there is asked one by one: words have no form', async () => {
  const { lin, group } = await community(house, { on: ['discord'] });
  await lin.types('/checkin');
  await lin.whispers('/ask');
  await lin.seesPrivately(/Your question\?/);
  await lin.whispers('How long does tea keep?');
  await lin.seesPrivately(/question #1 is on its way/);
  await group.shows(/How long does tea keep\?/);
  await lin.whispers('/ask');
  await lin.whispers('/cancel');
  await lin.seesPrivately(/All right, stopped/);
});

it('a button in private opens its form', async () => {
  const { lin, sam, group, clock } = await community(house, { on: ['discord'] });
  await sam.types('/checkin');
  await lin.types('/expert ask tea How long does it keep?');
  await sam.seesPrivately(/A question for you, as an expert on tea/);
  await sam.taps('Answer');
  await sam.fills({ text: 'A year, if it is kept dry.' });
  await sam.seesPrivately(/Answer #1\.1.*\nA year, if it is kept dry/);
  await clock.advance({ seconds: 5 });
  await group.shows(/1 answer, none accepted yet/);
});

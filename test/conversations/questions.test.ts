import { expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

const ROLES = `admin: { telegram: [5200077002], discord: ["900000000000000002"], web: [mei] }
helper: { telegram: [5200077003], web: [sam] }`;
const house = nightWith({ roles: ROLES, operations: 'questions: {}' });

it('a question is asked, answered on its card and accepted, and the author is paid', async () => {
  const { lin, sam, ada, group, clock, database } = await community(house, { on: ['telegram'] });
  await lin.opens();
  await lin.types('/ask How long does green tea keep?');
  await lin.sees(/question #1 is on its way to group/);
  await group.shows(/Question #1\nHow long does green tea keep\?\n— Lin\n\nNo answers yet\./);
  await sam.taps('Answer');
  await sam.sees(/Your answer\?/);
  await sam.answers('A year, if it is kept dry.');
  await sam.sees(/Answer #1\.1.*\nA year, if it is kept dry\.\n— Sam/);
  await clock.advance({ seconds: 5 });
  await group.shows(/1 answer, none accepted yet\./);
  await lin.seesPrivately(/#1\.1 answers your question/);
  await ada.taps('Accept');
  await ada.sees(/Whoever asked decides/);
  await lin.taps('Accept');
  await lin.sees(/#1\.1 is accepted: 10 points for Sam/);
  await clock.advance({ seconds: 5 });
  await group.shows(/Solved\. The accepted answer:\n\nA year, if it is kept dry\.\n— Sam/);
  await sam.types('/points');
  await sam.sees(/10 points/);
  expect(await database.query('select accepted, state from question')).toEqual([
    { accepted: 1, state: 'accepted' },
  ]);
});

it('a reply to the card is an answer, and the reply edited changes it', async () => {
  const { lin, sam, group, clock, telegram, cast, settled } = await community(house, {
    on: ['telegram'],
  });
  await lin.types('/ask How long does green tea keep?');
  await group.shows(/Question #1/);
  const place = telegram.group('group');
  const card = place.messages.findLast(({ text }) => text.startsWith('Question #1'));
  const said = telegram.user(cast.sam).says(place, 'A month.', card ? { replyTo: card } : {});
  await settled();
  await sam.sees(/Noted as answer #1\.1/);
  telegram.user(cast.sam).edits(said, 'A year.');
  await settled();
  await lin.types('/question show 1');
  await lin.sees(/#1\.1 · edited\nA year\.\n— Sam/);
  await lin.types('/question history 1');
  await lin.sees(/#1\.1: “A month\.” \(changed at .* by Sam\)/);
  await clock.advance({ seconds: 5 });
  expect(group.texts().filter((text) => text.includes('Noted as answer'))).toHaveLength(1);
});

it('a question on Discord opens a thread, in which /answer knows what it answers', async () => {
  const { lin, sam, group, discord, cast, clock } = await community(house, { on: ['discord'] });
  await lin.types('/ask How long does green tea keep?');
  await lin.seesPrivately(/question #1 is on its way to server/);
  await group.shows(/Question #1/);
  const card = discord
    .guild()
    .channel('server')
    .messages.findLast(({ text }) => text.includes('Question #1'));
  const thread = { id: card?.id ?? '' };
  const user = discord.user(cast.sam);
  expect(user.seen(thread)[0]?.text).toMatch(/Anything else said here is just talk/);
  user.messages(thread, 'I like tea.');
  await user.slash(thread, 'answer', { text: 'A year.' }).acknowledged();
  await user.sees(thread, /Answer #1\.1.*A year\.\n— sam/s);
  await clock.advance({ seconds: 5 });
  await sam.taps('Answers (1)');
  await sam.seesPrivately(/#1\.1\nA year\./);
});

it('in the playground a question is answered by the form, and by a reply to its card', async () => {
  const { lin, sam, ada, group } = await community(house, { on: ['web'] });
  await lin.types('/ask How long does green tea keep?');
  await group.shows(/Question #1/);
  await ada.answers('Two years.');
  await ada.sees(/Noted as answer #1\.1/);
  await sam.taps('Answer');
  await sam.fills({ text: 'A year.', question: '1' });
  await sam.sees(/Answer #1\.2.*\nA year\.\n— Sam/);
});

it('answers come in pages, each vote and each long answer at a tap', async () => {
  const { lin, sam, ada } = await community(house, { on: ['telegram'] });
  await lin.types('/ask How long does green tea keep?');
  const long = `A year. ${'Keep it dry. '.repeat(80)}So long.`;
  for (const text of ['A month.', long, 'Two.', 'Three.', 'Four.'])
    await sam.types(`/answer #1 ${text}`);
  await ada.types('/question show 1');
  const first = await ada.sees(/Answers to #1 · page 1 of 2/);
  expect(first).toMatch(/#1\.1(.|\n)*#1\.2(.|\n)*#1\.3/);
  expect(first).not.toMatch(/So long|#1\.4/);
  await ada.taps('Read 1.2');
  await ada.sees(/#1\.2\nA year\..*So long\.\n— Sam/);
  await ada.taps('Next page');
  await ada.sees(/page 2 of 2\n#1\.4\nThree\.\n— Sam\n\n#1\.5/);
  await ada.taps('1.5 helpful (0)');
  await ada.sees(/Counted\. #1\.5/);
  await ada.taps('Previous page');
  await ada.sees(/page 1 of 2\n#1\.5 · 1 finds it helpful\nFour\./);
});

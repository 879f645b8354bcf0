import { expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

const ROLES = `admin: { telegram: [5200077002], discord: ["900000000000000002"], web: [mei] }
helper: { telegram: [5200077003], discord: ["900000000000000003"], web: [sam] }`;
const houseWith = (operations: string) => nightWith({ roles: ROLES, operations });
const QUESTION = 'How long does green tea keep?';
const SUBJECTS = [
  ...['cups', 'ladders', 'candles', 'pencils', 'chairs', 'umbrellas'],
  ...['kettles', 'blankets', 'lamps', 'scissors', 'maps'],
];

it('what waits for an answer comes in pages, the longest waiting first', async () => {
  const { lin, ada } = await community(houseWith('questions: { open: 20 }'), { on: ['telegram'] });
  for (const subject of SUBJECTS) await lin.types(`/ask Where are the ${subject}?`);
  await ada.types('/unanswered');
  const first = await ada.sees(/Without an answer: 11 · page 1 of 2/);
  expect(first).toMatch(/#1 Where are the cups\?(.|\n)*#10 Where are the scissors\?/);
  expect(first).not.toMatch(/maps/);
  await ada.types('/answer #3 On the shelf.');
  await ada.types('/unanswered');
  const left = await ada.sees(/Without an answer: 10/);
  expect(left).not.toMatch(/page|candles/);
  await ada.types('/unanswered 2');
  await ada.sees(/There is only one page/);
});

it('nobody has more questions open than the community allows', async () => {
  const { lin } = await community(houseWith('questions: { open: 1 }'), { on: ['telegram'] });
  await lin.types(`/ask ${QUESTION}`);
  await lin.types('/ask Where are the cups?');
  await lin.sees(/You have 1 questions? open already\. Accept an answer, or withdraw one/);
  await lin.types('/question withdraw 1');
  await lin.types('/ask Where are the cups?');
  await lin.sees(/question #2 is on its way/);
});

it('a card that was deleted is posted again by a helper', async () => {
  const { lin, ada, sam, group, telegram, cast, clock } = await community(
    houseWith('questions: {}'),
    {
      on: ['telegram'],
    },
  );
  await lin.types(`/ask ${QUESTION}`);
  const cards = () => group.texts().filter((text) => text.startsWith('Question #1'));
  await group.shows(/Question #1/);
  const place = telegram.group('group');
  const card = place.messages.find(({ text }) => text.startsWith('Question #1'));
  if (card) telegram.user(cast.mei).deletes(card);
  expect(cards()).toHaveLength(0);
  await ada.types('/question card 1');
  await ada.sees(/is for helpers/);
  await sam.types('/question card 1');
  await sam.sees(/The card is on its way/);
  await clock.advance({ seconds: 5 });
  expect(cards()).toHaveLength(1);
  await ada.taps('Answer');
  await ada.answers('A year.');
  await ada.sees(/Answer #1\.1/);
});

it('an answer that a helper removed takes no votes, is not accepted, and is shown no more', async () => {
  const { lin, ada, sam, mei, group, clock } = await community(houseWith('questions: {}'), {
    on: ['telegram'],
  });
  await mei.opens();
  await lin.types(`/ask ${QUESTION}`);
  await ada.types('/answer #1 Buy my tea instead.');
  await lin.types('/question withdraw 1.1');
  await lin.sees(/Only its author or a helper can change that/);
  await sam.types('/question withdraw 1.1');
  await sam.sees(/#1\.1 is withdrawn/);
  await mei.taps('Helpful');
  await mei.sees(/no answer “#1\.1”/);
  await lin.taps('Accept');
  await lin.sees(/#1\.1 was withdrawn\. \/question show 1 lists/);
  await ada.types('/question edit 1.1 Buy it now.');
  await ada.sees(/no answer “#1\.1”/);
  await lin.types('/question show 1');
  await lin.sees(/#1 has no answers yet/);
  await clock.advance({ seconds: 5 });
  await group.shows(/Question #1(.|\n)*No answers yet/);
});

it('a reply that comes too late has its words given back; the asker hears that it was closed', async () => {
  const { lin, ada, sam, group, telegram, cast, settled, database } = await community(
    houseWith('questions: {}'),
    { on: ['telegram'] },
  );
  await lin.opens();
  await lin.types(`/ask ${QUESTION}`);
  await group.shows(/Question #1/);
  const place = telegram.group('group');
  const card = place.messages.find(({ text }) => text.startsWith('Question #1'));
  await sam.types('/question close 1');
  await lin.seesPrivately(/A helper closed your question #1/);
  telegram.user(cast.ada).says(place, 'A year.', card ? { replyTo: card } : {});
  await settled();
  await ada.sees(/#1 takes no more answers\. Your words.*\n+A year\./);
  expect(await database.query('select 1 from answer')).toEqual([]);
});

it("votes for an asker's own answer bring no points", async () => {
  const { lin, ada } = await community(
    houseWith('points: {}\nquestions: { points: { vote: 5 } }'),
    {
      on: ['telegram'],
    },
  );
  await lin.types(`/ask ${QUESTION}`);
  await lin.types('/answer #1 A year.');
  await ada.taps('Helpful');
  await ada.sees(/Counted\. #1\.1: 1 finds it helpful/);
  await lin.types('/points');
  await lin.sees(/0 points/);
});

it.each([
  ['nobody', /no command|don't know|\/asker/i, /no command|don't know|\/asker/i],
  ['helpers', /#1 was asked by Lin/, /#1 was asked by Lin/],
] as const)('where %s may look up who asked anonymously', async (reveal, helper, admin) => {
  const { lin, sam, mei } = await community(houseWith(`questions: { reveal: ${reveal} }`), {
    on: ['telegram'],
  });
  for (const person of [lin, sam, mei]) {
    await person.opens();
    await person.types('/faq');
  }
  await lin.whispers(`/ask anonymous=yes ${QUESTION}`);
  await sam.whispers('/asker 1');
  await sam.seesPrivately(helper);
  await mei.whispers('/asker 1');
  await mei.seesPrivately(admin);
  if (reveal === 'nobody') expect(`${sam.news()}${mei.news()}`).not.toMatch(/asked by Lin/);
});

it('on Discord, too, what exists is offered first, and answers are judged by their buttons', async () => {
  const { lin, ada, sam, group } = await community(houseWith('points: {}\nquestions: {}'), {
    on: ['discord'],
  });
  await lin.types(`/ask ${QUESTION}`);
  await group.shows(/Question #1/);
  await sam.types('/answer 1 A year.');
  await ada.types('/ask Does green tea keep long?');
  await ada.seesPrivately(/Does one of these help\?/);
  await ada.taps(`Open: ${QUESTION}`);
  await ada.seesPrivately(/#1 How long does green tea keep\?/);
  await ada.taps('I have the same question');
  await ada.seesPrivately(/I will tell you when it is solved/);
  await ada.taps('1.1 helpful (0)');
  await ada.seesPrivately(/Counted\. #1\.1/);
  await ada.taps('Ask anyway');
  await ada.seesPrivately(/question #2 is on its way to server/);
  await lin.taps('Accept');
  await lin.seesPrivately(/#1\.1 is accepted: 10 points for sam/i);
  await ada.seesPrivately(/You have the same question: #1\.1 solved it/);
});

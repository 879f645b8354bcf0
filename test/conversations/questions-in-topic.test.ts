import { expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community, type Meeting } from '../support/emcee.ts';

const TOPIC = 7;
const house = nightWith({
  spaces: `lobby: { telegram: -1001000000001 }
questions: { telegram: -1001000000001, topic: ${TOPIC} }`,
  operations: 'questions: { in: [questions], nudge: 6h }',
});
const meet = () => community(house, { on: ['telegram'] });

/** What the bot said in the group, with the topic it stands in; none: the general one. */
const said = ({ telegram }: Pick<Meeting, 'telegram'>, text: RegExp) =>
  telegram
    .group('lobby')
    .messages.filter((message) => message.from?.is_bot && text.test(message.text))
    .map(({ topic }) => topic);

it('a question asked in a topic stands there, and so does what is answered', async () => {
  const meeting = await meet();
  const { lin, sam, ada, telegram, cast, clock, settled } = meeting;
  await lin.types('/ask How long does green tea keep?', { where: 'questions' });
  await lin.sees(/question #1 is on its way to questions/);
  await clock.advance({ seconds: 5 });
  expect(said(meeting, /^Question #1/)).toEqual([TOPIC]);
  const group = telegram.group('lobby');
  const card = group.messages.find(({ text }) => text.startsWith('Question #1'));
  const user = telegram.user(cast.sam);
  // In a topic every message hangs on the topic's beginning, which is no card.
  user.says(group, 'I like tea.', { topic: TOPIC });
  if (card) user.says(group, 'A year.', { topic: TOPIC, replyTo: card });
  await settled();
  await sam.sees(/Noted as answer #1\.1/);
  await ada.types('/answer #1 Two years.', { where: 'questions' });
  await ada.sees(/Answer #1\.2.*\nTwo years\./);
  await sam.taps('Answer');
  await sam.sees(/Your answer\?/);
  await sam.answers('Three years.', { where: 'questions' });
  await sam.sees(/Answer #1\.3.*\nThree years\./);
  expect(said(meeting, /^Noted as|^Answer #/)).toEqual([TOPIC, TOPIC, TOPIC]);
  await lin.types('/accept 1.2', { where: 'questions' });
  await clock.advance({ seconds: 5 });
  expect(said(meeting, /^Question #1(.|\n)*Solved\. The accepted answer:\n\nTwo years/)).toEqual([
    TOPIC,
  ]);
});

it('what is asked in private goes to the topic that the config names, as does its reminder', async () => {
  const meeting = await meet();
  const { lin, clock } = meeting;
  await lin.opens();
  await lin.types('/faq');
  await lin.whispers('/ask How long does green tea keep?');
  await lin.seesPrivately(/on its way to questions\./);
  await clock.advance({ hours: 6, minutes: 1 });
  expect(said(meeting, /^Question #1/)).toEqual([TOPIC]);
  expect(said(meeting, /still has no answer/)).toEqual([TOPIC]);
});

import type { Both } from '../../../chat/locale.ts';
import { isSomething, type Prize } from '../prize.ts';
import { alone } from './en-alone.ts';
import { commands } from './en-commands.ts';

const points = (n: number) => (n === 1 ? '1 point' : `${n} points`);
const players = (n: number) => (n === 1 ? '1 player' : `${n} players`);
const questions = (n: number) => (n === 1 ? '1 question' : `${n} questions`);
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
/** Only right answers are timed. */
const within = ({ right, took }: Place) => (right === 0 ? '' : `, ${seconds(took)}`);
const list = (all: readonly string[]) => (all.length === 0 ? 'none' : all.join(', '));

type Place = { rank: number; points: number; right: number; took: number };
type Paying = { rewards: readonly Prize[]; part: Prize; least: number };
const prize = ({ points: n, coupon }: Prize) =>
  [
    ...(n > 0 || coupon === undefined ? [points(n)] : []),
    ...(coupon === undefined ? [] : [`a coupon (${coupon})`]),
  ].join(' and ');
const byRank = (rewards: readonly Prize[]) =>
  rewards.some(({ coupon }) => coupon !== undefined)
    ? `${rewards.map(prize).join(', ')} by rank`
    : `${rewards.map((one) => one.points).join(', ')} points by rank`;
const paying = ({ rewards, part }: Paying) =>
  [
    ...(rewards.some(isSomething) ? [byRank(rewards)] : []),
    ...(isSomething(part) ? [`${prize(part)} for taking part`] : []),
  ].join(', ');

const ownReward = ({ reward, coupons }: { reward: number; coupons: number }) => {
  const all = [
    ...(reward > 0 ? [points(reward)] : []),
    ...(coupons > 0 ? [`${coupons === 1 ? 'a coupon' : `${coupons} coupons`}: /coupons`] : []),
  ];
  return all.length === 0 ? '' : `; reward: ${all.join(' and ')}`;
};

export const en = {
  ...commands,
  ...alone,

  between: '; ',
  truth: ['True', 'False'] as readonly string[],
  soon: 'Coming soon.',
  startsSoon: 'The first question comes in a moment. Get ready!',
  boardTitle: (it: { id: number; quiz: string }) => `Quiz #${it.id} · ${it.quiz}`,
  progress: (it: { n: number; count: number }) => `Question ${it.n} of ${it.count}`,
  rules: (it: Paying & { count: number; seconds: number; speed: number }) =>
    [
      `${questions(it.count)}, ${it.seconds} seconds each. One answer each: the first one locked counts.`,
      `A right answer is worth 10${it.speed > 0 ? `, and up to ${it.speed} more for being fast` : ''}.`,
      ...(paying(it) === '' ? [] : [`Rewards: ${paying(it)}, from ${players(it.least)} on.`]),
    ].join('\n'),
  tieRule:
    'Ties: who took less time over their right answers is ahead; the same to the millisecond share a rank. A choice not locked counts as it stands at the deadline. If the bot was away when time ran out, the question opens once more.',
  isOver: (it: { players: number }) => `The quiz is over: ${players(it.players)} took part.`,
  isStoppedEmpty: 'This quiz ended early: nobody answered. Until next time!',
  isStopped: 'This quiz was stopped. There are no rewards.',
  paid: (it: Paying & { players: number }) =>
    it.players < it.least
      ? `No rewards this time: they need ${players(it.least)}.`
      : paying(it) === ''
        ? 'Played for honour alone.'
        : `Rewards: ${paying(it)}.`,
  place: (it: Place & { name: string }) =>
    `${it.rank}. ${it.name} · ${it.points} (${it.right} right${within(it)})`,
  morePlaces: (it: { count: number }) => `… and ${it.count} more`,
  mineButton: 'My place',
  placed: (it: { rank: number }) => `place ${it.rank}`,
  ranksButton: 'All places',

  questionTitle: (it: { n: number; count: number; quiz: string }) =>
    `Question ${it.n} of ${it.count} · ${it.quiz}`,
  pictureOf: (it: { n: number }) => `The picture of question ${it.n}`,
  timeLimit: (it: { seconds: number }) => `${it.seconds} seconds to answer.`,
  openedAgain: 'Opened again: the bot was away when time ran out. What you locked stands.',
  howMultiple: 'Several may be right: choose all of them, then lock them in.',
  howTyped: 'Tap to write your answer to me alone: here all would read it.',
  writeButton: 'Write my answer',
  lockButton: 'Lock in',
  timeIsUp: 'Time is up …',
  rightAnswer: (it: { answer: string }) => `✔ ${it.answer}`,
  hadIt: (it: { right: number; answered: number }) =>
    it.answered === 0 ? 'Nobody answered.' : `${it.right} of ${it.answered} had it.`,
  questionIsVoid: 'This question does not count.',

  own: (it: { letters: readonly string[]; words: string | undefined }) =>
    it.words === undefined ? it.letters.join(', ') : `“${it.words}”`,
  locked: (it: { own: string }) => `Locked: ${it.own}. You will see who was right when time is up.`,
  lockedAloud: (it: { name: string }) =>
    `${it.name}, your answer is locked. Better write it to me alone, by the button: here all can read it.`,
  tooLong: (it: { max: number }) => `An answer has at most ${it.max} characters.`,
  lockedAlready: (it: { own: string }) => `You have locked ${it.own} already, and that counts.`,
  chosen: (it: { letters: readonly string[] }) =>
    it.letters.length === 0
      ? 'Nothing chosen. Tap what you think is right.'
      : `Chosen: ${it.letters.join(', ')}. Tap “Lock in” when you are done.`,
  nothingChosen: 'Choose at least one option first, then lock it in.',
  late: (it: { ms: number; own: string | undefined }) =>
    [
      it.ms === 0
        ? 'Time was up for this question.'
        : `Too late by ${seconds(it.ms)}: time was up.`,
      it.own === undefined ? 'This answer does not count.' : `Your answer ${it.own} stands.`,
    ].join(' '),
  isVoid: 'This question was taken out and does not count.',
  noQuestion: 'There is no question to answer here just now.',
  tapInstead: 'This question is answered by a tap on one of its buttons.',

  noBank: (it: { name: string; banks: readonly string[] }) =>
    `There is no bank “${it.name}”. There are: ${list(it.banks)}. Banks are files in quizzes/ beside the community’s.`,
  noneFitting: (it: { name: string }) =>
    `“${it.name}” has no question with these tags and this difficulty. Ask for others.`,
  noPool: (it: { name: string; pools: readonly string[] }) =>
    `There is no pool of coupons “${it.name}”. There are: ${list(it.pools)}. Rewards are points, a pool, or both: 50, 30 + tea, 20.`,
  badWithin: 'within needs a length of time of up to 7 days, such as 2h.',
  unknownSpace: (it: { name: string; spaces: readonly string[] }) =>
    `There is no space “${it.name}”. There are: ${list(it.spaces)}.`,
  needsSpace: (it: { spaces: readonly string[] }) =>
    `Say where: in=all, or some of ${list(it.spaces)}.`,
  busy: (it: { id: number; space: string }) =>
    `Quiz #${it.id} runs, or is planned, in ${it.space} already. Wait for its end, or /quiz stop.`,
  notToday: 'Chance decided: no quiz this time.',
  plannedNow: (it: { id: number; quiz: string; count: number }) =>
    `Quiz #${it.id} is planned: ${it.quiz}, ${questions(it.count)}. When it starts is a surprise, also to you.`,
  started: (it: { id: number; quiz: string; count: number; lead: number }) =>
    `Quiz #${it.id} begins: ${it.quiz}, ${questions(it.count)}. The first one comes in ${it.lead} s.`,

  missed: (it: { id: number; quiz: string }) =>
    `Quiz #${it.id}, the surprise “${it.quiz}”, was to begin while I was away. It is called off: /quiz start plans another.`,
  nothingRuns: 'No such quiz runs just now.',
  stopped: (it: { id: number }) => `Quiz #${it.id} is stopped. There are no rewards.`,
  unknownQuiz: (it: { name: string }) =>
    it.name === '' ? 'There was no quiz yet.' : `There is no quiz “${it.name}”. Name it as #7.`,
  unknownQuestion: (it: { n: number }) => `There is no question ${it.n} in that quiz.`,
  voidAlready: (it: { n: number }) => `Question ${it.n} was taken out already.`,
  voided: (it: { n: number }) => `Question ${it.n} does not count.`,
  corrected: (it: { n: number }) => `Question ${it.n} is corrected before it is judged.`,
  badAnswer: (it: { places: number }) =>
    it.places === 0
      ? 'Write what is right, with / between several ways of writing it.'
      : `Name the right options by their letters, from A to ${String.fromCharCode(64 + it.places)}: “B”, or “A, C” where several are right.`,
  recounted: (it: { n: number; changed: number; kept: number }) =>
    [
      `Question ${it.n} is counted again.`,
      ...(it.changed > 0 ? [`Rewards changed for ${players(it.changed)}.`] : []),
      ...(it.kept > 0 ? [`${players(it.kept)} had spent theirs already, and keep it.`] : []),
    ].join(' '),

  resultsTitle: (it: { id: number; quiz: string; page: number; pages: number }) =>
    `Quiz #${it.id} · ${it.quiz}${it.pages > 1 ? ` · page ${it.page} of ${it.pages}` : ''}`,
  noPage: (it: { pages: number }) =>
    it.pages === 1 ? 'There is only one page.' : `There are only ${it.pages} pages.`,
  nobodyYet: 'No question was answered yet.',
  notAmong: (it: { over: boolean }): string =>
    it.over
      ? 'You have no place here: you did not answer.'
      : 'You have no place yet: none of your answers was counted.',
  ownPlace: (it: Place & { answered: number; reward: number; coupons: number }) =>
    `You: place ${it.rank} with ${it.points} (${it.right} of ${it.answered} right${within(it)})${ownReward(it)}.`,
  prizeOf: (it: { id: number; title: Both }) => `Quiz #${it.id} · ${it.title.en}`,
  couponBack: (it: { id: number; title: Both }) =>
    `Quiz #${it.id} “${it.title.en}” was counted again: the coupon it brought you is taken back. /quiz results shows the places.`,
  countedLess: (it: { id: number; title: Both; rank: number; points: number }) => {
    const back =
      it.points === 1
        ? '1 point it brought you is'
        : `${it.points} of the points it brought you are`;
    return `Quiz #${it.id} “${it.title.en}” was counted again: you have place ${it.rank} now${it.points > 0 ? `, and ${back} taken back` : ''}. /quiz results shows the places.`;
  },
  previous: '‹ Back',
  next: 'More ›',
};
export type Texts = typeof en;

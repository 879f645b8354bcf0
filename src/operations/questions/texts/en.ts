import type { Locale } from '../../../chat/locale.ts';
import type { QuestionState } from '../rule.ts';
import { commands } from './en-commands.ts';
import { knowledge } from './en-knowledge.ts';
import { paging } from './en-paging.ts';

const points = (n: number) => (n === 1 ? '1 point' : `${n} points`);
const answers = (n: number) => (n === 1 ? '1 answer' : `${n} answers`);
const votes = (n: number) => (n === 1 ? '1 finds it helpful' : `${n} find it helpful`);
const stands: Readonly<Record<QuestionState, string>> = {
  open: 'Open.',
  accepted: 'Solved. The accepted answer:',
  withdrawn: 'This question was withdrawn.',
  closed: 'Closed without a solution.',
};

export const en = {
  locale: 'en' as Locale,
  ...commands,
  ...knowledge,
  stands,

  answerButton: 'Answer',
  sameButton: 'I have the same question',
  answersButton: (it: { answers: number }) => `Answers (${it.answers})`,
  helpful: 'Helpful',
  acceptButton: 'Accept',
  helpfulCount: (it: { name: string; votes: number }) => `${it.name} helpful (${it.votes})`,
  acceptThis: (it: { name: string }) => `Accept ${it.name}`,
  readThis: (it: { name: string }) => `Read ${it.name}`,
  unvoteButton: 'Take my vote back',
  before: 'Previous page',
  next: 'Next page',
  askAnyway: 'Ask anyway',

  cardTitle: (it: { id: number; topic: string | undefined }) =>
    `Question #${it.id}${it.topic === undefined ? '' : ` · ${it.topic}`}`,
  answersSoFar: (it: { answers: number }) =>
    it.answers === 0 ? 'No answers yet.' : `${answers(it.answers)}, none accepted yet.`,
  sameFor: (it: { members: number }) =>
    it.members === 1 ? '1 more has this question.' : `${it.members} more have this question.`,
  cardPrice: (it: { price: number }) => `For the experts, for ${points(it.price)}, until `,
  cardBounty: (it: { bounty: number }) => `Bounty: ${points(it.bounty)}, until `,
  askedBy: (it: { name: string }) => `— ${it.name}`,
  askedAnonymously: '— asked anonymously',
  theAsker: 'the asker',
  threadOpens:
    'Answers to the question above: use its Answer button, or /answer here. Anything else said here is just talk.',

  forExpert: (it: { id: number; topic: string; share: number }) =>
    it.share > 0
      ? `A question for you, as an expert on ${it.topic} (#${it.id}). It is worth ${points(it.share)} when your answer is accepted.`
      : `A question for you, as an expert on ${it.topic} (#${it.id}).`,
  stillOpen: (it: { id: number }) => `Nobody has answered #${it.id} so far. Can you?`,
  canAnybody: (it: { id: number }) => `#${it.id} still has no answer. Can anybody help?`,

  posted: (it: {
    id: number;
    spaces: readonly string[];
    told: number;
    bounty: number;
    price: number;
    anonymous: boolean;
  }) =>
    [
      `Your question #${it.id} is on its way to ${it.spaces.join(', ')}.`,
      ...(it.anonymous ? ['Your name stands nowhere.'] : []),
      ...(it.price > 0
        ? [`${points(it.price)} are held until an expert's answer is accepted.`]
        : []),
      ...(it.bounty > 0 ? [`${points(it.bounty)} are held for whoever solves it.`] : []),
      ...(it.told > 0
        ? [it.told === 1 ? 'An expert is told.' : `${it.told} experts are told.`]
        : []),
    ].join(' '),
  tooManyOpen: (it: { most: number }) =>
    `You have ${it.most} questions open already. Accept an answer, or withdraw one with /question withdraw.`,
  noSpace: 'There is no space to post it in. An operator adds one to the config.',
  unknownSpace: (it: { raw: string; spaces: readonly string[] }) =>
    `There is no space “${it.raw}” here. There are: ${it.spaces.join(', ')}.`,
  bountyTooHigh: (it: { most: number }) =>
    `One member can put at most ${points(it.most)} on a question.`,
  noTopic: (it: { raw: string; topics: readonly string[] }) =>
    it.topics.length === 0
      ? `There is no topic “${it.raw}”. Ask without one.`
      : `There is no topic “${it.raw}”. There are: ${it.topics.join(', ')}.`,
  noExperts: (it: { topic: string }) =>
    `Nobody else answers questions on ${it.topic} for points yet. /ask asks everybody.`,
  tooDear: (it: { price: number; balance: number }) =>
    `That takes ${points(it.price)}, and you have ${it.balance}. A plain /ask costs nothing.`,
  overheard:
    'Here your name already stands beside it. Delete your message, and send me the same in private: then your name stands nowhere.',
  helpsThis: 'Does one of these help?',
  openLabel: (it: { title: string }) => `Open: ${it.title}`,
  offer: (it: { text: string }) => `You asked: ${it.text}\nIf none of them helps, ask anyway.`,
  noDraft: 'I no longer have this question. Ask it again with /ask.',
  askedAlready: (it: { id: number }) => `You asked this already: #${it.id}.`,

  whichQuestion:
    'Which question is this for? Begin with its number, as in /answer #12 …, or use the Answer button on its card.',
  answerTitle: (it: { name: string; question: string }) => `Answer ${it.name} · ${it.question}`,
  noted: (it: { name: string }) => `Noted as answer ${it.name}.`,
  noQuestion: (it: { raw: string }) =>
    `There is no question “${it.raw}”. Cards and /unanswered show the numbers.`,
  noAnswer: (it: { raw: string }) =>
    `There is no answer “${it.raw}”. It is named like 12.3: /question show lists them.`,
  tooLate: (it: { id: number; text: string }) =>
    `#${it.id} takes no more answers. Your words, so that they are not lost:\n\n${it.text}`,
  nothingToRead: 'There is nothing to read in that. Write it in words.',
  tooLong: (it: { max: number }) =>
    `An answer has at most ${it.max} characters. Shorten it, or give it in two.`,
  expertsOnly: (it: { topic: string; text: string }) =>
    `This question is for the experts on ${it.topic}. Your words, so that they are not lost:\n\n${it.text}`,
  answered: (it: { name: string; question: string }) =>
    `${it.name} answers your question “${it.question}”:`,
  answersTitle: (it: { id: number; page: number; pages: number }) =>
    `Answers to #${it.id}${paging(it)}`,
  answerHead: (it: {
    name: string;
    votes: number;
    accepted: boolean;
    expert: boolean;
    edited: boolean;
  }) =>
    [
      it.name,
      ...(it.accepted ? ['accepted'] : []),
      ...(it.expert ? ['expert'] : []),
      ...(it.votes > 0 ? [votes(it.votes)] : []),
      ...(it.edited ? ['edited'] : []),
    ].join(' · '),
  noAnswersYet: (it: { id: number }) => `#${it.id} has no answers yet.`,

  ownVote: "That is your own answer: others' votes count.",
  voted: (it: { name: string; votes: number }) => `Counted. ${it.name}: ${votes(it.votes)}.`,
  votedAlready: (it: { name: string; votes: number }) =>
    `Your vote for ${it.name} counts already: ${votes(it.votes)}.`,
  unvoted: (it: { name: string; votes: number }) => `Taken back. ${it.name}: ${votes(it.votes)}.`,
  noVote: 'There is no vote of yours to take back.',

  accepted: (it: { name: string; author: string; points: number; isOwn: boolean }) => {
    if (it.isOwn)
      return `${it.name} is accepted. An answer to one's own question brings no points.`;
    return `${it.name} is accepted${it.points > 0 ? `: ${points(it.points)} for ${it.author}` : ''}. Thank you!`;
  },
  acceptedAlready: (it: { name: string }) => `${it.name} is accepted already.`,
  isOver: 'This question is over. /ask starts a new one.',
  solvedAlready: 'This question is solved. /unaccept takes the acceptance back.',
  answerGone: (it: { name: string; id: number }) =>
    `${it.name} was withdrawn. /question show ${it.id} lists the answers that stand.`,
  notYoursToAccept:
    'Whoever asked decides which answer is accepted. If it helped you as well, tap Helpful.',
  ownAnswer: "You can't accept your own answer for somebody else. Another helper can.",
  askerDecided: 'The asker has accepted another answer.',
  askerFirst: (it: { until: string }) =>
    `The asker decides first. Helpers can from ${it.until} on.`,
  nothingAccepted: 'No answer is accepted there, so there is nothing to take back.',
  unaccepted: (it: { name: string }) =>
    `${it.name} is no longer accepted; its points went back, and the question is open again.`,
  yoursAccepted: (it: { name: string; points: number }) =>
    `Your answer ${it.name} was accepted${it.points > 0 ? `: +${points(it.points)}` : ''}. Thank you!`,
  yoursUnaccepted: (it: { name: string; points: boolean }) =>
    `Your answer ${it.name} is no longer accepted${it.points ? '; the points for it went back' : ''}.`,
  acceptedForYou: (it: { name: string }) =>
    `As you were away, ${it.name} was accepted for your question. /accept chooses another.`,
  acceptedToo: (it: { name: string }) => `You have the same question: ${it.name} solved it.`,
  spent: (it: { name: string }) =>
    `What ${it.name} brought its author is spent, so it can't be taken back. Ask an admin.`,
  paidStays: 'An expert was paid for this. Only a helper can change it: ask one.',
  notYours: 'Only its author or a helper can change that: ask one of them.',
  changed: (it: { name: string }) =>
    `${it.name} is changed. /question history shows how it read before.`,
  removed: (it: { name: string }) => `${it.name} is withdrawn.`,

  notYoursToWithdraw:
    'Only whoever asked can withdraw a question; helpers end it with /question close.',
  sameIsYours: 'It is your own question: you hear of each answer anyway.',
  sameNoted: 'Noted. I will tell you when it is solved.',
  sameSolved: (it: { id: number }) =>
    `#${it.id} is solved already: /question show ${it.id} has its answers.`,
  answeredForIt:
    'Somebody answered it for its points, so it stays. Accept an answer, or ask a helper to close it.',
  withdrawn: (it: { id: number }) => `#${it.id} is withdrawn. What it held is given back.`,
  closed: (it: { id: number }) => `#${it.id} is closed. What it held is given back.`,
  yoursClosed: (it: { id: number }) =>
    `A helper closed your question #${it.id}. What it held is given back.`,
  onItsWay: 'The card is on its way.',

  noPage: (it: { pages: number }) =>
    it.pages === 1 ? 'There is only one page.' : `There are only ${it.pages} pages.`,
  allAnswered: 'Every question has an answer.',
  unansweredTitle: (it: { total: number; page: number; pages: number }) =>
    `Without an answer: ${it.total}${paging(it)}`,
  howToAnswer: '/answer #12 … answers number 12.',
  waiting: (it: {
    id: number;
    text: string;
    topic: string | undefined;
    since: string;
    bounty: number;
    price: number;
  }) =>
    [
      `#${it.id} ${it.text}`,
      ...(it.topic === undefined ? [] : [it.topic]),
      ...(it.bounty + it.price > 0 ? [points(it.bounty + it.price)] : []),
      `since ${it.since}`,
    ].join(' · '),
  askedByTruly: (it: { id: number; name: string }) => `#${it.id} was asked by ${it.name}.`,

  hasPrice: 'This question is for its experts, who have a price. A bounty fits one for everybody.',
  bountyPut: (it: { id: number; total: number; until: string }) =>
    `#${it.id} is worth ${points(it.total)} now, held until ${it.until}.`,
  bountyBack: (it: { id: number; amount: number }) =>
    `#${it.id} ended without a solution: you have your ${points(it.amount)} back.`,
  priceBack: (it: { id: number; amount: number }) =>
    `No expert answered #${it.id} in time: you have your ${points(it.amount)} back, and everybody may answer it now.`,

  noTopics: 'There are no topics yet. /expert add makes one by naming its first expert.',
  topicsTitle: 'Topics and their experts',
  topicLine: (it: {
    topic: string;
    name: string;
    names: readonly string[];
    price: number | undefined;
  }) =>
    [
      it.name === it.topic ? it.topic : `${it.name} (${it.topic})`,
      it.names.length === 0 ? 'nobody yet' : it.names.join(', '),
      ...(it.price ? [`${points(it.price)} a question`] : []),
    ].join(' · '),
  badTopic: 'A topic is a short name of letters, digits and hyphens.',
  nobody:
    'I know nobody of that name here yet. Ask them to say something to me first, /faq for example.',
  expertAdded: (it: { name: string; topic: string }) =>
    `${it.name} answers questions on ${it.topic} from now on.`,
  expertRemoved: (it: { name: string; topic: string; written: boolean }) =>
    `${it.name} no longer answers questions on ${it.topic}.${it.written ? ' Whom the config names stays until it is changed.' : ''}`,
};
export type Texts = typeof en;

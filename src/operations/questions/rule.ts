export type QuestionState = 'open' | 'accepted' | 'withdrawn' | 'closed';
export type AnswerState = 'standing' | 'withdrawn' | 'removed';

/** A question or one of its answers, as people name it: `#12`, `12.3`. */
export type Ref = { readonly question: number; readonly answer: number | undefined };

const REF = /^#?\s*(\d{1,9})(?:\.(\d{1,6}))?$/;

export function readRef(raw: string): Ref | undefined {
  const [, question, answer] = REF.exec(raw.normalize('NFKC').trim()) ?? [];
  if (question === undefined) return undefined;
  return { question: Number(question), answer: answer === undefined ? undefined : Number(answer) };
}

/**
 * The question that stands before an answer in chat: `#12 because …`. Without the sign the number counts
 * only where nothing else says which question is meant.
 */
export function refBefore(
  raw: string,
  alone: boolean,
): { readonly question: number; readonly text: string } | undefined {
  const pattern = alone
    ? /^[#＃]?(\d{1,9})[\s:：,，、]+(?=\S)/u
    : /^[#＃](\d{1,9})[\s:：,，、]+(?=\S)/u;
  const found = pattern.exec(raw);
  if (found === null) return undefined;
  return { question: Number(found[1]), text: raw.slice(found[0].length) };
}

export type Accepting = {
  readonly question: {
    readonly state: QuestionState;
    readonly askerId: number;
    readonly accepted: number | undefined;
    readonly acceptedBy: number | undefined;
    readonly touchedAt: Date;
  };
  readonly answer: {
    readonly number: number;
    readonly state: AnswerState;
    readonly authorId: number;
    readonly at: Date;
  };
  readonly by: { readonly id: number; readonly helps: boolean };
  readonly askerLeft: boolean;
  readonly now: Date;
  /** helpers wait so long for the asker, in ms */
  readonly silence: number;
};

export type Verdict =
  | { readonly is: 'may' }
  | { readonly is: 'already' }
  | { readonly is: 'over' }
  | { readonly is: 'gone' }
  | { readonly is: 'not-yours' }
  /** a helper's own answer: another helper decides */
  | { readonly is: 'own' }
  /** the asker accepted another */
  | { readonly is: 'decided' }
  /** the asker may still decide, until then */
  | { readonly is: 'wait'; readonly until: Date };

/** Whether somebody may accept an answer: the asker always, a helper when the asker is gone or silent. */
export function judgeAcceptance(it: Accepting): Verdict {
  const { question, answer, by } = it;
  if (question.state === 'withdrawn' || question.state === 'closed') return { is: 'over' };
  if (answer.state !== 'standing') return { is: 'gone' };
  if (question.accepted === answer.number) return { is: 'already' };
  if (by.id === question.askerId) return { is: 'may' };
  return by.helps ? judgeHelper(it) : { is: 'not-yours' };
}

function judgeHelper({ question, answer, by, askerLeft, now, silence }: Accepting): Verdict {
  if (answer.authorId === by.id) return { is: 'own' };
  if (question.accepted !== undefined && question.acceptedBy === question.askerId)
    return { is: 'decided' };
  const since = Math.max(question.touchedAt.getTime(), answer.at.getTime());
  const until = new Date(since + silence);
  return askerLeft || until <= now ? { is: 'may' } : { is: 'wait', until };
}

/** What an author gets now: nothing for an answer to oneself, and no more than the day has room for. */
export function rewardFor(it: {
  readonly points: number;
  readonly earnedToday: number;
  readonly daily: number;
  readonly isOwn: boolean;
}): number {
  if (it.isOwn) return 0;
  return Math.max(0, Math.min(it.points, it.daily - it.earnedToday));
}

/** An expert's part of a price, and the community's. */
export function sharesOf(price: number, percent: number) {
  const expert = Math.floor((price * percent) / 100);
  return { expert, rest: price - expert };
}

/** When an answer that nobody asked for could still arrive. */
export function takesAnswers(state: QuestionState): boolean {
  return state === 'open' || state === 'accepted';
}

export const PAGE = 10;
/** Answers on a page: each has buttons. */
export const ANSWERS_A_PAGE = 3;
/** So much of each is shown there: a page still fits one message on every platform. */
export const EXCERPT = 480;

/** Former wordings on a page: each may be as long as an answer. */
export const FORMER_A_PAGE = 5;

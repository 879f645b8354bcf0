import type { Work } from '../../../bot/work.ts';
import { type Question, questions } from './store.ts';

/** The card of a question; its record is the question's number. */
export const CARD = 'question';

export const NUDGE = 'question nudge';
/** what a question holds is given back */
export const HELD = 'question held';
/** an expert's answer counts as accepted */
export const SETTLE = 'question settle';
type TimerName = typeof NUDGE | typeof HELD | typeof SETTLE;

const timerKey = (name: TimerName, id: number) => `${name.replace(' ', '/')}/${id}`;

export function arm(work: Work, name: TimerName, id: number, when: Date): void {
  work.agenda.at({ key: timerKey(name, id), name, when, payload: { question: id } });
}

export function disarm(work: Work, name: TimerName, id: number): void {
  work.agenda.cancel(timerKey(name, id));
}

export const later = (at: Date, ms: number) => new Date(at.getTime() + ms);

export function saveQuestion(work: Work, question: Question): void {
  work.put(questions, question);
  work.cards.changed(CARD, String(question.id));
}

/** A question of this community. */
export async function questionIn(
  work: Work,
  communityId: string,
  id: number,
): Promise<Question | undefined> {
  const found = await work.get(questions, id);
  return found?.communityId === communityId ? found : undefined;
}

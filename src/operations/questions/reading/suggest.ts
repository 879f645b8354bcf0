import type { Asking } from '../../../bot/command.ts';
import type { Reading } from '../../../bot/work.ts';
import type { QuestionState } from '../rule.ts';
import { latestIds } from './store.ts';

/** The latest questions, for a person to choose from. */
export const suggestQuestions =
  (states: readonly QuestionState[]) =>
  async ({ community }: Asking, { sql }: Reading): Promise<readonly string[]> =>
    (await latestIds(sql, community.id, states)).map((id) => `#${id}`);

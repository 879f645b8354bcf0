import type { Drafts } from '../database/table.ts';
import { timerChanges } from './timer.ts';

/** Timers in one unit of work: set and called off with what they belong to. */
export type Agenda = {
  /** `key` names the timer in the community: setting it again moves it, or sets one anew that was called off. */
  readonly at: (timer: {
    readonly key: string;
    readonly name: string;
    readonly when: Date;
    readonly payload: unknown;
  }) => void;
  readonly cancel: (key: string) => void;
};

export function agendaOn(drafts: Drafts, communityId: string): Agenda {
  return {
    at: ({ key, name, when, payload }) =>
      drafts.add(timerChanges, { communityId, key, name, payload, dueAt: when }),
    cancel: (key) => drafts.add(timerChanges, { communityId, key, dueAt: undefined }),
  };
}

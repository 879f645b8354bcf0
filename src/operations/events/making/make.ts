import type { Work } from '../../../bot/work.ts';
import type { Settings } from '../op.ts';
import { arm, saveEvent } from './keeping.ts';
import { type Details, type Event, eventNumbers } from './store.ts';

/** Letters and digits of the word that says somebody was there. */
const CODE = 6;

export const codeIndexOf = (work: Pick<Work, 'seal'>, code: string) =>
  work.seal.blindIndex(`event ${code}`);

/** Makes an event and arms what happens by itself. Its card is another matter. */
export async function makeEvent(
  work: Work,
  settings: Settings,
  it: {
    readonly communityId: string;
    readonly details: Details;
    readonly startsAt: Date;
    readonly endsAt: Date;
    readonly of: { readonly seriesId: number; readonly slot: string } | undefined;
    readonly announced: boolean;
    readonly createdBy: number;
  },
): Promise<Event> {
  const { of, ...given } = it;
  const code = work.chance.code(CODE);
  const event: Event = {
    id: await work.next(eventNumbers),
    ...given,
    seriesId: of?.seriesId,
    slot: of?.slot,
    ...{ state: 'planned', version: 0, timing: 0, moved: false },
    ...{ taken: 0, waiting: 0, maybe: 0, next: 1 },
    ...{ code: work.seal.seal(code), codeIndex: codeIndexOf(work, code) },
    ...{ createdAt: work.now, changedAt: work.now },
  };
  saveEvent(work, event);
  arm(work, event, settings);
  return event;
}

import { type Delivered, failed } from '../chat/failure.ts';
import type { Place } from '../chat/incoming.ts';
import { outlast } from '../database/outlast.ts';
import { type Letter, markRemoved, type Target } from './letter.ts';
import { type Office, unconnected } from './office.ts';
import { withPicture } from './picture.ts';

/** What became of a change; `nothing`: there is no message any more that it could change, or no such change. */
export type Changed = Delivered | 'nothing';

/** Edits, deletes or pins what was said before. The platforms take each of these twice. */
export async function change(office: Office, letter: Letter, place: Place): Promise<Changed> {
  const { target, does } = letter;
  const platform = office.platform(place.platform);
  if (platform === undefined) return unconnected(place.platform);
  if (target === undefined || target.state !== 'sent') return 'nothing';
  const { posted } = platform;
  const last = target.messages.at(-1);
  if (posted === undefined || last === undefined)
    return failed({ is: 'invalid', reason: 'messages cannot be changed there' });
  switch (does) {
    case 'edit':
      return edit(office, target, posted);
    case 'delete':
      return remove(office, letter.communityId, target, posted);
    case 'pin':
      return posted.pin?.(last) ?? 'nothing';
    case 'send':
      throw new Error('what is sent changes nothing');
  }
}

type Hand = NonNullable<NonNullable<ReturnType<Office['platform']>>['posted']>;

/** It shows what the message's own row says by now, so an edit that comes late brings nothing old back. */
async function edit(office: Office, target: Target, { edit: hand }: Hand): Promise<Delivered> {
  const reply = await outlast(office.clock, () =>
    withPicture(office.database, office.keeping.recall(target.content)),
  );
  if (reply === undefined) return failed({ is: 'invalid', reason: 'its picture is no more' });
  return hand(target.messages, reply);
}

async function remove(
  { clock, database }: Office,
  communityId: string,
  { key, messages }: Target,
  { remove: hand }: Hand,
): Promise<Delivered> {
  const removed = await hand(messages);
  if (removed.ok) await outlast(clock, () => markRemoved(database, communityId, key));
  return removed;
}

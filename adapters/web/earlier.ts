import type { Ground } from './act.ts';
import { roomsOf } from './commands.ts';
import type { Seat } from './hub.ts';
import { type PageFrame, privateRoom, type ServerFrame } from './protocol.ts';
import { shownMessage } from './render.ts';

/** About three screens. */
const AT_ONCE = 100;

/** What was said in a room before a message, as far as this person sees it. */
export async function earlier(
  { id, room, before }: Extract<PageFrame, { is: 'earlier' }>,
  { community, person }: Seat,
  { bot, memory, log }: Ground,
): Promise<ServerFrame> {
  const home = bot.communities().find((one) => one.id === community);
  const rooms = home ? [...roomsOf(home).map((one) => one.id), privateRoom(person)] : [];
  if (!rooms.includes(room)) return { is: 'failed', id, why: 'no-room' };
  try {
    const wanted = { room, person, id: before, limit: AT_ONCE };
    const rows = await memory.store.before(community, wanted);
    const isBeginning = rows.length < AT_ONCE;
    return { is: 'earlier', room, messages: rows.map(shownMessage), isBeginning };
  } catch (err) {
    const error = id.slice(0, 8);
    log.error({ err, platform: 'web', error }, 'earlier messages could not be read');
    return { is: 'failed', id, why: 'not-kept', error };
  }
}

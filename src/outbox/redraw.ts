import type { Delivered } from '../chat/failure.ts';
import { type Loop, startLoop } from '../loop.ts';
import { type Behind, claimBehind, nextBehind, type Redrawn, saveRedrawn } from './card-row.ts';
import type { Office } from './office.ts';
import type { Pacing } from './pacing.ts';
import { chatOf, lookOf } from './sender.ts';

const AT_ONCE = 64;
/** A platform that did not answer is asked again after this long: redrawing twice does no harm. */
const AGAIN_MS = 5_000;

/** Keeps every message that shows a card up to date, no oftener than its platform allows. */
export function startRedrawing(office: Office, pacing: Pacing, everyMs: number): Loop {
  const { database, clock, log } = office;
  return startLoop({
    clock,
    everyMs,
    failed: (error) => log.error({ err: error }, 'cards could not be redrawn'),
    async pass() {
      for (;;) {
        const behind = await claimBehind(database, clock.now(), AT_ONCE);
        if (behind.length === 0) return nextBehind(database);
        await saveRedrawn(
          database,
          await Promise.all(behind.map((one) => redraw(office, pacing, one))),
        );
      }
    },
  });
}

async function redraw(office: Office, pacing: Pacing, behind: Behind): Promise<Redrawn> {
  const { postId, version } = behind;
  const place = office.addressOf(behind.communityId, behind.space);
  const platform = place && office.platform(place.platform);
  const reply = platform && (await office.draw(behind));
  const stand = (ms: number): Redrawn => ({
    postId,
    drawn: undefined,
    look: undefined,
    message: undefined,
    dueAt: new Date(office.clock.now().getTime() + ms),
    state: 'up',
    reason: undefined,
  });
  if (reply === undefined || !place || !platform) return { ...stand(0), drawn: version };
  const look = lookOf(reply);
  const shown = { ...stand(platform.redrawMs), drawn: version, look };
  if (look === behind.look) return shown;

  const chat = chatOf(place);
  const wait = pacing.wait(chat);
  if (wait > 0) return stand(wait);
  const edited = await platform.edit(behind.message, reply);
  office.count(place.platform, edited.ok ? 'redrawn' : `redraw-${edited.failure.is}`);
  // A message that got its first picture is a new one.
  if (edited.ok) return { ...shown, message: edited.message };
  if (edited.failure.is === 'limited') pacing.rest(chat, edited.failure.retryAfterMs);
  return { ...stand(0), ...after(edited.failure, stand) };
}

function after(
  failure: Extract<Delivered, { ok: false }>['failure'],
  stand: (ms: number) => Redrawn,
): Redrawn {
  switch (failure.is) {
    case 'limited':
      return stand(failure.retryAfterMs);
    case 'down':
    case 'unsure':
      return stand(AGAIN_MS);
    case 'gone':
    case 'moved':
      return { ...stand(0), state: 'gone', reason: 'the message is no longer there' };
    case 'refused':
    case 'invalid':
      return { ...stand(0), state: 'refused', reason: failure.reason };
  }
}

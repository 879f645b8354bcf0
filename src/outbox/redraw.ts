import type { Failure } from '../chat/failure.ts';
import { isDown } from '../database/errors.ts';
import { outlast } from '../database/outlast.ts';
import { type Loop, startLoop } from '../loop.ts';
import { type Behind, claimBehind, nextBehind, type Redrawn, saveRedrawn } from './card-row.ts';
import { lookOf } from './content.ts';
import type { Office } from './office.ts';
import type { Pacing } from './pacing.ts';
import { chatOf } from './sending.ts';

const AT_ONCE = 64;
/** No platform lets a message be edited oftener. */
const REST_MS = 100;
/** A platform that did not answer is asked again after this long: redrawing twice does no harm. */
const AGAIN_MS = 5_000;
/** Nobody tells the bot that a right was given back: it is asked for in vain no oftener. */
const REFUSED_MS = 600_000;
/** A card that cannot be drawn: a bug, which only a new version of the bot will mend. */
const BROKEN_MS = 300_000;

/** Keeps every message that shows a card up to date, no oftener than its platform allows. */
export function startRedrawing(office: Office, pacing: Pacing, everyMs: number): Loop {
  const { database, clock, log, claims } = office;
  return startLoop({
    clock,
    everyMs,
    restMs: REST_MS,
    failed: (error) => log.error({ err: error }, 'cards could not be redrawn'),
    async pass(ending) {
      await claims.recover();
      while (!ending()) {
        const behind = await claims.take((name) =>
          claimBehind(database, name, clock.now(), AT_ONCE),
        );
        if (behind.length === 0) return claims.lookAgain(await nextBehind(database));
        const redrawn = await Promise.all(
          behind.map((one) =>
            redraw(office, pacing, one).catch((error: unknown) => broken(office, one, error)),
          ),
        );
        await outlast(clock, () => saveRedrawn(database, redrawn));
      }
      return undefined;
    },
  });
}

/** What could not be drawn keeps no other card waiting. */
function broken(office: Office, behind: Behind, error: unknown): Redrawn {
  office.log.error({ err: error, card: behind.id }, 'a card could not be drawn');
  return standing(office, behind, isDown(error) ? AGAIN_MS : BROKEN_MS);
}

/** It shows what it showed, and is looked at again after so many ms. */
function standing({ clock }: Office, { postId }: Behind, ms: number): Redrawn {
  return {
    postId,
    drawn: undefined,
    look: undefined,
    message: undefined,
    dueAt: new Date(clock.now().getTime() + ms),
    state: 'up',
    reason: undefined,
  };
}

async function redraw(office: Office, pacing: Pacing, behind: Behind): Promise<Redrawn> {
  const { version } = behind;
  const stand = (ms: number) => standing(office, behind, ms);
  const place = office.addressOf(behind.communityId, behind.space);
  const platform = place && office.platform(place.platform);
  // The config may get the space back; another process may be connected there.
  if (!place || !platform) return stand(BROKEN_MS);
  const reply = await office.draw(behind);
  if (reply === undefined) return { ...stand(0), drawn: version };
  const look = lookOf(reply);
  const shown = { ...stand(platform.redrawMs), drawn: version, look };
  if (look === behind.look) return shown;

  const chat = chatOf(place);
  const turn = pacing.take(chat);
  if (!turn.ok) return stand(turn.waitMs);
  const edited = await platform.edit(behind.message, reply).finally(turn.sent);
  office.count(place.platform, edited.ok ? 'redrawn' : `redraw-${edited.failure.is}`);
  // A message that got its first picture is a new one.
  if (edited.ok) return { ...shown, message: edited.message };
  if (edited.failure.is === 'limited') pacing.rest(chat, edited.failure.retryAfterMs);
  const done = after(edited.failure, stand);
  if (done.state !== 'gone') tellRefused(office, behind, done.reason);
  return done;
}

/** It shows what is no longer so, and nobody would know why. */
function tellRefused(
  { trouble }: Pick<Office, 'trouble'>,
  { communityId, space }: Behind,
  reason: string | undefined,
): void {
  if (reason !== undefined)
    void trouble({ communityId, space, reason, is: 'failed', does: 'edit' });
}

function after(failure: Failure, stand: (ms: number) => Redrawn): Redrawn {
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
      return { ...stand(REFUSED_MS), reason: failure.reason };
    case 'invalid':
      return { ...stand(0), state: 'refused', reason: failure.reason };
  }
}

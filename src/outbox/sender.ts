import { outlast } from '../database/outlast.ts';
import { type Loop, startLoop } from '../loop.ts';
import { claimer } from './claiming.ts';
import { fateOf } from './fate.ts';
import { giveUpLost, type Letter, type Settled } from './letter.ts';
import type { Office } from './office.ts';
import { sayOtherwise } from './otherwise.ts';
import type { Pacing } from './pacing.ts';
import { FAILED_UNDER_WAY, send, unsent } from './sending.ts';
import { openSettling } from './settling.ts';
import { troubleOf } from './trouble.ts';

/** Under way at once: each waits for its platform most of the time. */
const AT_ONCE = 64;
const LOST_MS = 10_000;

/** Says what the outbox holds, until it is said, or cannot be and the row says why. */
export function startSender(office: Office, pacing: Pacing, everyMs: number): Loop {
  const { database, clock, log, claims } = office;
  const desk = { office, pacing, settle: openSettling(database, clock) };
  const claiming = claimer(office, pacing);
  let looked = Number.NEGATIVE_INFINITY;

  async function giveUp(): Promise<void> {
    if (clock.elapsed() - looked < LOST_MS) return;
    // The embedded database is one process's alone: what is under way at its start is a killed one's.
    const isFirst = looked === Number.NEGATIVE_INFINITY;
    const lost = await giveUpLost(database, clock.now(), isFirst && database.kind === 'embedded');
    looked = clock.elapsed();
    if (lost > 0) log.warn({ lost }, 'messages whose fate nobody knows: see the delivery table');
  }

  return startLoop({
    clock,
    everyMs,
    failed: (error) => log.error({ err: error }, 'the outbox could not be read'),
    async pass(ending) {
      await claims.recover();
      await giveUp();
      const busy = new Set<Promise<void>>();
      try {
        return await sendAll(desk, claiming, busy, ending);
      } finally {
        await Promise.all(busy);
      }
    },
  });
}

/** Until nothing is due that may be sent; then, when there will be. */
async function sendAll(
  desk: Desk,
  claiming: ReturnType<typeof claimer>,
  busy: Set<Promise<void>>,
  ending: () => boolean,
): Promise<Date | undefined> {
  while (!ending()) {
    const letters = await claiming.claim(AT_ONCE - busy.size);
    for (const queue of byChat(letters)) {
      const work: Promise<void> = inOrder(desk, queue, ending).finally(() => busy.delete(work));
      busy.add(work);
    }
    if (busy.size === 0) return claiming.next();
    await Promise.race(busy);
  }
  return undefined;
}

function byChat(letters: readonly Letter[]): Iterable<Letter[]> {
  const chats = new Map<string, Letter[]>();
  for (const letter of letters) {
    const chat = `${letter.communityId}/${letter.space ?? ''}/${letter.memberId ?? ''}`;
    chats.set(chat, [...(chats.get(chat) ?? []), letter]);
  }
  return chats.values();
}

async function inOrder(
  desk: Desk,
  letters: readonly Letter[],
  ending: () => boolean,
): Promise<void> {
  for (const letter of letters) await handle(desk, letter, ending);
}

type Desk = {
  readonly office: Office;
  readonly pacing: Pacing;
  readonly settle: (fate: Settled) => Promise<unknown>;
};

async function handle(desk: Desk, letter: Letter, ending: () => boolean): Promise<void> {
  const { office, pacing, settle } = desk;
  const { clock, log } = office;
  const { communityId: community, key } = letter;
  const fate = ending()
    ? unsent(letter, clock.now())
    : await send(office, pacing, letter).catch((error: unknown) => {
        log.error({ err: error, key }, 'a message failed while it was sent');
        return fateOf(letter, FAILED_UNDER_WAY, clock.now()).fate;
      });
  if (fate.state === 'failed')
    await outlast(clock, () => sayOtherwise(office.database, letter, clock.now()));
  await settle({ ...fate, claim: letter.claim }).catch((error: unknown) =>
    log.error({ err: error, key }, 'what became of a message could not be kept'),
  );
  if (fate.state !== 'failed' && fate.state !== 'unsure') return;
  log.warn({ community, key, reason: fate.reason }, 'not delivered');
  const trouble = troubleOf(letter, fate);
  if (trouble !== undefined) void office.trouble(trouble);
}

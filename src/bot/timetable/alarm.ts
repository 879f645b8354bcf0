import type { Queue } from '../../agenda/queue.ts';
import { type TimerRow, timerReplies, timers } from '../../agenda/timer.ts';
import { timersDue } from '../../agenda/waiting.ts';
import type { Reply } from '../../chat/reply.ts';
import { isDown } from '../../database/errors.ts';
import type { Drafts } from '../../database/table.ts';
import type { Member } from '../../members/member.ts';
import { outboxOn } from '../../outbox/outbox.ts';
import type { Community } from '../community.ts';
import { tellLevels } from '../levels.ts';
import { type Core, say } from '../running/core.ts';
import { findNobody, housePerson } from '../running/house.ts';
import { type News, tellRole } from '../tell-role.ts';
import { type Work, workOn } from '../work.ts';
import { runEntry, TIMETABLE } from './timetable.ts';

/** What becomes of a timer that ran. */
export type Ran = (
  | { readonly state: 'done' }
  | { readonly state: 'skipped'; readonly reason: string }
) & {
  /** what a command answered */
  readonly reply?: Reply;
};
export type RunTimer = (row: TimerRow, work: Work, house: Member) => Promise<Ran>;

const MOST_ATTEMPTS = 3;
const AGAIN_MS = 30_000;

/** Timers that are looked at together, and how many such sets run at a time: enough for crowds to follow each other. */
const SET = 500;
const SETS = 4;

export type Alarm = {
  /** Runs all timers that are due. */
  readonly ring: () => Promise<void>;
  /** Resolves when what rings has rung. */
  readonly rung: () => Promise<void>;
  /** The set under way is the last. */
  readonly quieten: () => void;
};

/**
 * Runs timers that are due. A row is claimed in the same unit of work that does what it is for, so a timer that two
 * processes see runs once.
 */
export function alarmOn(core: Core, queue: Pick<Queue, 'arm'>): Alarm {
  const { database, registry, clock } = core;
  const ringing = new Set<Promise<void>>();
  let quiet = false;

  /** The timers that are due next, with what each does; `last` is undefined when there are no more. */
  async function take(behind?: TimerRow): Promise<Taken> {
    // A community that is not configured just now keeps its timers: they go on when it is back.
    const configured = registry.all().map(({ id }) => id);
    const rows = await timersDue(database, configured, clock.now(), SET, behind);
    const due = await Promise.all(rows.map((row) => dueOf(core, row)));
    return { due: due.filter((one) => one !== undefined), last: rows[SET - 1] };
  }

  async function ringSet(due: readonly Due[]): Promise<void> {
    const rung = await Promise.allSettled(due.map((one) => ring(core, queue, one)));
    for (const one of rung) if (one.status === 'rejected') throw one.reason;
  }

  /** While some sets run the next is taken. */
  async function ringAll(): Promise<void> {
    const underWay: Promise<void>[] = [];
    try {
      let last: TimerRow | undefined;
      do {
        const taken = await take(last);
        const rung = ringSet(taken.due);
        rung.catch(() => undefined); // thrown when its turn comes
        underWay.push(rung);
        if (underWay.length === SETS) await underWay.shift();
        last = taken.last;
      } while (last !== undefined && !quiet);
      await Promise.all(underWay);
    } finally {
      await Promise.allSettled(underWay);
    }
  }

  return {
    ring() {
      const all = ringAll().finally(() => ringing.delete(all));
      ringing.add(all);
      return all;
    },
    rung: async () => void (await Promise.allSettled(ringing)),
    quieten() {
      quiet = true;
    },
  };
}

type Taken = { readonly due: readonly Due[]; readonly last: TimerRow | undefined };

type Due = { readonly row: TimerRow; readonly community: Community; readonly run: RunTimer };

async function dueOf(core: Core, row: TimerRow): Promise<Due | undefined> {
  const community = core.registry.get(row.communityId)?.community;
  return community && { row, community, run: await runnerOf(core, community, row).catch(failing) };
}

/** Ends with the row done, skipped, failed or put off: it is not due any more. */
async function ring(
  core: Core,
  queue: Pick<Queue, 'arm'>,
  { row, community, run }: Due,
): Promise<void> {
  core.count.lateness(Math.max(0, core.clock.now().getTime() - row.dueAt.getTime()) / 1000);
  const done = await claimAndRun(core, community, row, run);
  if (done.ok) return;
  core.count.failure('timer');
  core.log.error({ err: done.error, community: community.id, timer: row.key }, 'a timer failed');
  await queue.arm([await putOff(core, community, row)]);
}

/** A bug in a reading command is the timer's failure, like one in what it does. */
function failing(error: unknown): RunTimer {
  if (isDown(error)) throw error;
  return () => Promise.reject(error);
}

async function runnerOf(core: Core, community: Community, row: TimerRow): Promise<RunTimer> {
  if (row.name === TIMETABLE) return runEntry(core, community, row);
  const timer = community.timers.find(({ name }) => name === row.name);
  if (timer === undefined)
    return async () => ({ state: 'skipped', reason: `nothing here is called ${row.name}` });
  return async ({ payload }, work) => {
    await timer.run(payload, { community }, work);
    return { state: 'done' };
  };
}

async function claimAndRun(core: Core, community: Community, { id }: TimerRow, run: RunTimer) {
  const { clock, registry, crowd } = core;
  const now = clock.now();
  const key = `timer/${id}`;
  return crowd.join({
    arrival: { communityId: community.id, person: housePerson(community), key: undefined, at: now },
    async run(drafts, { member }) {
      const row = await drafts.get(timers, id);
      const standing = registry.get(community.id)?.standing;
      if (row?.state !== 'waiting' || row.dueAt > now || standing === undefined) return undefined;
      const work = workOn(drafts, core, { community, standing, now, key, find: findNobody });
      const ran = await run(row, work, member);
      await tellLevels(community, work);
      const reason = ran.state === 'skipped' ? ran.reason : undefined;
      drafts.put(timers, { ...row, state: ran.state, reason, endedAt: now });
      if (ran.reply) drafts.add(timerReplies, { id, reply: core.keeping.keep(ran.reply) });
      return undefined;
    },
  });
}

/**
 * A bug in what a timer does: a few more tries, then it stands as failed, for an admin to see. Returns when it is
 * tried again, if it is.
 */
async function putOff(core: Core, community: Community, { id }: TimerRow): Promise<Date> {
  const now = core.clock.now();
  const again = new Date(now.getTime() + AGAIN_MS);
  await core.crowd.join({
    arrival: { communityId: community.id, person: housePerson(community), key: undefined, at: now },
    async run(drafts) {
      const row = await drafts.get(timers, id);
      if (row?.state !== 'waiting') return undefined;
      const attempts = row.attempts + 1;
      const over = attempts >= MOST_ATTEMPTS;
      drafts.put(timers, {
        ...row,
        attempts,
        state: over ? 'failed' : 'waiting',
        reason: 'it failed; the log says why',
        dueAt: over ? row.dueAt : again,
        endedAt: over ? now : undefined,
      });
      if (over) await tellFailed(core, community, row, drafts);
      return undefined;
    },
  });
  return again;
}

/** What is not an entry of the timetable is nothing that an admin could run again. */
async function tellFailed(
  core: Core,
  community: Community,
  { id, name, payload }: TimerRow,
  drafts: Drafts,
): Promise<void> {
  if (name !== TIMETABLE) return;
  const occasion = { communityId: community.id, now: core.clock.now(), cause: `timer/${id}` };
  const outbox = outboxOn(drafts, occasion, core.keeping);
  const { entry } = payload as { readonly entry: string };
  const news: News = (locale) => ({ text: say(locale).failedRun({ entry }) });
  await tellRole('admin', community, { get: drafts.get, outbox }, `trouble/timer/${id}`, news);
}

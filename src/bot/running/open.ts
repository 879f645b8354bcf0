import type { Queue } from '../../agenda/queue.ts';
import { timesBefore } from '../../agenda/waiting.ts';
import type { Incoming } from '../../chat/incoming.ts';
import { pause } from '../../clock.ts';
import { type Loop, startLoop } from '../../loop.ts';
import type { Community } from '../community.ts';
import { isCommandName } from '../hearing/command-names.ts';
import { expects } from '../hearing/expects.ts';
import { hear } from '../hearing/hear.ts';
import type { Bot, Heard } from '../port.ts';
import { alarmOn } from '../timetable/alarm.ts';
import { armTimetable } from '../timetable/arm.ts';
import { type Heartbeat, heartbeatOn } from '../timetable/heartbeat.ts';
import type { Core } from './core.ts';
import { enrol } from './enrol.ts';
import { recallMoves } from './moves.ts';

/** The bot at work: what adapters speak to, and what the composition root starts and stops. */
export type RunningBot = Bot & {
  /** Takes a community into force, or a changed one over. */
  readonly adopt: (community: Community) => Promise<void>;
  readonly dismiss: (communityId: string) => void;
  /** Notes how long nobody was there; called before anything is heard. */
  readonly wakeUp: () => Promise<void>;
  /** Starts running timers; called once all communities are in force. */
  readonly start: () => Promise<void>;
  /** Timers were set, or moved, to these times. */
  readonly armed: (times: readonly Date[]) => void;
  readonly settled: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** The queue holds what is due this soon; the rest waits in the database alone. */
const HORIZON_MS = 24 * 3_600_000;
const LAST_BEAT_MS = 1000;

export function openBot(core: Core, queue: Queue, reconcileMs: number): RunningBot {
  const { database, clock, registry, log } = core;
  const { ring, rung, quieten } = alarmOn(core, queue);
  const heartbeat = heartbeatOn(database, clock, reconcileMs);
  let arming: Loop | undefined;

  /** What was armed before is armed again: a flushed Redis, or another process, may have lost it. */
  async function arm(): Promise<Date> {
    await heartbeat.beat();
    const now = clock.now();
    for (const community of registry.all()) await armTimetable(database, community, now);
    await queue.arm(await timesBefore(database, new Date(now.getTime() + HORIZON_MS)));
    return new Date(now.getTime() + reconcileMs);
  }

  return {
    expects: (incoming) => expects(core, incoming),
    hear: (incoming) => timed(core, incoming),
    communities: registry.all,
    async adopt(community) {
      registry.put(community, await enrol(database, community));
      await recallMoves(core);
      await armTimetable(database, community, clock.now());
      arming?.wake();
    },
    dismiss: registry.remove,
    wakeUp: heartbeat.beat,
    async start() {
      await queue.start(ring);
      arming = startLoop({
        clock,
        pass: arm,
        everyMs: reconcileMs,
        failed: (error) => log.error({ err: error }, 'timers could not be armed'),
      });
      arming.wake();
    },
    armed(times) {
      const until = clock.now().getTime() + HORIZON_MS;
      const near = times.filter((at) => at.getTime() < until);
      if (near.length > 0) void queue.arm(near);
    },
    async settled() {
      await rung();
      await arming?.settled();
    },
    async stop() {
      quieten();
      await arming?.stop();
      await queue.close();
      await lastBeat(heartbeat, core);
    },
  };
}

/** The database may be what went away: then the end is not noted. */
async function lastBeat({ rest }: Heartbeat, { clock, log }: Core): Promise<void> {
  const failed = (error: unknown) => log.warn({ err: error }, 'the end could not be noted');
  await Promise.race([rest().catch(failed), pause(clock, LAST_BEAT_MS)]);
}

/** The name alone, and only when it is one of ours: after a slash, too, people write what they like. */
function commandOf({ registry }: Core, { what }: Incoming): string | undefined {
  if (what.is !== 'command') return undefined;
  return isCommandName(what.name, registry.all()) ? what.name : undefined;
}

/** One line an update: ids, what it was, what came of it and how long it took. */
async function timed(core: Core, incoming: Incoming): Promise<Heard> {
  const { clock, log, count } = core;
  const began = clock.elapsed();
  const { platform } = incoming.place;
  const kind = incoming.what.is;
  const end = (outcome: string) => {
    const ms = clock.elapsed() - began;
    count.update({ platform, kind, outcome, seconds: ms / 1000 });
    log.info({
      key: incoming.key,
      kind,
      command: commandOf(core, incoming),
      chat: incoming.place.chat,
      from: incoming.from.id,
      outcome,
      ms: Math.round(ms * 10) / 10,
    });
  };
  try {
    const heard = await hear(core, incoming);
    end(heard.is);
    return heard;
  } catch (error) {
    end('not kept');
    count.failure('not kept');
    log.error({ err: error, key: incoming.key }, 'an update could not be kept');
    throw error;
  }
}

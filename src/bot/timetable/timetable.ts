import { createHash } from 'node:crypto';
import type { Entry } from '../../agenda/entry.ts';
import { between, next } from '../../agenda/occurrences.ts';
import type { TimerRow } from '../../agenda/timer.ts';
import { declined, type Reply } from '../../chat/reply.ts';
import { plain } from '../../chat/text.ts';
import type { Member } from '../../members/member.ts';
import { byName } from '../by-name.ts';
import type { Community } from '../community.ts';
import { readAnswers } from '../hearing/answers.ts';
import { askingOf, readAloud, readingOf } from '../hearing/asked.ts';
import { timeMeant } from '../hearing/meant.ts';
import type { Scene } from '../hearing/scene.ts';
import { type Core, say } from '../running/core.ts';
import { houseMember, houseScene } from '../running/house.ts';
import { type News, tellRole } from '../tell-role.ts';
import type { Work } from '../work.ts';
import type { Ran, RunTimer } from './alarm.ts';

/** The name of the timers that run timetable entries. */
export const TIMETABLE = 'timetable';

/** What is later than this counts as missed, whatever its `late` says. */
const GRACE_MS = 60_000;

/** An entry's timers have its name in their key, and one row for each time it runs. */
export const timerKey = (entry: string, at: Date) => `${TIMETABLE}/${entry}/${at.toISOString()}`;

/** A timer that is tried again is due later; its key keeps the time. */
const timeIn = (key: string) => new Date(key.slice(key.lastIndexOf('/') + 1));

/** Which entry a timer runs. `once`: somebody wants it now, beside its times. */
type Payload = { readonly entry: string; readonly once?: boolean };

/** A timer that runs an entry at once, paused or not. Its key is none of `timerKey`'s: no reload calls it off. */
export const runOnce = (entry: string, when: Date, key: string) => ({
  key: `${TIMETABLE}-once/${entry}/${key}`,
  name: TIMETABLE,
  when,
  payload: { entry, once: true } satisfies Payload,
});

/**
 * Prepares what a timetable's timer does: run the entry's command, or skip it when it is paused or
 * its time was missed; and set the next timer. Reading commands are read here, outside the crowd.
 */
export async function runEntry(core: Core, community: Community, row: TimerRow): Promise<RunTimer> {
  const { entry: name, once = false } = row.payload as Payload;
  const entry = byName(community.timetable, name);
  if (entry === undefined)
    return async () => ({ state: 'skipped', reason: 'no longer in the timetable' });
  const now = core.clock.now();
  const isLast = once || entry.when.is === 'at';
  const arm = isLast ? undefined : nextTimer(community, entry, now);
  const why = once ? undefined : await reasonToSkip(core, community, entry, row.dueAt, now);
  const perform = why === undefined ? await prepared(core, community, entry, row) : undefined;

  return async (_row, work, member) => {
    if (arm) work.agenda.at(arm);
    const to = { community, work, entry: name };
    return perform === undefined
      ? skipped(to, why ?? GONE)
      : answered(to, await perform(work, member));
  };
}

type Telling = { readonly community: Community; readonly work: Work; readonly entry: string };

async function skipped(to: Telling, reason: string): Promise<Ran> {
  const { entry } = to;
  // Who paused it knows that it did not run.
  if (reason === MISSED)
    await tell(to, reason, (locale) => ({ text: say(locale).missedRun({ entry }) }));
  if (reason === GONE)
    await tell(to, reason, (locale) => ({ text: say(locale).goneRun({ entry }) }));
  return { state: 'skipped', reason };
}

/** Nobody read the answer, so a refusal is told to admins. */
async function answered(to: Telling, reply: Reply | undefined): Promise<Ran> {
  if (reply === undefined) return { state: 'done' };
  if (reply.declined !== true) return { state: 'done', reply };
  const { entry } = to;
  const text = plain(reply.text);
  await tell(to, digest(text), (locale) => ({ text: say(locale).declined({ entry, text }) }));
  return { state: 'skipped', reason: text, reply };
}

/** Once for a cause and day. */
function tell({ community, work, entry }: Telling, cause: string, news: News): Promise<void> {
  const key = `trouble/${entry}/${cause}/${work.today}`;
  return tellRole('admin', community, work, key, news);
}

const digest = (text: string) => createHash('sha1').update(text).digest('base64url');

const GONE = 'the command is gone';
const MISSED = 'its time was missed';

async function reasonToSkip(
  { lookups }: Core,
  community: Community,
  entry: Entry,
  dueAt: Date,
  now: Date,
): Promise<string | undefined> {
  if (await lookups.isPaused({ communityId: community.id, entry: entry.name })) return 'paused';
  return missed(community, entry, dueAt, now);
}

type Perform = (work: Work, house: Member) => Promise<Reply | undefined>;

async function prepared(
  core: Core,
  community: Community,
  entry: Entry,
  row: TimerRow,
): Promise<Perform | undefined> {
  const key = `timer/${row.id}`;
  const at = core.clock.now();
  // Whoever runs it by hand means now.
  const { once = false } = row.payload as Payload;
  const due = once ? at : timeMeant(entry, community.zone, timeIn(row.key), at);
  const scene = houseScene(core.registry, community, { spaces: entry.in, key, at, due });
  const command = byName(community.commands, entry.run);
  const answers = command && readAnswers(command.options, entry.given);
  if (!scene || !command || !answers?.ok || command.act.is === 'file') return undefined;
  const { act } = command;
  const options = answers.values;
  if (act.is === 'lookup') return spoken(scene, await readAloud(core, scene, act, options));
  const asking = { ...command, options, record: '' };
  const seen = await act.before?.(
    askingOf(scene, asking, houseMember(scene)),
    readingOf(core, scene),
  );
  return (work, member) => act.run(askingOf(scene, asking, member), work, seen);
}

/** On a clock, what a reading command says is said in the entry's spaces. */
function spoken(scene: Scene, reply: Reply): Perform {
  const { language } = scene.enrolled.community;
  if (reply.secret) return async () => declined(say(language).notAloud);
  return async (work) => {
    for (const { name } of scene.spaces)
      work.outbox.say({ key: `${scene.key}/${name}`, to: { space: name }, reply });
    return undefined;
  };
}

/** The reason to skip: nothing of this entry was due recently enough. After an outage one run is enough. */
function missed(community: Community, entry: Entry, dueAt: Date, now: Date): string | undefined {
  if (now.getTime() - dueAt.getTime() <= GRACE_MS) return undefined;
  const tolerance = Math.max(entry.lateMs, GRACE_MS);
  const since = new Date(Math.max(dueAt.getTime(), now.getTime() - tolerance));
  const recent = between(entry, community.zone, since, new Date(now.getTime() + 1), 1);
  return recent.length > 0 ? undefined : MISSED;
}

function nextTimer(community: Community, entry: Entry, after: Date) {
  const when = next(entry, community.zone, after);
  return (
    when && {
      key: timerKey(entry.name, when),
      name: TIMETABLE,
      when,
      payload: { entry: entry.name } satisfies Payload,
    }
  );
}

import { z } from 'zod';
import type { Entry } from '../../agenda/entry.ts';
import { next } from '../../agenda/occurrences.ts';
import type { Asking } from '../../bot/command.ts';
import type { Community } from '../../bot/community.ts';
import { operation } from '../../bot/operation.ts';
import { named } from '../../bot/option.ts';
import { runOnce } from '../../bot/timetable/timetable.ts';
import { declined, type Reply } from '../../chat/reply.ts';
import { plain } from '../../chat/text.ts';
import { previewOf } from './preview.ts';
import { type Coming, coming, localOf, MANY, seek } from './rule.ts';
import { type EntryState, entryStates, type Kept, loadKept } from './store.ts';
import { en, type Texts } from './texts/en.ts';
import { zh } from './texts/zh.ts';

const settings = z.strictObject({
  days: z.int().min(1).max(60).default(14).describe('how far /timetable looks ahead'),
});

const op = operation({ name: 'timetable', settings, texts: { en, zh } });

const timetable = op.lookup({
  name: 'timetable',
  texts: (say) => say.timetable,
  for: 'planner',
  answers: 'privately',
  options: {},
  async run({ community, settings: { days }, say }, { sql, now }) {
    const { id, zone } = community;
    if (community.timetable.length === 0) return { text: say.nothing };
    const kept = await loadKept(sql, id);
    const entries = coming(community.timetable, zone, now, days);
    return {
      title: say.title({ days, zone }),
      text: entries.map((one) => shown(say, zone, one, kept)).join('\n\n'),
    };
  },
});

function shown(say: Texts, zone: string, { entry, first, more }: Coming, kept: Kept): string {
  const { name, run: command, in: spaces } = entry;
  const last = kept.last.get(name);
  return [
    say.entry({ name, command, spaces, paused: kept.paused.has(name) }),
    first === undefined
      ? say.never
      : say.next({ ...localOf(first, zone), more, many: more >= MANY }),
    ...(last === undefined ? [] : [say.last({ ...last, ...localOf(last.at, zone) })]),
  ].join('\n');
}

const options = { entry: named() };
const suggest = {
  entry: async ({ community }: Asking) => community.timetable.map(({ name }) => name),
};

/** The entry that was named, or what to say when there is none. */
function entryOf({ timetable: entries }: Community, say: Texts, name: string): Entry | Reply {
  const sought = seek(entries, name);
  if (sought.is === 'found') return sought.entry;
  const all = entries.map((entry) => entry.name);
  return declined(say.unknownEntry({ name, nearest: sought.nearest, all }));
}

const stateOf = (community: Community, { name }: Entry): EntryState => ({
  communityId: community.id,
  name,
  pausedAt: undefined,
  pausedBy: undefined,
});

const pause = op.command({
  name: 'pause',
  texts: (say) => say.pause,
  for: 'planner',
  answers: 'privately',
  options,
  suggest,
  async run({ member, community, say, options: asked }, work) {
    const entry = entryOf(community, say, asked.entry);
    if ('text' in entry) return entry;
    const state = stateOf(community, entry);
    const { name } = entry;
    const before = await work.get(entryStates, state);
    if (before?.pausedAt !== undefined) return declined(say.pausedAlready({ name }));
    work.put(entryStates, { ...state, pausedAt: work.now, pausedBy: member.id });
    return { text: say.paused({ name }) };
  },
});

const resume = op.command({
  name: 'resume',
  texts: (say) => say.resume,
  for: 'planner',
  answers: 'privately',
  options,
  suggest,
  async run({ community, say, options: asked }, work) {
    const entry = entryOf(community, say, asked.entry);
    if ('text' in entry) return entry;
    const state = stateOf(community, entry);
    const { name } = entry;
    const before = await work.get(entryStates, state);
    if (before?.pausedAt === undefined) return declined(say.notPaused({ name }));
    // Its timer was armed all the while: what came due meanwhile was skipped.
    work.put(entryStates, state);
    const first = next(entry, community.zone, work.now);
    return { text: say.resumed({ name, next: first && localOf(first, community.zone) }) };
  },
});

const run = op.command({
  name: 'run',
  byHand: true,
  texts: (say) => say.run,
  for: 'planner',
  answers: 'privately',
  options,
  suggest,
  async before({ community, say, locale, options: asked }, { foresee }) {
    const entry = entryOf(community, say, asked.entry);
    return 'text' in entry ? undefined : foresee(entry, locale);
  },
  async run({ community, say, options: asked }, work, foreseen) {
    const entry = entryOf(community, say, asked.entry);
    if ('text' in entry) return entry;
    const { name } = entry;
    const { answer, messages = [] } = foreseen ?? {};
    if (answer?.declined) return declined(say.cannotRun({ name, text: plain(answer.text) }));
    work.agenda.at(runOnce(name, work.now, work.key));
    const waits = messages.find(({ at }) => at > work.now);
    if (waits === undefined) return { text: say.running({ name }) };
    return { text: say.runningLater({ name, ...localOf(waits.at, community.zone) }) };
  },
});

const preview = op.lookup({
  name: 'preview',
  byHand: true,
  texts: (say) => say.preview,
  for: 'planner',
  answers: 'privately',
  options,
  suggest,
  async run({ community, say, locale, options: asked }, { foresee, now }) {
    const entry = entryOf(community, say, asked.entry);
    if ('text' in entry) return entry;
    return previewOf(await foresee(entry, locale), { community, say, name: entry.name, now });
  },
});

export const timetableOperation = op.with({ commands: [timetable, pause, resume, run, preview] });

import type { Entry } from '../agenda/entry.ts';
import { next, readCron } from '../agenda/occurrences.ts';
import { instantOf, localTime, repeats } from '../agenda/zone.ts';
import type { Command } from '../bot/command.ts';
import type { Pictures } from '../bot/community.ts';
import { readGiven } from './given.ts';
import type { Notes } from './notes.ts';
import { instead, type Words } from './problem.ts';
import { entryShape, type WrittenEntry } from './shape.ts';
import type { Path } from './source.ts';

/** What entries are checked against. Undefined is what could not be read itself, and is not blamed on them. */
export type Surroundings = {
  readonly zone: string | undefined;
  readonly spaces: readonly string[] | undefined;
  readonly commands: readonly Command[];
  /** of operations that this community does without, with their names */
  readonly off: ReadonlyMap<string, string>;
  readonly pictures: Pictures;
};

export function readTimetable(
  written: Readonly<Record<string, unknown>>,
  around: Surroundings,
  notes: Notes,
): Entry[] {
  return Object.entries(written).flatMap(([name, value]) => {
    const path = ['timetable', name];
    if (name.trim() === '' || name.length > 64)
      notes.wrong(path, (say) => say.timetable.nameLength, 'key');
    const entry = notes.read(entryShape, value, path);
    return entry === undefined ? [] : readEntry(name, entry, path, around, notes);
  });
}

function readEntry(
  name: string,
  written: WrittenEntry,
  path: Path,
  around: Surroundings,
  notes: Notes,
): Entry[] {
  const when = readWhen(written, path, notes);
  checkDates(written, path, notes);
  checkSpaces(written.in, path, around, notes);
  const given = readGiven(written, path, around, notes);
  if (when === undefined) return [];
  const entry: Entry = {
    name,
    when,
    run: written.run,
    given,
    in: written.in,
    lateMs: written.late ?? 0,
    except: written.except ?? [],
  };
  if (around.zone !== undefined) checkRuns(entry, path, around.zone, notes);
  return [entry];
}

function readWhen(written: WrittenEntry, path: Path, notes: Notes): Entry['when'] | undefined {
  const { cron, at } = written;
  if ((cron === undefined) === (at === undefined)) {
    notes.wrong(path, (say) => say.timetable.eitherTime, 'key');
    return undefined;
  }
  if (at !== undefined) {
    const date = at.slice(0, 10);
    const fault = faultOfDate(date) ?? faultOfTime(at.slice(11)) ?? faultOfReach(date);
    if (fault === undefined) return { is: 'at', at };
    notes.wrong([...path, 'at'], fault);
    return undefined;
  }
  return readPattern(cron ?? '', path, notes);
}

function readPattern(cron: string, path: Path, notes: Notes): Entry['when'] | undefined {
  try {
    readCron(cron);
    warnOfEveryMinute(cron, path, notes);
    return { is: 'cron', cron };
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^CronPattern: /, '') : '';
    notes.wrong([...path, 'cron'], (say) => say.timetable.noPattern({ cron, why }));
    return undefined;
  }
}

/** Whoever leaves the minute open hardly means sixty runs in an hour. */
function warnOfEveryMinute(cron: string, path: Path, notes: Notes): void {
  const [minute = '', ...rest] = cron.trim().split(/\s+/);
  if (minute !== '*' && minute !== '*/1') return;
  const once = ['0', ...rest].join(' ');
  notes.warn([...path, 'cron'], (say) => say.timetable.everyMinute({ cron, once }));
}

function checkDates({ except = [] }: WrittenEntry, path: Path, notes: Notes): void {
  for (const [index, date] of except.entries()) {
    const fault = faultOfDate(date);
    if (fault !== undefined) notes.wrong([...path, 'except', index], fault);
  }
}

function checkSpaces(
  names: readonly string[],
  path: Path,
  { spaces }: Surroundings,
  notes: Notes,
): void {
  if (spaces === undefined) return;
  for (const [index, space] of names.entries()) {
    const place = [...path, 'in', index];
    if (!spaces.includes(space))
      notes.wrong(place, (say) => {
        const listed = /[,，]/.test(space);
        const hint = listed ? say.timetable.inBrackets : instead(say, space, spaces);
        return `${say.noSpace({ name: space })}${hint}`;
      });
    else if (names.indexOf(space) !== index)
      notes.wrong(place, (say) => say.timetable.spaceTwice({ name: space }));
  }
}

/** What the agenda can hold, in every zone. */
const FIRST = '2000-01-01';
const LAST = '9999-12-28';

/** Before all of it. Patterns carry no year, so any year finds whether there is a time at all. */
const LONG_AGO = new Date('1999-12-30T00:00:00Z');

function checkRuns(entry: Entry, path: Path, zone: string, notes: Notes): void {
  const { when } = entry;
  const place = [...path, when.is];
  if (next(entry, zone, LONG_AGO) === undefined)
    notes.wrong(place, (say) => say.timetable.neverRuns);
  else if (when.is === 'at') {
    const instant = instantOf(when.at, zone);
    const real = localTime(instant, zone);
    const { at } = when;
    if (real !== at) notes.warn(place, (say) => say.timetable.skipped({ at, zone, real }));
    else if (repeats(instant, zone))
      notes.warn(place, (say) => say.timetable.comesTwice({ at, zone }));
  }
}

function faultOfDate(date: string): Words | undefined {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  if (month < 1 || month > 12) return (say) => say.timetable.noMonth({ date });
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day >= 1 && day <= last) return undefined;
  return (say) => say.timetable.noDay({ date, last });
}

function faultOfReach(date: string): Words | undefined {
  if (date >= FIRST && date <= LAST) return undefined;
  return (say) => say.timetable.outOfReach({ date, first: FIRST, last: LAST });
}

function faultOfTime(time: string): Words | undefined {
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return undefined;
  return (say) => say.timetable.noTime({ time });
}

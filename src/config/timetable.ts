import type { Entry } from '../agenda/entry.ts';
import { next, readCron } from '../agenda/occurrences.ts';
import { instantOf, localTime, repeats } from '../agenda/zone.ts';
import type { Command } from '../bot/command.ts';
import type { Pictures } from '../bot/community.ts';
import { readGiven } from './given.ts';
import type { Notes } from './notes.ts';
import { instead } from './problem.ts';
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
      notes.wrong(path, 'the name of an entry has 1 to 64 characters', 'key');
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
    notes.wrong(path, 'an entry needs either cron: "0 8 * * *" or at: 2026-12-21T20:00', 'key');
    return undefined;
  }
  if (at !== undefined) {
    const fault = faultOfDate(at.slice(0, 10)) ?? faultOfTime(at.slice(11));
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
    notes.wrong([...path, 'cron'], `"${cron}" is no pattern of times: ${why}`);
    return undefined;
  }
}

/** Whoever leaves the minute open hardly means sixty runs in an hour. */
function warnOfEveryMinute(cron: string, path: Path, notes: Notes): void {
  const [minute = '', ...rest] = cron.trim().split(/\s+/);
  if (minute !== '*' && minute !== '*/1') return;
  const once = ['0', ...rest].join(' ');
  notes.warn([...path, 'cron'], `"${cron}" runs every minute; once an hour would be "${once}"`);
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
    const hint = /[,，]/.test(space) ? '; a list stands in brackets: [one, other]' : undefined;
    if (!spaces.includes(space))
      notes.wrong(
        [...path, 'in', index],
        `there is no space "${space}"${hint ?? instead(space, spaces)}`,
      );
    else if (names.indexOf(space) !== index)
      notes.wrong([...path, 'in', index], `${space} stands here twice`);
  }
}

/** Patterns carry no year, so any year long ago finds whether there is a time at all. */
const LONG_AGO = new Date('2000-01-01T00:00:00Z');

function checkRuns(entry: Entry, path: Path, zone: string, notes: Notes): void {
  const { when } = entry;
  const place = [...path, when.is];
  if (next(entry, zone, LONG_AGO) === undefined)
    notes.wrong(place, 'this never runs: no such date comes, or it is left out');
  else if (when.is === 'at') {
    const instant = instantOf(when.at, zone);
    const real = localTime(instant, zone);
    const change = `because of a clock change in ${zone}`;
    if (real !== when.at)
      notes.warn(place, `there is no ${when.at} ${change}; this will run at ${real}`);
    else if (repeats(instant, zone))
      notes.warn(place, `${when.at} comes twice ${change}; this will run the first time`);
  }
}

function faultOfDate(date: string): string | undefined {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  if (month < 1 || month > 12) return `there is no ${date}: months go from 01 to 12`;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day >= 1 && day <= last) return undefined;
  return `there is no ${date}: that month has ${last} days`;
}

function faultOfTime(time: string): string | undefined {
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return undefined;
  return `there is no ${time}: times go from 00:00 to 23:59`;
}

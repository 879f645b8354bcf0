import type { Entry } from '../agenda/entry.ts';
import { between, next } from '../agenda/occurrences.ts';
import { localTime, offsetName, repeats } from '../agenda/zone.ts';
import type { Operation } from '../bot/command.ts';
import type { Community } from '../bot/community.ts';
import type { Locale } from '../chat/locale.ts';
import { communitiesAt } from './chosen.ts';
import { table } from './table.ts';
import type { Texts } from './texts/en.ts';
import { texts } from './texts.ts';

type Asked = {
  /** how many days from `from` on */
  readonly days: number;
  readonly from: Date;
  /** the id of one; all when absent */
  readonly community?: string;
};

type Run = { readonly at: Date; readonly entry: Entry };

/** A pattern such as every minute would fill a screen and say nothing. */
const MOST_PER_ENTRY = 200;

/** Says what will run when and where, in each community's own time. Returns the exit code. */
export async function plan(
  at: string,
  operations: readonly Operation[],
  asked: Asked,
  print: (line: string) => void,
  language: Locale = 'en',
): Promise<number> {
  const { community: id } = asked;
  const { communities, isSound } = await communitiesAt(at, operations, id, { print, language });
  for (const community of communities) printPlan(community, asked, print, texts[language]);
  return isSound ? 0 : 1;
}

function printPlan(
  community: Community,
  asked: Asked,
  print: (line: string) => void,
  say: Texts,
): void {
  const { id, zone, timetable } = community;
  const to = new Date(asked.from.getTime() + asked.days * 86_400_000);
  const all = timetable.map((entry) => runsOf(entry, zone, asked.from, to));
  const runs = all.flat().sort((a, b) => a.at.getTime() - b.at.getTime());
  const offset = offsetName(asked.from, zone);
  print(say.heading({ id, days: asked.days, zone, offset }));
  let before = offset;
  const rows = runs.map((run) => {
    const now = offsetName(run.at, zone);
    const turned = now === before ? '' : say.clocks({ offset: now });
    before = now;
    const notes = [turned, oddity(run, zone, say)].filter(Boolean);
    return [...rowOf(run, zone, say), say.parted({ notes })];
  });
  for (const line of table(rows)) print(`  ${line}`);
  const often = timetable.filter((_, n) => all[n]?.length === MOST_PER_ENTRY);
  for (const { name } of often) print(`  ${say.onlyFirst({ count: MOST_PER_ENTRY, name })}`);
  for (const line of absent(community, runs, to, say)) print(`  ${line}`);
}

/** Entries that do not come in these days: some will later, some never again. */
function absent(
  { timetable, zone }: Community,
  runs: readonly Run[],
  to: Date,
  say: Texts,
): readonly string[] {
  const coming = new Set(runs.map(({ entry }) => entry));
  const missed = timetable.filter((entry) => !coming.has(entry));
  const names = (of: readonly Entry[]) => of.map(({ name }) => name);
  const isOver = (entry: Entry) => next(entry, zone, to) === undefined;
  const [over, later] = [names(missed.filter(isOver)), names(missed.filter((one) => !isOver(one)))];
  return [
    ...(later.length > 0 ? [say.notThen({ names: later })] : []),
    ...(over.length > 0 ? [say.over({ names: over })] : []),
  ];
}

function runsOf(entry: Entry, zone: string, from: Date, to: Date): Run[] {
  return between(entry, zone, from, to, MOST_PER_ENTRY).map((at) => ({ at, entry }));
}

function rowOf({ at, entry }: Run, zone: string, { weekdays }: Texts): string[] {
  const local = localTime(at, zone);
  const [date = '', time = ''] = local.split('T');
  const weekday = weekdays[new Date(date).getUTCDay()] ?? '';
  const given = Object.entries(entry.given).map(
    ([name, value]) => `${name}: ${oneLine(value, 40)}`,
  );
  const command =
    given.length === 0 ? entry.run : `${entry.run} (${oneLine(given.join(', '), 70)})`;
  return [weekday, date, time, entry.name, entry.in.join(', '), command];
}

/** A single time that falls on a clock change is told; so is one in the hour that comes twice. */
function oddity({ at, entry: { when } }: Run, zone: string, say: Texts): string {
  if (when.is === 'at' && localTime(at, zone) !== when.at)
    return say.noSuchTime({ time: when.at.slice(11) });
  return repeats(at, zone) ? say.firstOfTwo : '';
}

/** What is longer would break the lines of a terminal; the file says it whole. */
export function oneLine(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most)}…` : line;
}

import type { Entry } from '../agenda/entry.ts';
import { between } from '../agenda/occurrences.ts';
import { localTime, offsetName, repeats } from '../agenda/zone.ts';
import type { Operation } from '../bot/command.ts';
import type { Community } from '../bot/community.ts';
import { instead, render } from '../config/problem.ts';
import { lookAt } from './looking.ts';
import { table } from './table.ts';

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
): Promise<number> {
  const looked = await lookAt(at, operations);
  if (looked.is === 'nothing') {
    print(looked.why);
    return 1;
  }
  const { communities, problems } = looked;
  for (const problem of problems) print(render(problem));
  const { community: id } = asked;
  const wanted = communities.filter((one) => id === undefined || one.id === id);
  if (wanted.length === 0) print(noneOf(id, communities, at));
  for (const community of wanted) printPlan(community, asked, print);
  return wanted.length === 0 || problems.length > 0 ? 1 : 0;
}

function noneOf(id: string | undefined, communities: readonly Community[], at: string): string {
  if (id === undefined) return `there is no community in ${at} that could be planned`;
  const ids = communities.map((one) => one.id);
  return `there is no community "${id}" in ${at}${instead(id, ids)}`;
}

function printPlan(community: Community, asked: Asked, print: (line: string) => void): void {
  const { id, zone, timetable } = community;
  const to = new Date(asked.from.getTime() + asked.days * 86_400_000);
  const all = timetable.map((entry) => runsOf(entry, zone, asked.from, to));
  const runs = all.flat().sort((a, b) => a.at.getTime() - b.at.getTime());
  const offset = offsetName(asked.from, zone);
  const days = asked.days === 1 ? '1 day' : `${asked.days} days`;
  print(`${id}, ${days} in ${zone} (UTC${offset})`);
  let before = offset;
  const rows = runs.map((run) => {
    const now = offsetName(run.at, zone);
    const turned = now === before ? '' : `clocks changed: UTC${now}`;
    before = now;
    return [...rowOf(run, zone), [turned, oddity(run, zone)].filter(Boolean).join('; ')];
  });
  for (const line of table(rows)) print(`  ${line}`);
  for (const [index, entry] of timetable.entries()) {
    const found = all[index]?.length ?? 0;
    if (found === 0) print(`  (not in these days: ${entry.name})`);
    if (found === MOST_PER_ENTRY) print(`  (only the first ${found} of ${entry.name} are shown)`);
  }
}

function runsOf(entry: Entry, zone: string, from: Date, to: Date): Run[] {
  return between(entry, zone, from, to, MOST_PER_ENTRY).map((at) => ({ at, entry }));
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

function rowOf({ at, entry }: Run, zone: string): string[] {
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
function oddity({ at, entry: { when } }: Run, zone: string): string {
  if (when.is === 'at' && localTime(at, zone) !== when.at)
    return `there is no ${when.at.slice(11)} that day`;
  return repeats(at, zone) ? 'the first time, of two' : '';
}

/** What is longer would break the lines of a terminal; the file says it whole. */
function oneLine(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most)}…` : line;
}

import { loadCommunity } from '../../src/config/load.ts';
import { rendered } from './problems.ts';
import { smallOperations } from './small-operations.ts';

/** A community's file in which everything stands that a file may hold. */
export const goodFile = `community: readers
name: { en: Readers, zh: 读者 }
timezone: Asia/Shanghai
language: zh
dayStarts: 04:00
spaces:
  hall: { web: hall }
  group: { telegram: -1001234567890, topic: 7 }
  server: { discord: "112233445566778899", guild: "998877665544332211" }
roles:
  planner: { telegram: [77001], discord: ["role:112233445566770001"], web: [mei] }
  admin: { discord: ["112233445566770002"] }
playground:
  people: { mei: Mei, lin: 林 }
operations:
  check-in: { points: 7, streaks: { 7: 20 }, makeUp: { price: 5, within: 7d } }
timetable:
  morning card:
    cron: "0 8 * * *"
    run: checkin card
    in: [hall, group, server]
    late: 2h30m
    except: [2026-12-25]
  big quiz:
    at: 2026-12-21T20:00
    run: quiz start
    with: { bank: tea, questions: 5, pace: fast, to: hall }
    in: hall
`;

/** What is wrong, a piece of the good file and what stands there instead, and what is told of it. */
export type Fault = readonly [what: string, Change, told: readonly string[]];
type Change = readonly [from: string, to: string];

export function changedFile([from, to]: Change): string {
  if (!goodFile.includes(from)) throw new Error(`the good file has no "${from}"`);
  return goodFile.replace(from, to);
}

/** What is told about a file, each with line and column; nothing about one that is good. */
export function toldOf(text: string): string[] {
  const file = 'communities/readers.yaml';
  const loaded = loadCommunity(file, text, smallOperations);
  return rendered(loaded.ok ? [] : loaded.problems).map((one) => one.replace(`${file}:`, ''));
}

import { startOf } from '../agenda/day.ts';
import { localTime, offsetName } from '../agenda/zone.ts';
import type { Operation } from '../bot/command.ts';
import type { Community } from '../bot/community.ts';
import type { Locale } from '../chat/locale.ts';
import { plain } from '../chat/text.ts';
import { en as enReasons } from '../ledger/texts/en.ts';
import { zh as zhReasons } from '../ledger/texts/zh.ts';
import type { Asked, Rehearsed } from '../rehearsal/rehearsed.ts';
import type { Shown } from '../rehearsal/stage.ts';
import { communitiesAt, type How } from './chosen.ts';
import { oneLine } from './plan.ts';
import { table } from './table.ts';
import type { Texts } from './texts/en.ts';
import { texts } from './texts.ts';

type Wanted = Omit<Asked, 'from' | 'locale'> & {
  readonly now: Date;
  /** 2026-12-24, in each community's own time; now when absent */
  readonly from?: string;
  /** the id of one; all when absent */
  readonly community?: string;
};

const reasons = { en: enReasons, zh: zhReasons };

/** Says what would be said in days to come, and what it would come to. Returns the exit code. */
export async function rehearse(
  at: string,
  operations: readonly Operation[],
  wanted: Wanted,
  run: (community: Community, asked: Asked) => Promise<Rehearsed>,
  how: How,
): Promise<number> {
  const { community: id, now, from, ...asked } = wanted;
  const { communities, isSound } = await communitiesAt(at, operations, id, how);
  let wentWell = isSound;
  for (const community of communities) {
    const { zone, dayStarts } = community;
    const starts = from === undefined ? now : startOf(from, zone, dayStarts);
    const rehearsed = await run(community, { ...asked, from: starts, locale: how.language });
    tell(rehearsed, how);
    wentWell &&= isWell(rehearsed);
  }
  return wentWell ? 0 : 1;
}

function isWell({ missed, undelivered, faults }: Rehearsed): boolean {
  return missed.length + undelivered.length + faults.length === 0;
}

function tell(it: Rehearsed, { print, language }: How): void {
  const say = texts[language];
  const { community, asked } = it;
  const { id, zone } = community;
  print(say.rehearsing({ ...asked, id, zone, offset: offsetName(asked.from, zone) }));
  const indented = (lines: readonly string[]) => {
    for (const line of lines) print(`  ${line}`);
  };
  indented(table(it.stages.flatMap(({ shown }) => shown.map((one) => rowOf(it, one, say)))));
  print('');
  indented(saidIn(it, say));
  indented(pointsIn(it, say, language));
  for (const { words, answer } of it.looks) {
    print(`  ${say.asksThen({ words })}`);
    for (const line of answer.split('\n')) print(`    ${line}`);
  }
  indented(troubleIn(it, say));
}

function rowOf({ community, entryOf }: Rehearsed, it: Shown, say: Texts): string[] {
  const [weekday, date, time] = whenIn(community.zone, it.at, say);
  const space = community.spaces.find(({ platform, chat, topic }) => {
    const { place } = it;
    return platform === place.platform && chat === place.chat && topic === place.topic;
  });
  const { title, text, picture } = it.reply;
  const said = [title, plain(text), picture?.alt].find((one) => one?.trim()) ?? '';
  const taps = it.taps === 0 ? '' : say.taps(it);
  return [
    weekday,
    date,
    time,
    space?.name ?? '',
    entryOf.get(it.key) ?? '',
    oneLine(said, 48),
    taps,
  ];
}

function whenIn(zone: string, at: Date, { weekdays }: Texts): [string, string, string] {
  const [date = '', time = ''] = localTime(at, zone).split('T');
  return [weekdays[new Date(date).getUTCDay()] ?? '', date, time];
}

/** How much was said where, and what platforms left out. */
function saidIn({ community, stages }: Rehearsed, say: Texts): string[] {
  const where = community.spaces.map(({ name, platform, chat, topic }) => {
    const all = stages.flatMap(({ shown }) => shown);
    const here = all.filter(
      ({ place }) => place.platform === platform && place.chat === chat && place.topic === topic,
    );
    return { name, count: here.length, most: mostInAMinute(here) };
  });
  const alone = stages.reduce((sum, stage) => sum + stage.alone(), 0);
  const lost = stages.flatMap((stage) =>
    [...stage.lost].map(([loss, count]) => say.lost({ platform: stage.name, loss, count })),
  );
  return [say.saidInAll({ where, alone }), ...lost];
}

const MINUTE = 60_000;

function mostInAMinute(shown: readonly Shown[]): number {
  const times = shown.map(({ at }) => at.getTime());
  const after = (from: number) => times.filter((at) => at >= from && at < from + MINUTE).length;
  return Math.max(0, ...times.map(after));
}

function pointsIn({ flows, balances }: Rehearsed, say: Texts, language: Locale): string[] {
  if (flows.length === 0) return [say.noPoints];
  const rows = flows.map(({ reason, came, went }) => [
    '',
    reasons[language][reason],
    came === 0 ? '' : `+${came}`,
    went === 0 ? '' : `−${went}`,
  ]);
  const [most = 0] = balances;
  const half = balances[Math.floor((balances.length - 1) / 2)] ?? 0;
  return [say.pointsWere, ...table(rows), say.balances({ most, half })];
}

function troubleIn(it: Rehearsed, say: Texts): string[] {
  const { zone } = it.community;
  const missed = it.missed.map(({ at, entry, state, reason }) => [
    ...whenIn(zone, at, say),
    entry,
    say.ended({ state, reason: oneLine(reason, 120) }),
  ]);
  if (isWell(it)) return [say.allWell];
  return [
    say.notWell,
    ...table(missed).map((line) => `  ${line}`),
    ...it.undelivered.map((one) => `  ${say.undelivered(one)}`),
    ...it.faults.map((line) => `  ${oneLine(line, 400)}`),
  ];
}

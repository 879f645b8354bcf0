import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { localTime } from '../../../agenda/zone.ts';

/** A local time as text, `2026-12-24T20:00`. Sorts and compares as such. */
export type Slot = string;

const UNITS: Readonly<Record<string, string>> = {
  day: 'DAILY',
  week: 'WEEKLY',
  month: 'MONTHLY',
  year: 'YEARLY',
  天: 'DAILY',
  日: 'DAILY',
  周: 'WEEKLY',
  星期: 'WEEKLY',
  个月: 'MONTHLY',
  月: 'MONTHLY',
  年: 'YEARLY',
};
const WORDS: Readonly<Record<string, string>> = {
  daily: 'FREQ=DAILY',
  weekly: 'FREQ=WEEKLY',
  biweekly: 'FREQ=WEEKLY;INTERVAL=2',
  monthly: 'FREQ=MONTHLY',
  yearly: 'FREQ=YEARLY',
  weekdays: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  隔天: 'FREQ=DAILY;INTERVAL=2',
  隔周: 'FREQ=WEEKLY;INTERVAL=2',
  工作日: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
};
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const HAN = '一二三四五六日';
const NUMBERS = '零一二三四五六七八九十';

/** The parts of RFC 5545 that say on which days; hours are those of the first. */
const PARTS = /^(INTERVAL|COUNT|UNTIL|BYDAY|BYMONTHDAY|BYMONTH|BYSETPOS|WKST)$/;
const FREQUENCIES = /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/;

/**
 * `weekly`, `every 2 weeks until 2026-12-31`, `每周二`, or an RRULE, as an RRULE whose UNTIL is a local
 * time; undefined when it is none.
 */
export function readRepeat(raw: string, zone: string): string | undefined {
  const written = raw.trim().replace(/^RRULE:/i, '');
  const rule = /^FREQ=/i.test(written)
    ? inLocalTime(written.toUpperCase(), zone)
    : readWords(written.toLowerCase());
  return rule !== undefined && isRule(rule) ? rule : undefined;
}

function readWords(words: string): string | undefined {
  const [, base = '', until] =
    /^(.*?)(?:[\s,，]*(?:until|till|直到|至)\s*(\d{4}-\d\d-\d\d))?$/.exec(words) ?? [];
  const [, bare = '', count] =
    /^(.*?)(?:[\s,，]*(?:共\s*)?(\d{1,3})\s*(?:times|次))?$/.exec(base) ?? [];
  const rule = readBase(bare.trim());
  if (rule === undefined) return undefined;
  const end = until === undefined ? '' : `;UNTIL=${until.replaceAll('-', '')}T235959Z`;
  return `${rule}${count === undefined ? '' : `;COUNT=${Number(count)}`}${end}`;
}

function readBase(words: string): string | undefined {
  const known = WORDS[words];
  if (known !== undefined) return known;
  const every = /^every (?:(\d{1,2}) )?(day|week|month|year)s?$/.exec(words);
  if (every !== null) return frequency(every[2], Number(every[1] ?? 1));
  const 每 = /^每(?:(\d{1,2}|[一二两三四五六七八九十]))?(天|日|周|星期|个月|月|年)$/.exec(words);
  if (每 !== null) return frequency(每[2], numberOf(每[1]));
  const day =
    DAYS.find((_, n) => new RegExp(`^every ${ENGLISH[n]}[a-z]*$`).test(words)) ??
    DAYS[
      HAN.indexOf(
        /^每(?:周|星期)([一二三四五六日天])$/.exec(words)?.[1]?.replace('天', '日') ?? '?',
      )
    ];
  return day === undefined ? undefined : `FREQ=WEEKLY;BYDAY=${day}`;
}
const ENGLISH = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function frequency(unit: string | undefined, interval: number): string | undefined {
  const name = UNITS[unit ?? ''];
  if (name === undefined || interval < 1) return undefined;
  return interval === 1 ? `FREQ=${name}` : `FREQ=${name};INTERVAL=${interval}`;
}

function numberOf(written: string | undefined): number {
  if (written === undefined) return 1;
  if (written === '两') return 2;
  return /^\d/.test(written) ? Number(written) : NUMBERS.indexOf(written);
}

/** Rules are asked in local time, which the library is told is UTC; so an UNTIL of UTC is moved. */
function inLocalTime(rule: string, zone: string): string {
  return rule.replace(
    /UNTIL=(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z?))?/,
    (_, year, month, day, hour, minute, utc) => {
      if (hour === undefined) return `UNTIL=${year}${month}${day}T235959Z`;
      const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:00Z`);
      if (Number.isNaN(at.getTime())) return 'UNTIL=?';
      const local = utc === '' ? at.toISOString().slice(0, 16) : localTime(at, zone);
      return `UNTIL=${local.replaceAll(/[-:]/g, '')}00Z`;
    },
  );
}

function isRule(rule: string): boolean {
  const parts = rule.split(';').map((part) => part.split('='));
  const [[, freq = ''] = [], ...others] = parts;
  if (!FREQUENCIES.test(freq) || rule.length > 200) return false;
  if (!others.every(([name = '', value = '']) => PARTS.test(name) && value !== '')) return false;
  if (new Set(parts.map(([name]) => name)).size < parts.length) return false;
  try {
    ruleOf(rule, '2026-01-01T00:00');
    return true;
  } catch {
    return false;
  }
}

const rules = new Map<string, RRuleTemporal>();

/** Local times as if they were UTC: what they mean in a zone is the house rule's affair. */
function ruleOf(rule: string, starts: Slot): RRuleTemporal {
  const key = `${starts}/${rule}`;
  const known = rules.get(key);
  if (known !== undefined) return known;
  const dtstart = Temporal.ZonedDateTime.from(`${starts}:00[UTC]`);
  const made = new RRuleTemporal({ rruleString: `RRULE:${rule}`, dtstart, strict: true });
  if (rules.size > 200) rules.clear();
  rules.set(key, made);
  return made;
}

/** The next time strictly after another, or the first at or after `starts` when that is ''; undefined: no more. */
export function slotAfter(rule: string, starts: Slot, after: Slot | ''): Slot | undefined {
  const from = after === '' ? starts : after;
  try {
    const found = ruleOf(rule, starts).next(new Date(`${from}:00Z`), after === '');
    return found === null ? undefined : found.toString().slice(0, 16);
  } catch {
    // A day that never comes, such as 30 February: the library gives up after some thousand years.
    return undefined;
  }
}

import type { Bot, Heard } from '../bot/port.ts';
import type { Chance } from '../chance.ts';
import type { Person, Place, What } from '../chat/incoming.ts';
import type { Locale } from '../chat/locale.ts';
import type { Clock } from '../clock.ts';
import { pick, pressesOf, reactionTo } from './reaction.ts';
import type { Shown } from './stage.ts';

/** People who read what is posted where they are, and tap what they see there. */
export type Crowd = {
  /** It was said, or drawn anew: those who care get to it sooner or later. */
  readonly sees: (it: Shown) => void;
  /** Resolves when all who act just now have their answer. */
  readonly settled: () => Promise<void>;
};

type Options = {
  readonly clock: Clock;
  readonly draw: Chance['below'];
  readonly bot: Pick<Bot, 'hear'>;
  readonly language: Locale;
  /** where they are: each is on one of these, in turns */
  readonly platforms: readonly string[];
  readonly count: number;
};

/** Somebody who was made up, and of how many cards in a hundred they tap one. */
type MadeUp = { readonly person: Person; readonly diligence: number };

const LEAST_DILIGENT = 20;
const MOST_DILIGENT = 95;

/** The first to react does so after three seconds, the last after four hours; half of them within four minutes. */
const SOONEST_MS = 3_000;
const LATEST_MS = 4 * 3_600_000;

/** A conversation about one tap ends somewhere. */
const LONGEST_TALK = 6;

export function openCrowd(options: Options): Crowd {
  const { clock, draw, bot, language } = options;
  const all = Array.from({ length: options.count }, (_, n) => madeUp(n, options));
  const diary = openDiary(clock);
  const seen = new Map<string, Set<string>>();
  let said = 0;

  const hear = (from: Person, place: Place, what: What) =>
    bot.hear({ key: `rehearsal/${said++}`, at: clock.now(), from, place, what });

  async function tap(it: Shown, person: Person): Promise<void> {
    const press = it.isGone ? undefined : pick(it.reply, draw);
    if (press === undefined) return;
    it.taps += 1;
    const heard = await hear(person, it.place, { is: 'press', press, message: it.id });
    if (heard.is === 'said' && heard.place === 'in-place') it.reply = heard.reply;
    await goOn(heard, person, it.place);
  }

  /** Answers what is asked, and taps on in what was answered. */
  async function goOn(first: Heard, person: Person, place: Place): Promise<void> {
    let heard = first;
    for (let turn = 0; turn < LONGEST_TALK; turn += 1) {
      const what = reactionTo(heard, draw, language);
      if (what === undefined) return;
      heard = await hear(person, place, what);
    }
  }

  /** There is something to tap that was not there before. */
  function isNew({ id, reply }: Shown): boolean {
    const known = seen.get(id) ?? new Set();
    const before = known.size;
    for (const press of pressesOf(reply)) known.add(press);
    seen.set(id, known);
    return known.size > before;
  }

  return {
    sees(it) {
      if (!isNew(it)) return;
      const here = all.filter(({ person }) => person.platform === it.place.platform);
      for (const { person } of here.filter(({ diligence }) => draw(100) < diligence))
        diary.later(delay(draw), () => tap(it, person));
    },
    settled: diary.settled,
  };
}

function madeUp(n: number, { platforms, language, draw }: Options): MadeUp {
  const person: Person = {
    platform: platforms[n % platforms.length] ?? '',
    id: String(7_000_000_000_000 + n),
    name: language === 'zh' ? `成员${n + 1}` : `Member ${n + 1}`,
    handle: `member${n + 1}`,
    language,
    administers: false,
    roles: [],
  };
  return { person, diligence: LEAST_DILIGENT + draw(MOST_DILIGENT - LEAST_DILIGENT + 1) };
}

/** Evenly over the orders of magnitude: some at once, most later, few much later. */
function delay(draw: Chance['below']): number {
  return Math.round(SOONEST_MS * (LATEST_MS / SOONEST_MS) ** (draw(10_000) / 10_000));
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** What falls on the same second, or minute when it is further off, happens at once, as it does in a real crowd. */
function openDiary(clock: Clock) {
  const dates = new Map<number, (() => Promise<void>)[]>();
  const underWay = new Set<Promise<void>>();

  function begin(at: number): void {
    for (const does of dates.get(at) ?? []) {
      const work: Promise<void> = does().finally(() => underWay.delete(work));
      underWay.add(work);
    }
    dates.delete(at);
  }

  return {
    later(ms: number, does: () => Promise<void>): void {
      const now = clock.now().getTime();
      const step = ms < MINUTE ? SECOND : MINUTE;
      const at = Math.ceil((now + ms) / step) * step;
      const planned = dates.get(at);
      dates.set(at, [...(planned ?? []), does]);
      if (planned === undefined) clock.after(at - now, () => begin(at));
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

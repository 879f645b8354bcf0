import type { Buttons } from '../adapters/web/people.ts';
import { between } from './agenda/occurrences.ts';
import type { Community } from './bot/community.ts';
import type { Both } from './chat/locale.ts';

const MINUTE = 60_000;
const SECOND = 1000;
const DAY = 1440 * MINUTE;
/** After the day has started: nine, and half past eight in the evening. */
const MORNING = 300 * MINUTE;
const EVENING = 990 * MINUTE;

/** Somebody of the community, in the order in which the config names its people. */
export type Who = number;

/** What people do, at the time at which the clock stands. Where nothing is said: in the first room. */
export type Stage = {
  /** `to` answers the newest message with a button of this press */
  readonly says: (
    who: Who,
    text: string | Both,
    how?: { to?: string; alone?: true },
  ) => Promise<void>;
  /** Taps a button of the newest message that has one of this press; `place` counts through them. */
  readonly taps: (who: Who, press: string, place?: number) => Promise<void>;
  /** The newest message that has buttons of one of these presses. */
  readonly newest: (...presses: readonly string[]) => Promise<Buttons | undefined>;
  readonly wait: (ms: number) => Promise<void>;
};

export type Deed = { readonly at: number; readonly does: (stage: Stage) => Promise<void> };

const [MEI, LIN, SAM, ADA] = [0, 1, 2, 3] as const;
const both = (en: string, zh: string): Both => ({ en, zh });

type Line = readonly [minutes: number, who: Who, text: string | Both, how?: { to: string }];

/** So many minutes after the day has started; the first day of three comes first. */
const DAYS: readonly (readonly Line[])[] = [
  [
    [241, LIN, '/checkin'],
    [250, SAM, '/checkin'],
    [
      400,
      MEI,
      both(
        'Welcome! This month we read “Tea and Books”, a chapter an evening.',
        '欢迎大家！这个月我们共读《茶与书》，每晚一章。',
      ),
    ],
    [930, ADA, '/checkin'],
  ],
  [
    [242, SAM, '/checkin'],
    [260, LIN, '/checkin'],
    [900, SAM, both('Chapter two is my favourite so far.', '第二章是我目前最喜欢的一章。')],
    [905, MEI, both('/grant @sam 20 for the reading notes', '/grant @sam 20 读书笔记写得好')],
  ],
  [
    [240.5, LIN, '/checkin'],
    [243, SAM, '/checkin'],
    [245, ADA, '/checkin'],
    [1020, ADA, '/top'],
  ],
];

/** Left open, for whoever looks in. */
const OPEN: Line = [
  760,
  SAM,
  both('/ask Could somebody lend me a desk lamp?', '/ask 谁有多余的台灯可以借我几天？'),
];

/** Somebody asks, two answer, and one of the answers is accepted. */
const QUESTION: readonly Line[] = [
  [
    610,
    ADA,
    both(
      '/ask Which translation of “Tea and Books” should I read?',
      '/ask 《茶与书》读哪个译本比较好？',
    ),
  ],
  [
    640,
    SAM,
    both('The older one. It reads like somebody talking.', '老译本，读起来像有人在跟你说话。'),
    { to: 'q-answer' },
  ],
  [
    655,
    LIN,
    both(
      'The new one: it has notes on every kind of tea, and you can look inside at the lounge.',
      '新译本：每种茶都有注释，休息室里有一本可以翻翻。',
    ),
    { to: 'q-answer' },
  ],
];

/** What happened in the days before, in its order. `starts` are the beginnings of these days. */
export function storyOf(community: Community, starts: readonly Date[]): readonly Deed[] {
  const [first = 0, second = 0, third = 0] = starts.map((day) => day.getTime());
  const lines = DAYS.flatMap((day, n) =>
    day.map((line) => deed([first, second, third][n] ?? 0, line)),
  );
  const has = (command: string) => community.commands.some(({ name }) => name === command);
  const asked = has('ask')
    ? [...QUESTION.map((line) => deed(second, line)), accepted(second), deed(third, OPEN)]
    : [];
  const evening = (day: number) => day + EVENING;
  const [early, late] = [first, third + DAY];
  const scenes = [
    scene(
      community,
      'event create',
      { from: early, to: third + MORNING + 1, by: second + MORNING },
      (at) => rsvps(Math.max(at, third + MORNING)),
    ),
    scene(community, 'quiz start', { from: early, to: late, by: evening(second) }, quiz),
    scene(community, 'drop start', { from: third, to: late, by: evening(third) }, claims),
  ].flat();
  return [...lines, ...asked, ...scenes].toSorted((a, b) => a.at - b.at);
}

const deed = (day: number, [minutes, who, text, how]: Line): Deed => ({
  at: day + minutes * MINUTE,
  does: (stage) => stage.says(who, text, how),
});

const accepted = (day: number): Deed => ({
  at: day + 700 * MINUTE,
  does: async (stage) => {
    await stage.taps(SAM, 'q-vote');
    await stage.taps(ADA, 'q-accept');
  },
});

/**
 * What the timetable does in the first room is also seen when its day is not among these: then whoever
 * comes first runs it by hand. Nothing where the config has no such entry.
 */
function scene(
  { timetable, spaces, zone }: Community,
  command: string,
  it: { readonly from: number; readonly to: number; readonly by: number },
  then: (at: number) => readonly Deed[],
): readonly Deed[] {
  const room = spaces.find(({ platform }) => platform === 'web')?.name ?? '';
  const entry = timetable.find((one) => one.run === command && one.in.includes(room));
  if (entry === undefined) return [];
  const [byItself] = between(entry, zone, new Date(it.from), new Date(it.to), 1);
  if (byItself !== undefined) return then(byItself.getTime());
  return [{ at: it.by, does: (stage) => stage.says(MEI, `/run ${entry.name}`) }, ...then(it.by)];
}

const RSVP = 'event-come';
const YES = 0;
const MAYBE = 1;

const rsvps = (at: number): readonly Deed[] => [
  { at: at + 20 * MINUTE, does: (stage) => stage.taps(SAM, RSVP, YES) },
  { at: at + 45 * MINUTE, does: (stage) => stage.taps(LIN, RSVP, YES) },
  { at: at + 50 * MINUTE, does: (stage) => stage.taps(ADA, RSVP, MAYBE) },
];

const CLAIM = 'claim';

const claims = (at: number): readonly Deed[] => [
  { at: at + MINUTE, does: (stage) => stage.taps(SAM, CLAIM) },
  { at: at + 12 * MINUTE, does: (stage) => stage.taps(LIN, CLAIM) },
];

const PICK = 'quiz-pick';
const WRITE = 'quiz-write';
const LOOK = 10 * SECOND;
/** So often in a row without a new question: the quiz is over. */
const PATIENCE = 5;

const quiz = (at: number): readonly Deed[] => [{ at, does: playQuiz }];

async function playQuiz(stage: Stage): Promise<void> {
  let latest = 0;
  for (let idle = 0, n = 0; idle < PATIENCE; idle += 1) {
    await stage.wait(LOOK);
    const asked = await stage.newest(PICK, WRITE);
    if (asked === undefined || asked.message <= latest) continue;
    latest = asked.message;
    idle = 0;
    n += 1;
    const isTyped = asked.presses.some((press) => press.startsWith(WRITE));
    await (isTyped ? stage.says(LIN, '/quiz answer 1984', { alone: true }) : choose(stage, n));
  }
}

async function choose(stage: Stage, n: number): Promise<void> {
  await stage.taps(LIN, PICK, n);
  await stage.wait(2 * SECOND);
  await stage.taps(SAM, PICK, n + 1);
  await stage.wait(SECOND);
  if (n % 2 === 0) await stage.taps(ADA, PICK, 2 * n);
}

import { z } from 'zod';
import { operation } from '../../bot/operation.ts';
import { optional, text } from '../../bot/option.ts';
import { pressOf } from '../../bot/press.ts';
import { photo } from '../../bot/sent.ts';
import { CARD, comeIn } from './coming.ts';
import { countCheckIns } from './figures/store.ts';
import { moveCheckIns } from './linking/store.ts';
import { buyFreeze, giveAmnesty, makeUp, RECOUNT, recountStale } from './mending.ts';
import { inOneLine } from './notes/rule.ts';
import { latestNotes, type Shown } from './notes/store.ts';
import { isKeyword } from './proof.ts';
import { type Settings, settings } from './settings.ts';
import { explain, glance, showMonth } from './showing.ts';
import { loadDay } from './store.ts';
import { en, type Texts } from './texts/en.ts';
import { zh } from './texts/zh.ts';

const op = operation({ name: 'check-in', settings, texts: { en, zh } });

/** The same command asks for what the community wants as proof. */
const mine = {
  name: 'checkin',
  called: ['打卡', '签到', '每日打卡', '每日签到'],
  for: 'member',
  answers: 'privately',
} as const;

const note = optional(text({ max: 1000, long: true }));

const checkin = op.command({
  ...mine,
  texts: (say) => say.checkin,
  when: ({ proof }) => proof === 'none',
  options: { note },
  run: (asked, work) => comeIn(asked, work, asked.options.note),
});

const withPhoto = op.command({
  ...mine,
  texts: (say) => say.checkinPhoto,
  when: ({ proof }) => proof === 'photo',
  options: { photo: photo(), note },
  run: (asked, work) => comeIn(asked, work, asked.options.note),
});

const withWord = op.command({
  ...mine,
  texts: (say) => say.checkinWord,
  when: ({ proof }) => typeof proof === 'object',
  options: { word: text({ max: 100 }) },
  run: async (asked, work) =>
    isKeyword(asked.options.word, asked.settings.proof)
      ? comeIn(asked, work)
      : { text: asked.say.wrongWord },
});

const streak = op.lookup({
  name: 'streak',
  called: ['连续', '连续打卡', '连续天数'],
  texts: (say) => say.streak,
  for: 'member',
  answers: 'privately',
  options: {},
  run: explain,
});

const calendar = op.lookup({
  name: 'calendar',
  called: ['日历', '打卡日历'],
  texts: (say) => say.calendar,
  for: 'member',
  answers: 'privately',
  options: { month: optional(text({ max: 20 })) },
  run: showMonth,
});

const makeup = op.command({
  name: 'makeup',
  called: ['补签', '补卡', '补打卡'],
  texts: (say) => say.makeup,
  for: 'member',
  answers: 'privately',
  when: (set) => set.makeUp !== undefined,
  options: { day: optional(text({ max: 20 })) },
  run: makeUp,
});

const freeze = op.command({
  name: 'freeze',
  called: ['保护卡'],
  texts: (say) => say.freeze,
  for: 'member',
  answers: 'privately',
  when: (set) => set.freezes !== undefined,
  options: {},
  run: buyFreeze,
});

const amnesty = op.command({
  name: 'amnesty',
  texts: (say) => say.amnesty,
  for: 'admin',
  answers: 'privately',
  options: { from: text({ max: 20 }), to: text({ max: 20 }) },
  run: giveAmnesty,
});

const tap = op.press({
  name: 'check-in',
  card: CARD,
  for: 'member',
  answers: 'privately',
  options: {},
  starts: 'checkin',
  run: (asked, work) => comeIn(asked, work),
});

const look = op.glance({
  name: 'my-streak',
  card: CARD,
  for: 'member',
  answers: 'privately',
  options: {},
  run: glance,
});

/** So many notes stand on the card, and no longer than this. */
const NOTES = 3;
const NOTE_SHOWN = 80;

const inShort = (one: Shown): Shown => ({ ...one, note: inOneLine(one.note, NOTE_SHOWN) });

const proofOf = (proof: Settings['proof'], say: Texts) =>
  proof === 'photo' ? say.proof.photo : say.proof.keyword;

const card = op.card({
  kind: CARD,
  async load(sql, community, record) {
    const day = await loadDay(sql, community.id, record);
    return { ...day, notes: await latestNotes(sql, community.id, record, NOTES) };
  },
  view: ({ day, count, latest, longest, notes }, { settings, say }) => ({
    title: say.title({ day }),
    text: [
      count === 0 ? say.nobodyYet(settings) : say.count({ count, latest }),
      ...(longest.length > 0 ? [say.longest({ streaks: longest })] : []),
      ...(settings.notes ? notes.map((one) => say.written(inShort(one))) : []),
      ...(settings.proof === 'none' ? [] : [proofOf(settings.proof, say)]),
    ].join('\n'),
    buttons: [
      { does: 'press', label: say.button, press: pressOf('check-in'), tone: 'primary' },
      { does: 'press', label: say.myStreak, press: pressOf('my-streak') },
    ],
  }),
});

const post = op.command({
  name: 'check-in card',
  texts: (say) => say.card,
  for: 'planner',
  answers: 'privately',
  options: {},
  async run({ spaces, say }, work) {
    if (spaces.length === 0) return { text: say.needsSpace, declined: true };
    await work.cards.post({
      key: `${CARD}/${work.key}`,
      kind: CARD,
      record: work.today,
      spaces: spaces.map(({ name }) => name),
    });
    return { text: say.posted };
  },
});

const recounting = op.timer({
  name: RECOUNT,
  payload: z.strictObject({}),
  run: (_, asked, work) => recountStale(asked, work),
});

export const checkInOperation = op.with({
  figures: countCheckIns,
  commands: [checkin, withPhoto, withWord, streak, calendar, makeup, freeze, amnesty, post],
  presses: [tap, look],
  cards: [card],
  timers: [recounting],
  moves: [moveCheckIns],
});

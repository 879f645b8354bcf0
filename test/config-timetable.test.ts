import { expect, test } from 'vitest';
import { loadCommunity } from '../src/config/load.ts';
import { changedFile, type Fault, toldOf } from './support/community-file.ts';
import { smallOperations } from './support/small-operations.ts';

const faults: readonly Fault[] = [
  [
    'an option that is a group',
    ['bank: tea', 'bank: { tea: 1 }'],
    ['27:19: bank is a group of settings; it should be text, or a number, or true or false'],
  ],
  ['no command', ['    run: quiz start\n', ''], ['24:3: run is missing; it should be text']],
  [
    'an operation that is switched off',
    ['  check-in: {', '  quiz: false\n  check-in: {'],
    ['27:10: there is no command "quiz start": quiz is false in operations'],
  ],
  [
    'no space',
    ['in: hall\n', 'in: []\n'],
    ['28:9: in is a list; it should be at least 1 entry long'],
  ],
  [
    'an anchor that nobody set',
    ['in: hall\n', 'in: *hall\n'],
    ['28:9: nothing is named by the & of this *; a text that starts with * needs quotes: "*…"'],
  ],
  [
    'bad month',
    ['2026-12-25', '2026-13-25'],
    ['23:14: there is no 2026-13-25: months go from 01 to 12'],
  ],
  [
    'a date as something else',
    ['2026-12-25', 'christmas'],
    ['23:14: entry 1 of except is "christmas"; it should be a date such as 2026-12-25'],
  ],
  [
    'a wrong length of time',
    ['late: 2h30m', 'late: two hours'],
    ['22:11: late is "two hours"; it should be a length of time such as 30m, 2h, 2h30m or 7d'],
  ],
  [
    'neither cron nor at',
    ['    cron: "0 8 * * *"\n', ''],
    ['18:3: an entry needs either cron: "0 8 * * *" or at: 2026-12-21T20:00'],
  ],
  [
    'a bad pattern',
    ['0 8 * * *', '0 25 * * *'],
    ['19:11: "0 25 * * *" is no pattern of times: Invalid value for hour: 25'],
  ],
  [
    'a pattern with seconds',
    ['0 8 * * *', '0 0 8 * * *'],
    [
      '19:11: "0 0 8 * * *" is no pattern of times: five fields are needed: minute, hour, day of month, month, day of week, such as "0 8 * * *" for every day at 08:00',
    ],
  ],
  [
    'a pattern that never comes',
    ['0 8 * * *', '0 8 31 4 *'],
    ['19:11: this never runs: no such date comes, or it is left out'],
  ],
  [
    'an impossible date',
    ['2026-12-25', '2026-02-30'],
    ['23:14: there is no 2026-02-30: that month has 28 days'],
  ],
  [
    'an impossible time',
    ['T20:00', 'T24:30'],
    ['25:9: there is no 24:30: times go from 00:00 to 23:59'],
  ],
  [
    'a time that is too late for any clock',
    ['2026-12-21T20:00', '9999-12-31T23:00'],
    ['25:9: 9999-12-31 is out of reach: dates go from 2000-01-01 to 9999-12-28'],
  ],
  [
    'a time of long ago',
    ['2026-12-21T20:00', '0001-01-01T00:00'],
    ['25:9: 0001-01-01 is out of reach: dates go from 2000-01-01 to 9999-12-28'],
  ],
  [
    'a single time that is left out',
    ['in: hall\n', 'in: hall\n    except: [2026-12-21]\n'],
    ['25:9: this never runs: no such date comes, or it is left out'],
  ],
  [
    'an unknown command',
    ['quiz start', 'quiz strat'],
    ['26:10: there is no command "quiz strat"; did you mean "quiz start"?'],
  ],
  [
    'a command of members',
    ['run: checkin card', 'run: checkin'],
    ['20:10: "checkin" is done by members for themselves, so it cannot run on a clock'],
  ],
  [
    'an unknown option',
    ['questions: 5', 'question: 5'],
    [
      '24:3: questions is missing: how many',
      '27:24: "quiz start" has no option "question"; did you mean "questions"?',
    ],
  ],
  [
    'an option out of range',
    ['questions: 5', 'questions: 500'],
    ['27:35: questions is "500"; it should be from 1 to 50'],
  ],
  [
    'an option that is no number',
    ['questions: 5', 'questions: 2.5'],
    ['27:35: questions is "2.5"; it should be a whole number'],
  ],
  [
    'an option not offered',
    ['pace: fast', 'pace: quick'],
    ['27:44: pace is "quick"; it should be one of: slow, fast'],
  ],
  [
    'an option that is too long',
    ['bank: tea', 'bank: a-bank-with-a-name-that-is-too-long'],
    [
      '27:19: bank is "a-bank-with-a-name-that-is-too-long"; it should be at most 20 characters long',
    ],
  ],
  [
    'an unknown space as an option',
    ['to: hall', 'to: hal'],
    ['27:54: there is no space "hal"; did you mean "hall"?'],
  ],
  [
    'an unknown space',
    ['in: hall', 'in: hell'],
    ['28:9: there is no space "hell"; did you mean "hall"?'],
  ],
  ['a space twice', ['[hall, group, server]', '[hall, hall]'], ['21:16: hall stands here twice']],
  [
    'two of a name',
    ['  big quiz:', '  morning card:'],
    ['24:3: "morning card" stands here twice; names must differ'],
  ],
];

test.each(faults)('%s is told with its place and what would be right', (_, change, told) => {
  expect(toldOf(changedFile(change))).toEqual(told);
});

test.each(['Asia/Shanghai', 'Etc/GMT+12', 'Pacific/Kiritimati'])(
  'the same dates are out of reach in %s, and nothing is said of the first and last of the others',
  (zone) => {
    const fileAt = (at: string) =>
      changedFile(['2026-12-21T20:00', at]).replace('Asia/Shanghai', zone);
    for (const at of ['1999-12-31T23:59', '9999-12-29T00:00'])
      expect(toldOf(fileAt(at))).toEqual([expect.stringContaining('is out of reach')]);
    for (const at of ['2000-01-01T00:00', '9999-12-28T23:59'])
      expect(loadCommunity('readers.yaml', fileAt(at), smallOperations)).toMatchObject({
        ok: true,
        warnings: [],
      });
  },
);

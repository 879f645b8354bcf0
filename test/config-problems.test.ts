import { expect, test } from 'vitest';
import { loadCommunity } from '../src/config/load.ts';
import { render } from '../src/config/problem.ts';
import { goodFile } from './support/community-file.ts';
import { smallOperations } from './support/small-operations.ts';

type Case = readonly [what: string, change: readonly [string, string], told: readonly string[]];

const cases: readonly Case[] = [
  [
    'a Telegram id that is none',
    ['-1001234567890', '"@readers"'],
    ['8:22: telegram is "@readers"; it should be a Telegram id such as -1001234567890'],
  ],
  [
    'a number as a name',
    ['{ en: Readers, zh: 读者 }', '5'],
    ['2:7: name is 5; it should be text, or a group of settings'],
  ],
  [
    'a third language',
    ['zh: 读者 }', 'zh: 读者, fr: Lecteurs }'],
    ['2:30: there is no "fr" in name; there are: en, zh'],
  ],
  [
    'a list instead of a group',
    ['{ web: hall }', '[web, hall]'],
    ['7:9: hall is a list; it should be a group of settings'],
  ],
  [
    'settings that are no group',
    ['{ points: 7, streaks: { 7: 20 }, makeUp: { price: 5, within: 7d } }', '5'],
    ['16:13: check-in is 5; it should be a group of settings'],
  ],
  [
    'an option that is a group',
    ['bank: tea', 'bank: { tea: 1 }'],
    ['27:19: bank is a group of settings; it should be text, or a number, or true or false'],
  ],
  ['no command', ['    run: quiz start\n', ''], ['24:3: run is missing; it should be text']],
  [
    'an operation that is switched off',
    ['  check-in: {', '  quiz: false\n  check-in: {'],
    ['27:10: there is no command "quiz start"; there is: checkin card'],
  ],
  [
    'no space',
    ['in: hall\n', 'in: []\n'],
    ['28:9: in is a list; it should be at least 1 entry long'],
  ],
  [
    'an anchor that nobody set',
    ['in: hall\n', 'in: *hall\n'],
    ['28:9: this cannot be used: Unresolved alias (the anchor must be set before the alias): hall'],
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
    'a word as language',
    ['language: zh', 'language: chinese'],
    ['4:11: language is "chinese"; it should be en or zh'],
  ],
  [
    'role id as number',
    ['"role:112233445566770001"', '112233445566770001'],
    [
      '11:43: entry 1 of discord is 112233445566770001; it should be a Discord id in quotes, since YAML rounds numbers that long',
    ],
  ],
  [
    'a missing section',
    ['language: zh\n', ''],
    ['1:1: language is missing; it should be en or zh'],
  ],
  [
    'an unknown key',
    ['timezone:', 'time-zone:'],
    [
      '1:1: timezone is missing; it should be an IANA time zone such as Asia/Shanghai',
      '3:1: there is no "time-zone" in a community; did you mean "timezone"?',
    ],
  ],
  [
    'a wrong kind',
    ['points: 7', 'points: seven'],
    ['16:23: points is "seven"; it should be a number'],
  ],
  [
    'out of range',
    ['points: 7', 'points: 5000'],
    ['16:23: points is 5000; it should be at most 1000'],
  ],
  [
    'an unknown setting',
    ['points: 7', 'pionts: 7'],
    ['16:15: there is no "pionts" in operations › check-in; did you mean "points"?'],
  ],
  [
    'an unknown operation',
    ['check-in:', 'checkin:'],
    ['16:3: there is no operation "checkin"; did you mean "check-in"?'],
  ],
  [
    'a wrong key of a group',
    ['{ 7: 20 }', '{ week: 20 }'],
    ['16:37: "week" cannot stand here; it should be a number of days'],
  ],
  [
    'a wrong length of time',
    ['late: 2h30m', 'late: two hours'],
    ['22:11: late is "two hours"; it should be a length of time such as 30m, 2h, 2h30m or 7d'],
  ],
  [
    'a wrong number of days',
    ['within: 7d', 'within: 7'],
    ['16:74: within is 7; it should be a number of days such as 7d'],
  ],
  [
    'a wrong time of day',
    ['04:00', '4am'],
    ['5:12: dayStarts is "4am"; it should be a time of day such as "04:00"'],
  ],
  [
    'a missing translation',
    ['{ en: Readers, zh: 读者 }', '{ en: Readers }'],
    ['2:1: zh is missing; it should be text'],
  ],
  [
    'a wrong zone',
    ['Asia/Shanghai', 'Asia/Shangai'],
    ['3:11: there is no time zone "Asia/Shangai"; did you mean Asia/Shanghai?'],
  ],
  [
    'a city without a zone',
    ['Asia/Shanghai', 'Asia/Beijing'],
    ['3:11: there is no time zone "Asia/Beijing"; did you mean Asia/Shanghai?'],
  ],
  [
    'an offset as a zone',
    ['Asia/Shanghai', '"+08:00"'],
    ['3:11: there is no time zone "+08:00"; they look like Asia/Shanghai'],
  ],
  [
    'a name that is not the file’s',
    ['community: readers', 'community: writers'],
    ['1:12: community is "writers" but the file is named "readers"; both must agree'],
  ],
  [
    'a Discord id as a number',
    ['discord: "112233445566778899"', 'discord: 112233445566778899'],
    [
      '9:22: discord is 112233445566778899; it should be a Discord id in quotes, since YAML rounds numbers that long',
    ],
  ],
  [
    'a space of no platform',
    ['{ web: hall }', '{ wbe: hall }'],
    ['7:11: there is no "wbe" in spaces › hall; there are: telegram, topic, discord, guild, web'],
  ],
  [
    'a space on two platforms',
    ['{ web: hall }', '{ web: hall, telegram: 5 }'],
    ['7:11: a space is one place; make web a space of its own'],
  ],
  [
    'a topic outside Telegram',
    ['{ web: hall }', '{ web: hall, topic: 5 }'],
    ['7:22: only Telegram has topics'],
  ],
  [
    'a Discord space without a guild',
    [', guild: "998877665544332211"', ''],
    ['9:3: a Discord space needs its guild: the id of the server, in quotes'],
  ],
  [
    'the same place twice',
    ['hall: { web: hall }', 'hall: { telegram: "-1001234567890", topic: "7" }'],
    ['8:3: group is the same place as hall'],
  ],
  [
    'a role nobody can be given',
    ['planner:', 'member:'],
    ['11:3: there is no "member" in roles; there are: helper, author, planner, admin'],
  ],
  [
    'an unknown platform',
    ['web: [mei]', 'slack: [mei]'],
    ['11:71: there is no "slack" in roles › planner; there are: telegram, discord, web'],
  ],
  [
    'an unknown person',
    ['web: [mei]', 'web: [may]'],
    ['11:77: there is nobody called "may" in the playground; there are: mei, lin'],
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
      '19:11: "0 0 8 * * *" is no pattern of times: five fields are needed: minute, hour, day of month, month, day of week',
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
    ['24:3: this key stands here twice; names must differ'],
  ],
  [
    'YAML that does not parse',
    ['{ web: hall }', '{ web: hall'],
    [
      '8:3: not valid YAML: Flow map in block collection must be sufficiently indented and end with a }',
    ],
  ],
  [
    'a tab',
    ['  hall: {', '	hall: {'],
    [
      '7:1: a tab cannot indent YAML; use spaces',
      '8:1: not valid YAML: All mapping items must start at the same column',
      '9:1: not valid YAML: All mapping items must start at the same column',
    ],
  ],
];

test.each(cases)('%s is told with its place and what would be right', (_, [from, to], told) => {
  expect(goodFile).toContain(from);
  const file = 'communities/readers.yaml';
  const loaded = loadCommunity(file, goodFile.replace(from, to), smallOperations);
  if (loaded.ok) throw new Error('nothing was found wrong');
  expect(loaded.problems.map(render)).toEqual(told.map((line) => `${file}:${line}`));
});

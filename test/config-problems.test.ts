import { expect, test } from 'vitest';
import { changedFile, type Fault, toldOf } from './support/community-file.ts';

const faults: readonly Fault[] = [
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
    'letters that stand for several zones',
    ['Asia/Shanghai', 'CST'],
    ['3:11: there is no time zone "CST"; did you mean Asia/Shanghai, or America/Chicago?'],
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
    ['7:11: there is no "wbe" in spaces › hall; did you mean "web"?'],
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
    'YAML that does not parse',
    ['{ web: hall }', '{ web: hall'],
    ['8:3: a { before this is not closed by a }'],
  ],
  ['a tab', ['  hall: {', '	hall: {'], ['7:1: a tab cannot indent YAML; use spaces']],
];

test.each(faults)('%s is told with its place and what would be right', (_, change, told) => {
  expect(toldOf(changedFile(change))).toEqual(told);
});

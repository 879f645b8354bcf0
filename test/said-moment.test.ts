import { expect, it, test } from 'vitest';
import { instantOfMoment } from '../src/agenda/moment.ts';
import { saidMoment } from '../src/agenda/said-moment.ts';
import { localTime } from '../src/agenda/zone.ts';
import { wholeNumber } from '../src/chat/numerals.ts';

const ZONE = 'Asia/Shanghai';
/** a Wednesday, 21:00 there */
const NOW = new Date('2026-03-04T13:00:00Z');

const meant = (raw: string, now = NOW) => {
  const moment = saidMoment(raw);
  return moment && localTime(instantOfMoment(moment, ZONE, now, now), ZONE).replace('T', ' ');
};

test.each([
  ['三天后', '2026-03-07 21:00'],
  ['两小时后', '2026-03-04 23:00'],
  ['两个半小时', '2026-03-04 23:30'],
  ['半小时后', '2026-03-04 21:30'],
  ['３０分钟', '2026-03-04 21:30'],
  ['一周后', '2026-03-11 21:00'],
  ['1天12小时', '2026-03-06 09:00'],
  ['3d', '2026-03-07 21:00'],
  ['1h30m', '2026-03-04 22:30'],
  ['in 2 hours', '2026-03-04 23:00'],
  ['1w', '2026-03-11 21:00'],
])('“%s” is a length of time', (raw, then) => {
  expect(meant(raw)).toBe(then);
});

test.each([
  ['明天晚上八点', '2026-03-05 20:00'],
  ['明晚八点半', '2026-03-05 20:30'],
  ['今晚十一点一刻', '2026-03-04 23:15'],
  ['今晚12点', '2026-03-05 00:00'],
  ['后天下午3点', '2026-03-06 15:00'],
  ['明天中午十二点', '2026-03-05 12:00'],
  ['明天凌晨1点', '2026-03-05 01:00'],
  ['三天后晚上8点', '2026-03-07 20:00'],
  ['下周三 19:30', '2026-03-11 19:30'],
  ['下周三１９：３０', '2026-03-11 19:30'],
  ['周五晚上7点', '2026-03-06 19:00'],
  ['星期天上午十点', '2026-03-08 10:00'],
  ['周三 19:30', '2026-03-11 19:30'],
  ['周三 22:30', '2026-03-04 22:30'],
  ['这周三 22:30', '2026-03-04 22:30'],
  ['3月6日 20:00', '2026-03-06 20:00'],
  ['十二月二十四日晚上八点', '2026-12-24 20:00'],
  ['1月2号 20点', '2027-01-02 20:00'],
  ['2026年12月24日20点30分', '2026-12-24 20:30'],
  ['2026-12-24 20:00', '2026-12-24 20:00'],
  ['2026-12-24T20:00', '2026-12-24 20:00'],
  ['2026/3/6 8:05', '2026-03-06 08:05'],
  ['2026-3-6 20:00', '2026-03-06 20:00'],
  ['明天 8 点', '2026-03-05 08:00'],
  ['明天，20：00', '2026-03-05 20:00'],
  ['晚上十点', '2026-03-04 22:00'],
  ['8pm', '2026-03-05 20:00'],
  ['tomorrow 8pm', '2026-03-05 20:00'],
  ['tomorrow at 20:00', '2026-03-05 20:00'],
  ['Friday 7:30pm', '2026-03-06 19:30'],
  ['next wed 19:30', '2026-03-11 19:30'],
  ['tonight 11pm', '2026-03-04 23:00'],
])('“%s” is a time on the community’s clock', (raw, then) => {
  expect(meant(raw)).toBe(then);
});

test.each([
  ...[
    '',
    '明天',
    '周三',
    '8',
    '晚上',
    '八',
    '明天 8',
    '20:00',
    '25:00',
    '20:60',
    '2月30日 20:00',
    '2026-13-01 20:00',
  ],
  ...[
    '2026-02-30T20:00',
    '2026-12-24',
    '13月1日 20点',
    '3d 2h',
    '明天 20:00 2h',
    '今晚13点半了',
    '-2h',
    'h',
    '后',
    'x 20:00',
  ],
])('“%s” is none', (raw) => {
  expect(meant(raw)).toBeUndefined();
});

it.each(['9999-12-31 23:59', '九千九百万天后', '九千九百万天后20点', '九千九百万周'])(
  '“%s” is further than anything is kept, and means the last of it',
  (raw) => {
    const said = saidMoment(raw);
    const zone = 'America/New_York';
    expect(said && instantOfMoment(said, zone, NOW, NOW)).toEqual(new Date('9999-12-30T00:00:00Z'));
  },
);

it('a number is of digits of either width, or Chinese', () => {
  const said = [
    '12',
    '１２',
    '+5',
    '-5',
    '十',
    '十二',
    '二十',
    '一百零五',
    '两千',
    '一万二千',
    '三万',
  ];
  expect(said.map(wholeNumber)).toEqual([12, 12, 5, -5, 10, 12, 20, 105, 2000, 12_000, 30_000]);
  const none = ['', 'ten', '1.5', '½', '0x10', '1e3', '很多', '十十', '万', '一零'];
  expect(none.map(wholeNumber)).toEqual(none.map(() => undefined));
});

/** What coupons offer, as menus and help say it. */
export const commands = {
  coupons: { about: 'Your coupon codes', options: { page: 'page' } },
  reminders: {
    about: 'Whether you are reminded of what expires',
    options: { reminders: 'on or off' },
  },
  start: {
    about: 'Start a coupon drop',
    options: {
      name: 'its name',
      pool: 'from which pool',
      number: 'how many codes',
      from: 'when it opens: tomorrow 8pm, 2026-12-24T20:00, 2h',
      until: 'when it closes: a time, or how long after it opens, like 3d',
      who: 'for whom: all, level 2, role helper, streak 7, newcomers 7',
      price: 'points a code costs',
      in: 'where: spaces parted by commas, or all',
    },
  },
  stop: { about: 'Stop a coupon drop', options: { drop: 'which drop' } },
  list: { about: 'The latest coupon drops', options: {} },
  claims: {
    about: 'Who got a code, in the order in which they came',
    options: { drop: 'which drop', page: 'page' },
  },
  card: { about: 'Post the card of a drop again', options: { drop: 'which drop' } },
  import: {
    about: 'Import codes into a pool, from a CSV file',
    options: { pool: 'name of the pool', file: 'the file: a code a line, or code,value,expires' },
  },
  remind: { about: 'Remind members of codes that expire soon', options: {} },
  redeem: { about: 'Redeem a code that a member shows you', options: { code: 'the code' } },
  void: { about: 'Make a code void', options: { code: 'the code' } },
  reissue: {
    about: 'Give a member another code instead of this one',
    options: { code: 'the code they have' },
  },
};

const many = (count: number | bigint, one: string, more: string) =>
  `${count} ${Number(count) === 1 ? one : more}`;

/** Each completes "it should be …". */
export const phrases = {
  kinds: {
    string: 'text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a group of settings',
    record: 'a group of names with their settings',
  } as Readonly<Record<string, string>>,
  either: (it: { of: readonly string[] }) => it.of.join(' or '),
  forms: (it: { of: readonly string[] }) => it.of.join(', or '),
  limit: (it: { is: 'least' | 'most' | 'above' | 'below'; size: number | bigint; of: string }) => {
    const said = { least: 'at least', most: 'at most', above: 'more than', below: 'less than' };
    if (it.of === 'string')
      return `${said[it.is]} ${many(it.size, 'character', 'characters')} long`;
    if (it.of === 'array') return `${said[it.is]} ${many(it.size, 'entry', 'entries')} long`;
    return `${said[it.is]} ${it.size}`;
  },
  form: (it: { pattern: string }) => `of the form ${it.pattern}`,
  format: (it: { name: string }) => `a valid ${it.name}`,
  multiple: (it: { of: number | bigint }) => `a multiple of ${it.of}`,
  other: 'something else',

  community: 'a short name in small letters, digits and hyphens, such as night-readers',
  telegram: 'a Telegram id such as -1001234567890',
  discord: 'a Discord id in quotes, since YAML rounds numbers that long',
  discordDigits: 'a Discord id: 15 to 20 digits in quotes',
  topic: 'the number of a Telegram topic',
  holder: 'a Discord id in quotes: "role:…" of a role, or that of a person',
  cron: 'five fields, such as "0 8 * * *" for every day at 08:00',
  at: 'a date and time such as 2026-12-21T20:00, in the time of the community',
  spaces: 'the name of a space, or a list of them',
  date: 'a date such as 2026-12-25',
  zone: 'an IANA time zone such as Asia/Shanghai',
};

import type { Texts } from './en.ts';

export const phrases: Texts['phrases'] = {
  kinds: {
    string: '文字',
    number: '数字',
    int: '整数',
    boolean: ' true 或 false',
    array: '列表',
    object: '一组设置',
    record: '一组名称，各带设置',
  },
  either: ({ of }) => ` ${of.join(' 或 ')}`,
  forms: ({ of }) => of.join('，或'),
  limit: ({ is, size, of }) => {
    const said = { least: '不少于', most: '不超过', above: '大于', below: '小于' }[is];
    if (of === 'string') return `${said} ${size} 个字符的文字`;
    return of === 'array' ? `${said} ${size} 项的列表` : `${said} ${size} 的数`;
  },
  form: ({ pattern }) => `符合 ${pattern} 的文字`,
  format: ({ name }) => `有效的 ${name}`,
  multiple: ({ of }) => ` ${of} 的倍数`,
  other: '别的内容',

  community: '简短的名称：小写字母、数字和连字符，例如 night-readers',
  telegram: ' Telegram 的 id，例如 -1001234567890',
  discord: '加引号的 Discord id（YAML 会把这么长的数字四舍五入）',
  discordDigits: ' Discord id：15 到 20 位数字，加引号',
  topic: ' Telegram 话题的编号',
  holder: '加引号的 Discord id：身份组写 "role:…"，个人直接写 id',
  cron: '五段，例如 "0 8 * * *" 表示每天 08:00',
  at: '日期和时间，例如 2026-12-21T20:00（按社群的时区）',
  spaces: '一个空间的名称，或由它们组成的列表',
  date: '日期，例如 2026-12-25',
  zone: ' IANA 时区，例如 Asia/Shanghai',
};

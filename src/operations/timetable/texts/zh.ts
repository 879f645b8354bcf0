import { datedOf } from '../../../agenda/when.ts';
import { han } from '../../../chat/han.ts';
import type { Texts } from './en.ts';

type Moment = { readonly date: string; readonly time: string };

const moment = (it: Moment) => `${datedOf(it.date, 'zh')} ${it.time}`;
const states = { done: '已完成', skipped: '已跳过', failed: '失败' } as const;
const list = (names: readonly string[]) => names.map((name) => `“${name}”`).join('、');

/** Reasons are kept as the timetable wrote them. */
const reasons: Readonly<Record<string, string>> = {
  paused: '已暂停',
  'its time was missed': '错过了时间',
  'the command is gone': '命令已不存在',
  'no longer in the timetable': '已不在时间表里',
  'it failed; the log says why': '出错了，原因见日志',
};

export const zh: Texts = {
  timetable: { about: '查看接下来几天的安排和上次的结果', options: {} },
  pause: { about: '暂停时间表里的一项', options: { entry: '名称' } },
  resume: { about: '恢复时间表里暂停的一项', options: { entry: '名称' } },
  run: { about: '立即运行时间表里的一项', options: { entry: '名称' } },

  preview: {
    about: '预览时间表里的一项会发布什么，不真的发布',
    options: { entry: '名称' },
  },

  title: ({ days, zone }) => `接下来 ${days} 天 · ${zone}`,
  nothing: '时间表是空的。请在配置的 timetable 里添加。',
  entry: ({ name, paused, command, spaces }) => {
    const where = spaces.length === 0 ? '' : han`，发到${spaces.join('、')}`;
    return `${paused ? '⏸ ' : ''}${name}：/${command}${where}${paused ? '（已暂停）' : ''}`;
  },
  next: ({ more, many, ...at }) =>
    more === 0
      ? `下次：${moment(at)}`
      : `下次：${moment(at)}，之后还有 ${more} 次${many ? '以上' : ''}`,
  never: '不会再运行',
  last: ({ state, reason, ...at }) => {
    const why = reason === undefined ? '' : `（${reasons[reason] ?? reason}）`;
    return `上次：${moment(at)}，${states[state]}${why}`;
  },

  unknownEntry: ({ name, nearest, all }) =>
    all.length === 0
      ? `没有“${name}”这一项：时间表是空的。`
      : `没有“${name}”这一项${nearest === undefined ? '。' : `，您是想说“${nearest}”吗？`}现有：${list(all)}。`,
  paused: ({ name }) => `“${name}”已暂停。发送 /resume 可以恢复。`,
  pausedAlready: ({ name }) => `“${name}”本来就是暂停的。`,
  resumed: ({ name, next }) =>
    next === undefined
      ? `“${name}”已取消暂停，但时间已过，不会再运行。`
      : `“${name}”已恢复，下次运行：${moment(next)}。`,
  notPaused: ({ name }) => `“${name}”没有暂停。`,
  running: ({ name }) => `“${name}”现在运行。发送 /timetable 可以查看结果。`,
  runningLater: ({ name, ...at }) =>
    `“${name}”马上运行。现在是免打扰时段，内容将在 ${moment(at)} 发出。`,
  cannotRun: ({ name, text }) => `“${name}”没有运行，命令的回答是：${text}`,

  previewTitle: ({ name }) => `如果“${name}”现在运行`,
  goesTo: ({ spaces }) => `→ ${spaces.join('、')}`,
  goesLater: ({ spaces, at }) => `→ ${spaces.join('、')}（${at}）`,
  button: ({ label }) => `[${label}]`,
  withPicture: ({ alt }) => `[图片：${alt}]`,
  lost: ({ space, platform, losses: lost }) =>
    `⚠ ${space}（${platforms[platform] ?? platform}）：${lost.map((loss) => losses[loss] ?? loss).join('；')}`,
  inPrivate: ({ members }) => `另有 ${members} 位成员会收到私信。`,
  answers: ({ text }) => `命令的回复：${text}`,
  saysNothing: '不会发布任何内容。',
};

const platforms: Readonly<Record<string, string>> = {
  telegram: 'Telegram',
  discord: 'Discord',
  web: '网页',
};

const losses: Readonly<Record<string, string>> = {
  'text-split': '正文会分成几条消息',
  'text-shortened': '正文会被截短',
  'title-shortened': '标题会被截短',
  'picture-apart': '图片会单独成为一条消息',
  'file-apart': '文件会单独成为一条消息',
  'file-dropped': '文件不会发送',
  'label-shortened': '按钮文字会被截短',
  'buttons-dropped': '部分按钮放不下',
  'not-pinned': '不会置顶：那里没有置顶功能',
};

import type { Kind } from '../../../bot/option.ts';
import { han } from '../../../chat/han.ts';
import type { Texts } from './en.ts';

const headings: Readonly<Record<string, string>> = {
  'check-in': '打卡',
  points: '积分',
  quiz: '答题',
  questions: '问答',
  coupons: '优惠券',
  events: '活动',
  posts: '发布',
  timetable: '时间表',
  membership: '我的账号',
  report: '数据',
  help: '帮助',
};

export const zh: Texts = {
  help: {
    about: '看看可以做什么',
    options: { command: '命令：想了解的那个' },
  },
  title: ({ community }) => han`您在${community}可以做什么`,
  heading: ({ operation }) => headings[operation] ?? operation,
  line: ({ name, about }) => `/${name}：${about}`,
  more: '想了解某个命令，请发送 /help 加上它的名字。',
  usage: ({ usage }) => `用法：${usage}`,
  option({ name, about, required, kind }) {
    const [called, ...more] = about.split('：');
    const told = [...(more.length > 0 ? [more.join('：')] : []), kindOf(kind)].join('；');
    return `${called}（${name}）：${told}${required ? '' : '，可不填'}`;
  },
  unknown: ({ name, nearest }) =>
    nearest === undefined
      ? `您没有可用的命令“${name}”。发送 /help 查看所有命令。`
      : `您没有可用的命令“${name}”，您是想用 /${nearest} 吗？`,
};

function kindOf(kind: Kind): string {
  switch (kind.is) {
    case 'integer':
      return `${kind.min} 到 ${kind.max} 之间的数字`;
    case 'text':
      return `文字，最多 ${kind.max} 个字符`;
    case 'choice':
      return `${kind.of.join('、')} 其中之一`;
    case 'named':
      return '名称';
    case 'member':
      return '一位成员：@名字，或群里显示的名字';
    case 'file':
      return '一个文件，随消息发送';
    case 'photo':
      return '一张照片';
    case 'space':
      return '社群的一个空间';
    case 'moment':
      return '时间，如 明天晚上八点、12月24日 20:00，或时长，如 两小时、3天';
  }
}

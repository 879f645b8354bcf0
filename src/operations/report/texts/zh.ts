import type { FigureName } from '../../../bot/figures.ts';
import type { Texts } from './en.ts';

const figures: Readonly<Record<FigureName, string>> = {
  members: '期末成员',
  joined: '新加入',
  left: '离开',
  'check-ins': '打卡次数',
  'checked-in': '打卡人数',
  earned: '发出的积分',
  earners: '得到积分的人数',
  spent: '用掉或收回的积分',
  coupons: '领走的优惠券',
  redeemed: '核销的优惠券',
  asked: '新问题',
  answers: '回答',
  answered: '其中已有人回答',
  accepted: '采纳',
  quizzes: '答题场次',
  players: '答题人数',
  events: '举行的活动',
  attended: '到场人次',
  posts: '发布',
  undelivered: '没有送达的消息',
};

const headings: Readonly<Record<string, string>> = {
  membership: '成员',
  'check-in': '打卡',
  points: '积分',
  coupons: '优惠券',
  questions: '问答',
  quiz: '答题',
  events: '活动',
  posts: '发布',
};

export const zh: Texts = {
  report: {
    about: '最近几天的数据',
    options: { days: '天数：截至昨天，默认 7 天' },
  },
  title: ({ firstDay, lastDay }) =>
    firstDay === lastDay ? `数据报告 · ${firstDay}` : `数据报告 · ${firstDay} 至 ${lastDay}`,
  heading: ({ operation }) => headings[operation] ?? operation,
  line: ({ name, value, before }) => `${figures[name]}：${value}（${before}）`,
  before: ({ days }) => `括号里是${days === 1 ? '前一天' : `之前 ${days} 天`}的数字。`,
  nothing: '这几天和之前都没有数据。',
};

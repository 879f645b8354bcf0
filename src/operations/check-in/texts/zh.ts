import type { Texts } from './en.ts';

export const zh: Texts = {
  checkin: { about: '每日打卡，领取积分', options: {} },
  card: { about: '发布今天的打卡卡片', options: {} },
  counted: ({ points, streak, bonus, first, order, balance, rank }) =>
    [
      `打卡成功，+${points} 积分！`,
      first > 0 ? `今天第一位，其中奖励 ${first}。` : `今天第 ${order} 位。`,
      bonus > 0 ? `连续 ${streak} 天，其中奖励 ${bonus}！` : `连续 ${streak} 天。`,
      `现有 ${balance} 积分，排名第 ${rank}。`,
    ].join(''),
  already: ({ streak, balance, rank }) =>
    `今天已经打过卡了。连续 ${streak} 天，现有 ${balance} 积分，排名第 ${rank}。`,
  nextTier: ({ in: left, bonus }) => `再坚持 ${left} 天，奖励 ${bonus} 积分。`,
  title: ({ day }) => `每日打卡 · ${day}`,
  nobodyYet: ({ points, first }) =>
    first > 0
      ? `新的一天。打卡得 ${points} 积分，第一位再得 ${first}。`
      : `新的一天。打卡得 ${points} 积分。`,
  count: ({ count, latest }) => `今天已有 ${count} 人打卡。最近：${latest.join('、')}`,
  button: '打卡',
  posted: '卡片马上就到。',
  needsSpace: '请说明发到哪里：在群里发送此命令，或在时间表里写上 in。',
};

import type { Reason } from '../entry.ts';

export const zh: Readonly<Record<Reason, string>> = {
  'check-in': '打卡',
  'make-up': '补签',
  freeze: '保护卡',
  grant: '奖励',
  take: '扣除',
  reversal: '撤销',
  link: '账号合并',
  coupon: '优惠券',
  quiz: '答题',
  gift: '赠送',
  purchase: '购买',
  event: '参加活动',
  reset: '清零',
  answer: '回答问题',
  bounty: '悬赏',
  expert: '专家问答',
};

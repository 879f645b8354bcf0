import type { Reason } from '../entry.ts';

export const zh: Readonly<Record<Reason, string>> = {
  'check-in': '打卡',
  grant: '奖励',
  take: '扣除',
  reversal: '撤销',
  link: '账号合并',
};

import type { Prize } from '../prize.ts';
import type { alone as en } from './en-alone.ts';

type Standing = { rank: number; name: string; points: number; quizzes: number };

/** Climbing alone, and the league of the week, in Chinese. */
export const alone: typeof en = {
  climb: { about: '独自闯关，一关一关往上爬', options: { bank: '题库：哪一个' } },
  climbTitle: (it: { quiz: string }) => `闯关 · ${it.quiz}`,
  climbAt: (it: { level: number; levels: number; n: number; questions: number }) =>
    `第 ${it.level} 关（共 ${it.levels} 关），第 ${it.n} 题（共 ${it.questions} 题）`,
  climbRight: '✔ 答对了！',
  climbWrong: '✘ 不对哦。',
  climbUp: (it: { level: number; reward: number }) =>
    `第 ${it.level} 关通过${it.reward > 0 ? `，+${it.reward} 积分` : ''}！`,
  climbFailed: (it: { level: number; right: number; questions: number; need: number }) =>
    `${it.questions} 题答对 ${it.right} 题，第 ${it.level} 关需要答对 ${it.need} 题。本关重来。`,
  climbTired: '今天的机会用完了，明天再来 /climb 吧。',
  climbTop: (it: { levels: number }) => `您已登顶，${it.levels} 关全部通过，真了不起！`,
  whichClimb: (it: { banks: readonly string[] }) =>
    it.banks.length === 0
      ? '这里还没有可以闯关的题库。管理员可在题库文件里写上 climb: 来开放。'
      : `闯哪一个？请发送 /climb 加题库名：${it.banks.join('、')}。`,

  league: { about: '本周答题联赛', options: { week: '周：this 本周 / last 上周' } },
  leagueEnd: {
    about: '结束一周联赛并发放奖励',
    options: {
      week: '周：this 本周 / last 上周',
      rewards: '奖励：各名次的积分或优惠券，如 50, 30 + tea',
    },
  },
  leagueTitle: (it: { week: string }) => `答题联赛 · ${it.week} 起的一周`,
  leagueFinal: (it: { week: string }) => `答题联赛 · ${it.week} 起的一周：最终排名`,
  leagueEmpty: (it: { week: string }) =>
    `${it.week} 起的一周还没有人获得联赛积分。参加本周的答题即可得分。`,
  leaguePlace: (it: Standing) => `${it.rank}. ${it.name} · ${it.points} 分（${it.quizzes} 场）`,
  leagueWon: (it: Standing & { prize: Prize | undefined }) =>
    [
      `${it.rank}. ${it.name} · ${it.points} 分`,
      ...(it.prize !== undefined && it.prize.points > 0 ? [`+${it.prize.points} 积分`] : []),
      ...(it.prize?.coupon === undefined ? [] : [`优惠券（${it.prize.coupon}）`]),
    ].join(' · '),
  leaguePrize: (it: { week: string }) => `${it.week} 起一周的答题联赛`,
  leaguePaidAlready: (it: { week: string }) => `${it.week} 起的一周的奖励已经发放过了。`,
  leaguePaid: (it: { week: string; count: number }) =>
    `${it.week} 起的一周联赛已结束，发放了 ${it.count} 份奖励。`,
};

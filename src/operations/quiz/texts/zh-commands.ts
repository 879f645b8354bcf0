import type { commands as en } from './en-commands.ts';

const quiz = '哪一场：#7；不填则为最近一场';

/** What commands are about, in Chinese. */
export const commands: typeof en = {
  start: {
    about: '开始一场答题',
    options: {
      bank: '用哪个题库',
      questions: '出几道题',
      seconds: '每题几秒',
      tags: '只出带这些标签的题',
      difficulty: '只出 easy 简单、medium 中等或 hard 困难的题',
      rewards: '各名次的积分或优惠券：50, 30 + tea',
      part: '参与即得的积分或优惠券',
      least: '至少几人参加才发奖励',
      speed: '答得快最多加几分',
      within: '突击：在多长时间内随机开始，如 2h',
      chance: '举行的概率（百分比）',
      in: '在哪里：空间名以逗号分隔，或 all',
    },
  },
  stop: { about: '停止答题，不发奖励', options: { quiz } },
  void: { about: '作废一道有问题的题', options: { question: '题号', quiz } },
  rescore: {
    about: '更正一道题的答案并重新计分',
    options: { question: '题号', answer: '选项字母如 A, C；填空题写文字，以 / 分隔', quiz },
  },
  results: { about: '查看一场答题的名次', options: { quiz, page: '第几页' } },
  answer: {
    about: '回答当前的填空题',
    options: { answer: '您的答案', question: '哪一题，如 7/3；不填则为当前这题' },
  },
};

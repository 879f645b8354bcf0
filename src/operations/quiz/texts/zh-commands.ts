import type { commands as en } from './en-commands.ts';

const quiz = '场次：如 #7；不填则为最近一场';

/** What commands are about, in Chinese. */
export const commands: typeof en = {
  start: {
    about: '开始一场答题',
    options: {
      bank: '题库：用哪一个',
      questions: '题数：出几道题',
      seconds: '秒数：每题几秒',
      tags: '标签：只出带这些标签的题',
      difficulty: '难度：只出 easy 简单、medium 中等或 hard 困难的题',
      rewards: '奖励：各名次的积分或优惠券，如 50, 30 + tea',
      part: '参与奖：参与即得的积分或优惠券',
      least: '人数：至少几人参加才发奖励',
      speed: '加分：答得快最多加几分',
      within: '突击：在多长时间内随机开始，如 2h',
      chance: '概率：百分之几的可能会举行',
      in: '发到：空间名称，用逗号分隔，或 all',
    },
  },
  stop: { about: '停止答题，不发奖励', options: { quiz } },
  void: { about: '作废一道有问题的题', options: { question: '题号', quiz } },
  rescore: {
    about: '更正一道题的答案并重新计分',
    options: { question: '题号', answer: '答案：选项字母如 A, C；填空题写文字，以 / 分隔', quiz },
  },
  results: { about: '查看一场答题的名次', options: { quiz, page: '页码' } },
  answer: {
    about: '回答当前的填空题',
    options: { answer: '答案', question: '题号：如 7/3；不填则为当前这题' },
  },
};

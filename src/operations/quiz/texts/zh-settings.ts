import type { settings as en } from './en-settings.ts';

export const settings: typeof en = {
  reward: '积分、券池名称，或两者：30 + tea',
  noReward: ({ written }) => `“${written}”不是奖励；应为积分、券池名称，或两者：30 + tea`,
  byRank: '按名次排列的列表：积分、券池，或两者，例如 [30 + tea, 20]',
  pause: '应在 2s 到 10m 之间',

  text: '文字，或 { en: …, zh: … }',
  longOption: ({ max }) => `选项最多 ${max} 个字符`,
  longQuestion: ({ max }) => `题目最多 ${max} 个字符`,
  longExplanation: ({ max }) => `解析最多 ${max} 个字符`,
  longTitle: ({ max }) => `标题最多 ${max} 个字符`,
  answers: '列表，写出所有正确的答案',
  picture: '同一文件夹里 PNG 文件的名称，例如 cover.png',
  noRoom: ({ pictured, most, longest }) =>
    `${pictured ? '配图的题目' : '卡片上'}最多容纳 ${most} 个字符（含选项和解析）；现在有 ${longest} 个`,
  typed: 'answers 用于填空题，不能再写 right 或 wrong',
  noOptions: '题目要写 right 和 wrong 选项，或填空题的 answers',
  truth: '判断题不能写 wrong 选项',
  wrongMissing: '缺少 wrong；应为其他选项的列表',
  manyOptions: ({ count, most }) => `有 ${count} 个选项；最多 ${most} 个`,
  twice: ({ option }) => `选项“${option}”写了两次`,
  need: 'need 超过了每一关的题数',
  fewQuestions: ({ level, able }) =>
    `闯关每一关要 ${level} 道点一次就能答、不配图的题；现在只有 ${able} 道`,

  noColumn: ({ name, known }) => `没有“${name}”这一列；可用的有：${known.join('、')}`,
  askMissing: '缺少 ask 这一列',
  badTable: () => '表格读不下去了，请检查这一行的引号和分隔符',
  notUtf8: '这不是 UTF-8 编码：请另存为“CSV UTF-8”',
  sameQuestion: ({ line }) => `与第 ${line} 行的题目重复`,
  taken: ({ taken, left }) => `收入 ${taken} 道题，略过 ${left} 道`,
};

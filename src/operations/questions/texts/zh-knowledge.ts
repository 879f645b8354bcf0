import type { knowledge as en } from './en-knowledge.ts';
import { paging } from './zh-paging.ts';

export const knowledge: typeof en = {
  noEntries: '还没有常见问题，助手可以用 /teach add 添加。',
  faqTitle: ({ page, pages }) => `常见问题${paging(page, pages)}`,
  nothingFound: ({ about }) => `没有找到关于“${about}”的内容。可以用 /ask 问大家。`,
  foundTitle: '找到这些',
  foundPick: '点一个查看。',
  notKnownAnyMore: '这个答案已经不在了。',
  taught: ({ id, title }) => `第 ${id} 条“${title}”：现在 /faq 可以找到它。`,
  taughtAnew: ({ id, title }) => `第 ${id} 条“${title}”已修改。`,
  teachWhat: ({ id, title }) =>
    `还没有改动。请写上新的答案，如 /teach edit ${id} …，或新的标题，如 /teach edit ${id} 标题="${title}"。`,
  untaught: ({ id, title }) => `第 ${id} 条“${title}”已删除。`,
  noEntry: ({ id }) => `没有第 ${id} 条。发送 /faq 查看。`,

  historyTitle: ({ id, page, pages }) => `#${id} 之前的内容${paging(page, pages)}`,
  entryHistoryTitle: ({ id, page, pages }) => `第 ${id} 条之前的内容${paging(page, pages)}`,
  entryNeverChanged: ({ id }) => `第 ${id} 条没有修改过。`,
  itsTitle: '标题',
  itsAnswer: '答案',
  neverChanged: ({ name }) => `${name} 没有修改过。`,
  former: ({ name, text, by, at }) => `${name}：“${text}”（${by}于 ${at} 修改）`,
};

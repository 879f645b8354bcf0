import { expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

const ROLES = 'helper: { telegram: [5200077003], discord: ["900000000000000003"], web: [sam] }';
const house = nightWith({ roles: ROLES, language: 'zh', operations: 'questions: {}' });
const all = { lin: 'zh', sam: 'zh', ada: 'zh', mei: 'zh' } as const;

it.each(['telegram', 'web'] as const)('用中文提问、回答、采纳（%s）', async (platform) => {
  const { lin, sam, ada, group, clock } = await community(house, { on: [platform], speaks: all });
  await lin.types('/ask 绿茶可以放多久？');
  await lin.sees(/您的问题 #1 正在发往/);
  await group.shows(/问题 #1\n绿茶可以放多久？\n—— Lin\n\n还没有回答。/);
  await sam.types('/answer #1 干燥保存可以放一年。');
  await sam.sees(/回答 #1\.1.*\n干燥保存可以放一年。/);
  await lin.taps('采纳');
  await lin.sees(/已采纳 #1\.1，Sam 获得 10 积分/);
  await clock.advance({ seconds: 5 });
  await group.shows(/已解决，采纳的回答：\n\n干燥保存可以放一年。/);
  await ada.types('/ask 绿茶能放多久');
  await ada.sees(/这些有帮助吗？/);
  await ada.taps('绿茶可以放多久？');
  await ada.sees(/干燥保存可以放一年。/);
  await ada.types('/faq 绿茶');
  await ada.sees(/干燥保存可以放一年。/);
  await ada.types('/unanswered');
  await ada.sees(/所有问题都有人回答了/);
});

it('Discord 上按表单提问，回答记在讨论串里', async () => {
  const { lin, sam, group, discord, cast } = await community(house, {
    ...{ on: ['discord'], speaks: all },
  });
  await lin.types('/ask');
  await lin.fills({ text: '绿茶可以放多久？', anonymous: 'yes' });
  await lin.seesPrivately(/任何地方都不会显示您的名字/);
  await group.shows(/绿茶可以放多久？\n—— 匿名提问/);
  await sam.taps('回答');
  await sam.fills({ text: '一年。', question: '1' });
  await sam.sees(/回答 #1\.1/);
  const [card] = discord.guild().channel('server').messages;
  const [first] = discord.user(cast.sam).seen({ id: card?.id ?? '' });
  expect(first?.text).toMatch(/其他发言只算聊天/);
});

it('话题可以用中文名', async () => {
  const topics = '{ tea: { name: { en: Tea, zh: 茶 }, experts: { telegram: [5200077003] } } }';
  const operations = `points: {}\nquestions: { topics: ${topics} }`;
  const yaml = nightWith({ roles: ROLES, language: 'zh', operations });
  const { lin, sam, mei, group } = await community(yaml, { on: ['telegram'], speaks: all });
  await sam.types('/points');
  await lin.types('/points');
  await mei.types('/grant @lin 50 欢迎');
  await lin.types('/expert ask 咖啡 怎么煮？');
  await lin.sees(/没有话题“咖啡”，可选：茶。/);
  await lin.types('/expert ask 茶 绿茶可以放多久？');
  await group.shows(/绿茶可以放多久？/);
});

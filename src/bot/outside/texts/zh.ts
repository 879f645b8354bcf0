import type { Texts } from './en.ts';

export const zh: Texts = {
  noCommunity: ({ id, ids }) => `没有社群“${id}”；现有：${ids.join('、') || '一个都没有'}`,
  noCommand: ({ name, meant, community }) =>
    `没有命令“${name}”；${meant ? `是不是“${meant}”？` : ''}emcee run ${community} help 可列出所有命令`,
  forMembers: ({ name }) => `${name} 是成员为自己做的事：命令行不是成员`,
  noSpace: ({ name, names }) => `没有空间“${name}”；现有：${names.join('、')}`,
  missing: ({ options, usage }) => `缺少 ${options.join('、')}。用法：${usage}`,
  leftOver: ({ rest, usage }) => `不明白“${rest}”是做什么用的。用法：${usage}`,
  removed: '这个社群刚刚被移除了',
  asksBack: '这个命令会反问，命令行里无法回答',

  tokenTaken: ({ name }) => `令牌“${name}”已经有了；请用 --name 换一个名称，或先作废它`,
  tokenRevoked: ({ name }) => `令牌“${name}”从现在起失效`,
  noToken: ({ name, community }) =>
    `没有正在使用的令牌“${name}”；查看所有令牌：emcee token list ${community}`,
  noTokens: '还没有令牌',
  token: ({ name, made, revoked }) =>
    `${name}：创建于 ${made}，${revoked === undefined ? '使用中' : `已于 ${revoked} 作废`}`,
};

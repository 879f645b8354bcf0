import type { Texts } from './en.ts';

export const zh: Texts = {
  language: {
    about: '选择我跟您说话的语言',
    options: { language: '语言：zh 中文 / en 英文 / auto 自动' },
  },
  link: {
    about: '把您在多个平台的账号合并成一个',
    options: { code: '合并码：在另一个账号里得到的' },
  },

  speaks: '以后我跟您说中文。',
  follows: '以后我按您的应用语言跟您说话，没有的话就用社群的语言。',

  code: ({ code, minutes }) => [
    '请用您的另一个账号私聊我，发送：\n',
    { is: 'code', text: `/link ${code}` },
    `\n${minutes} 分钟内有效，只能用一次。那个账号的积分和打卡会合并到这个账号。请不要把合并码给别人。`,
  ],
  linked: ({ name, balance, rank }) =>
    `合并成功：这个账号现在也是${name}了。合计 ${balance} 积分，排名第 ${rank}。`,
  unknownCode: '没有这个合并码。请在另一个账号里发送 /link 重新获取。',
  expired: '这个合并码已过期。请在另一个账号里发送 /link 重新获取。',
  ownCode: '这是您自己的合并码，请在另一个账号里发送。如果已经在那边发送了，说明两个账号已经合并。',
};

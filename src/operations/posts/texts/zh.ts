import type { Texts } from './en.ts';

export const zh: Texts = {
  say: {
    about: '以社群的名义发布一段文字',
    options: {
      text: '正文（社群语言）',
      also: '另一种语言的正文',
      in: '发到哪里，不填则发到这里',
    },
  },
  posted: ({ spaces }) => `正在发往：${spaces.join('、')}。`,
  empty: '正文里没有可以显示的内容，没有发布。',
  tooLong: ({ length, max }) => `正文共 ${length} 个字符，最多 ${max} 个。没有发布。`,
  unknownSpace: ({ name, spaces }) =>
    spaces.length === 0
      ? `没有“${name}”这个空间：配置里一个都没有。`
      : `没有“${name}”这个空间。现有：${spaces.join('、')}。`,
  needsSpace: ({ spaces }) =>
    `请用 in=… 说明发到哪里，或在其中一个空间里发送此命令：${spaces.join('、')}。`,
};

import type { Texts } from './en.ts';

/** The YAML library's own words are English alone, so they are left out. */
export const yaml: Texts['yaml'] = {
  notUtf8: '这不是 UTF-8 编码（可能是 GBK 或 UTF-16）：请把文件另存为 UTF-8',
  noAnchor: '这个 * 引用的名称没有用 & 定义；以 * 开头的文字要加引号："*…"',
  unusable: () => '这里无法使用：* 引用得太多，请直接写出内容',
  invalid: () => 'YAML 格式有误，请检查这里和上一行的缩进、冒号、括号和引号',
  hinted: ({ said, hint }) => `${said}；${hint}`,
  needsQuotes: ({ sign }) => `以 ${sign} 开头的文字要加引号："${sign}…"`,
  twice: ({ name }) => `“${name}”在这里写了两次；名称不能重复`,
  tab: 'YAML 不能用制表符（Tab）缩进，请用空格',
  ends: '文件到 --- 就结束了；后面的内容要另写一个文件',
  openMap: '前面的 { 没有用 } 关上',
  openList: '前面的 [ 没有用 ] 关上',
  column: '这一行要与同组的其他行左对齐',
  openQuote: '前面有引号没有关上',
  anchors: '以 ! 或 & 开头的文字要加引号',
  oddQuote: ({ line }) => `有引号没有用半角 " 关上，可能在第 ${line} 行`,
  colonBlank: '冒号后面要有空格：name: value',
  comment: '# 开头的内容是注释；要当作文字请加引号："#…"',
  colonInText: '文字里有冒号加空格，要加引号："…"',
  wideColon: '这里不能用全角冒号“：”，请写成 ": "（半角冒号加空格）',
  wideBlank: '这里不能用全角空格，请用普通空格',
  wideSign: ({ sign, plain }) => `这里不能用全角的 ${sign}，请写 ${plain}`,
};

import type { Texts } from './en.ts';
import { phrases } from './zh-phrases.ts';
import { timetable } from './zh-timetable.ts';
import { yaml } from './zh-yaml.ts';

/** Chinese stands without blanks, and with them beside Latin letters and signs. */
const close = (text: string) => text.replaceAll(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');

export const zh: Texts = {
  ...{ phrases, timetable, yaml },
  meant: ({ near }) => `；是不是“${near}”？`,
  thereAre: ({ names }) => `；可用的有：${names.join('、')}`,

  nameOfFile: '文件名只能用小写字母、数字和连字符，例如 books-1.yaml',
  noPng: ({ name }) => `同一文件夹里没有 ${name}`,
  notPng: ({ name }) => `${name} 不是 PNG 图片`,
  largePng: ({ name, kB }) => `${name} 有 ${kB} kB，最大 1024 kB`,
  unreadable: ({ why }) => `无法读取这个文件：${why}`,
  noRight: '运行 Emcee 的用户没有权限，请用 chmod 或 chown 授权',

  taken: ({ name, other, file }) =>
    `${name} 与 ${file} 里的 ${other} 是同一个地方；一个地方只能属于一个社群`,
  sameId: ({ file }) => `${file} 已经是这个社群了`,
  noGroup: ({ empty }) =>
    `${empty ? '文件是空的；' : ''}社群文件由一条条设置组成，第一条写 community: 社群名`,
  notNamed: ({ id, file }) => `community 写的是“${id}”，文件名却是“${file}”；两者必须一致`,
  noSection: ({ name }) => `社群没有“${name}”这一项`,
  noSpaces: '还没有 spaces：收不到任何人的消息，也没有地方可以发布',
  nobodyEnters: '没有人能进入网页空间：playground 里没有写 people',
  nobody: ({ name }) => `playground 里没有“${name}”这个人`,
  noZone: ({ zone }) => `没有“${zone}”这个时区`,
  zoneMeant: ({ zones }) => `；是不是 ${zones.join('，或 ')}？`,
  zonesLook: '；请写成 Asia/Shanghai 这样',

  noOperation: ({ name }) => `没有“${name}”这个功能`,
  nothingGives: ({ kind }) => `这个社群没有开启能发放 ${kind} 的功能`,
  noReward: ({ noun, name }) => `没有“${name}”这个${noun}`,

  noSpace: ({ name }) => `没有“${name}”这个空间`,
  person: '大于 0 的编号是个人；群的编号小于 0，例如 -100…',
  samePlace: ({ name, other }) => `${name} 与 ${other} 是同一个地方`,
  needsPlatform: '空间要写明 telegram（群 id）、discord（频道 id）、web（房间）中的一项',
  twoPlaces: ({ platform }) => `一个空间只对应一个地方；请给 ${platform} 另建一个空间`,
  noTopics: '只有 Telegram 有 topic（话题）',
  noGuilds: '只有 Discord 有 guild（服务器）',
  needsGuild: 'Discord 空间要写 guild：服务器的 id，加引号',

  nothing: '空的',
  group: '一组设置',
  list: '一个列表',
  isWrong: ({ name, found, right }) => close(`${name} 写的是 ${found}；应为${right}`),
  isMissing: ({ name, right }) => `缺少 ${name}；应为${right}`,
  wrongKey: ({ name, right }) => `这里不能写“${name}”；应为${right}`,
  unknownKey: ({ name, path }) => {
    const parts = path.map((part) =>
      typeof part === 'number' ? `第 ${part + 1} 项` : String(part),
    );
    return `${parts.length === 0 ? '这里' : `${parts.join(' › ')} 里`}没有“${name}”这一项`;
  },
  notMerged: '；这里不能合并设置，请逐条写出',
  wideColon: ({ name }) => `“${name}”用了全角冒号“：”；请写成 ": "（半角冒号加空格）`,
  wideColonIn: '；其中用了全角冒号“：”，请写成 ": "（半角冒号加空格）',
  theFile: '整个文件',
  entry: ({ place, of }) => `${of ?? '列表'} 的第 ${place} 项`,
};

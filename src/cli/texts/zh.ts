import type { Loss } from '../../chat/fit.ts';
import type { Texts } from './en.ts';
import { start } from './zh-start.ts';

const losses: Readonly<Record<Loss, string>> = {
  'text-split': '正文分成了几条消息',
  'text-shortened': '正文被截短',
  'title-shortened': '标题被截短',
  'picture-apart': '图片单独成了一条消息',
  'file-apart': '文件单独成了一条消息',
  'file-dropped': '文件没有发出',
  'label-shortened': '按钮文字被截短',
  'buttons-dropped': '按钮没有全部显示',
};

export const zh: Texts = {
  usage: `emcee start                              运行机器人
emcee check [文件夹、文件或社群]         检查 communities/ 里的文件是否都正确
emcee plan [文件夹或文件] [社群] [--days 14]
                                         什么时候、在哪里、运行什么
emcee rehearse [文件夹或文件] [社群] [--days 7] [--members 20] [--from 2026-12-24] [--seed 1]
                                         用虚构的成员把以后的几天预演一遍
emcee run <社群> [--in 空间] <命令> …    运行一条命令，机器人运行时也可以
emcee coupons import <社群> <券池> <文件.csv>
                                         把优惠码加入券池，机器人运行时也可以
emcee quiz import <文件.csv> [--title "…"]
                                         把题目表格写成题库
emcee token <社群> [--name shop]         为程序生成一个令牌，只显示一次
emcee token list <社群>                  列出令牌
emcee token revoke <社群> <名称>         作废一个令牌，立即生效
emcee schema [文件]                      写出社群文件的 JSON Schema
emcee backup <文件.tar.gz>               备份内置数据库，机器人运行时也可以
emcee version                            显示版本
emcee help [命令]                         显示这些`,
  nothingMore: ({ verb }) => `${verb} 后面不带别的内容`,
  noVerb: ({ verb }) => `没有“${verb}”这个用法`,
  backupNeeds: 'backup 要写明文件',
  placeTaken: ({ verb }) => `${verb} 只接受一个文件夹或文件，以及其中一个社群`,
  wholeNeeded: ({ option, most }) => `--${option} 要写 1 到 ${most} 的整数`,
  fromNeeds: '--from 要写日期，例如 --from 2026-12-24',
  checkTakes: 'check 只接受一个文件夹或文件：emcee check communities/examples',
  quizNeeds: 'quiz 后面要写 import 和文件，例如 questions.csv',
  tokensLike: '请这样写：emcee token list night-readers；emcee token revoke night-readers shop',
  tokenNeeds: 'token 要写明社群：emcee token night-readers --name shop',
  tokenName: '--name 最多 40 个字符：字母、数字、空格、点、连字符和下划线',
  importLike: '请这样写：emcee coupons import night-readers winter codes.csv',
  inNeeds: '--in 后面要写空间的名称',
  runNeeds: 'run 要写明社群和命令：emcee run night-readers top',
  badOption: ({ option }) => `选项 ${option} 用得不对`,

  noFile: ({ at }) => `没有文件 ${at}`,
  noFolder: ({ at }) => `没有文件夹 ${at}`,
  neither: ({ at }) => `${at} 既不是文件夹，也不是 YAML 文件`,
  toMend: ({ count }) => `有 ${count} 处要改`,
  noCommunityIn: ({ folder }) => `${folder} 里没有社群：没有 *.yaml 文件`,
  warning: ({ told }) => `${told}（提醒）`,
  good: ({ id, spaces, entries }) => `${id}：正确。${spaces} 个空间，${entries} 条时间表`,
  goodFile: ({ file }) => `${file}：正确`,

  nothingToPlan: ({ at }) => `${at} 里没有可以列出时间表的社群`,
  noCommunity: ({ id, at }) => `${at} 里没有“${id}”这个社群`,
  heading: ({ id, days, zone, offset }) => `${id}，${days} 天，时区 ${zone}（UTC${offset}）`,
  clocks: ({ offset }) => `时钟已调整：UTC${offset}`,
  notThen: ({ names }) => `（这几天没有：${names.join('、')}）`,
  over: ({ names }) => `（日期已过，不会再运行：${names.join('、')}）`,
  onlyFirst: ({ count, name }) => `（${name} 只显示前 ${count} 次）`,
  weekdays: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  noSuchTime: ({ time }) => `那天没有 ${time}`,
  firstOfTwo: '出现两次，取第一次',

  rehearsing: ({ id, days, zone, offset, members, seed }) =>
    `${id}，${days} 天，时区 ${zone}（UTC${offset}），由 ${members} 位虚构的成员预演（种子 ${seed}）`,
  taps: ({ taps }) => `点了 ${taps} 次`,
  saidInAll: ({ where, alone }) => {
    const said = where.map(
      ({ name, count, most }) =>
        `${name} ${count} 条${count === 0 ? '' : `（一分钟最多 ${most} 条）`}`,
    );
    return `一共发出：${said.join('，')}；只发给成员本人 ${alone} 条。`;
  },
  lost: ({ platform, loss, count }) => `${platform} 上有 ${count} 次${losses[loss]}。`,
  noPoints: '积分没有变动。',
  pointsWere: '成员得到和用掉的积分：',
  balances: ({ most, half }) => `最后最多的一位有 ${most}，半数成员有 ${half} 或更多。`,
  asksThen: ({ words }) => `这时 /${words} 的回答：`,
  ended: ({ state, reason }) => `${state === 'failed' ? '失败' : '没有运行'}：${reason}`,
  undelivered: ({ count, reason }) => `${count} 条消息没有送达：${reason}`,
  notWell: '和计划不同的：',
  allWell: '每一条时间表都照计划运行了，每一条消息都送达了。',

  start,
  parted: ({ notes }) => notes.join('；'),
};

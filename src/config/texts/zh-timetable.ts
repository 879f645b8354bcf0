import type { Texts } from './en.ts';

export const timetable: Texts['timetable'] = {
  nameLength: '条目的名称要有 1 到 64 个字符',
  eitherTime: '条目要写 cron: "0 8 * * *" 或 at: 2026-12-21T20:00，二者选一',
  noPattern: ({ cron }) =>
    `“${cron}”不是有效的时间规律：应有五段，依次为分、时、日、月、星期，例如 "0 8 * * *" 表示每天 08:00`,
  everyMinute: ({ cron, once }) => `“${cron}”每分钟都会运行；每小时一次应写 "${once}"`,
  inBrackets: '；列表要写在方括号里：[one, other]',
  spaceTwice: ({ name }) => `${name} 在这里写了两次`,
  neverRuns: '这一条永远不会运行：没有这样的日期，或者都被排除了',
  skipped: ({ at, zone, real }) => `${zone} 调整时钟，没有 ${at} 这个时刻；这一条将在 ${real} 运行`,
  comesTwice: ({ at, zone }) => `${zone} 调整时钟，${at} 会出现两次；这一条在第一次时运行`,
  noMonth: ({ date }) => `没有 ${date} 这一天：月份从 01 到 12`,
  noDay: ({ date, last }) => `没有 ${date} 这一天：那个月有 ${last} 天`,
  outOfReach: ({ date, first, last }) => `${date} 超出范围：日期从 ${first} 到 ${last}`,
  noTime: ({ time }) => `没有 ${time} 这个时刻：时间从 00:00 到 23:59`,

  isComment: ({ comment }) => `“${comment}”是注释，不会发出；请给整段文字加引号`,
  noCommand: ({ name }) => `没有“${name}”这个命令`,
  memberCommand: ({ name }) => `“${name}”由成员自己使用，不能定时运行`,
  byHand: ({ name }) => `“${name}”管的就是时间表，不能写进时间表`,
  switchedOff: ({ operation }) => `：operations 里 ${operation} 是 false`,
  optionsUnderWith: ({ command }) => `；请写 run: ${command}，选项写在 with: 下面`,
  noOption: ({ command, name }) => `“${command}”没有“${name}”这个选项`,
  takesNone: '；它不带选项',
  optionMissing: ({ name, about }) => `缺少 ${name}：${about}`,
  optionIs: ({ name, given, should }) => `${name} 写的是“${given}”；${should}`,
  notInConfig: ({ name, given }) => `配置里没有“${given}”这个 ${name}`,

  noPicture: ({ file }) => `同一文件夹里没有图片“${file}”`,
  pictureElsewhere: ({ file }) =>
    `“${file}”不在这里；图片要放在这个文件所在的文件夹或它的子文件夹里`,
  unknownPicture: ({ file }) => `“${file}”不是图片；应为 PNG 或 JPEG`,
  largePicture: ({ file }) => `“${file}”太大；图片最大 5 MB`,

  should: {
    number: '应为整数',
    within: ({ min, max }) => `应在 ${min} 到 ${max} 之间`,
    short: ({ max }) => `最多 ${max} 个字符`,
    oneOf: ({ of }) => `应为其中之一：${of.join('、')}`,
    member: '应为一个人：@用户名，或账号的 id',
    noPhoto: '照片要随消息发送，不能写在这里',
    noFile: '文件要随消息发送，不能写在这里',
    like: ({ like }) => `应写成 ${like} 这样`,
    moment: '应为时间，例如 2026-12-24T20:00；或时长，例如 2h、3d',
  },
};

import { han } from '../../chat/han.ts';
import { type Misread, wordFor } from '../option.ts';
import type { Texts } from './en.ts';

export const zh: Texts = {
  unknownCommand: ({ name, meant }) =>
    meant.length === 0
      ? `没有 /${name} 这个命令。发送 /help 看看可以做什么。`
      : `没有 /${name} 这个命令，您是想用 ${meant.map((one) => `/${one}`).join('、')} 吗？`,
  notAllowed: ({ name, role }) => `/${name} 仅限${role}使用。发送 /help 看看可以做什么。`,
  notAllowedPress: ({ role }) => `这个按钮仅限${role}使用。`,
  roles: { member: '成员', helper: '助手', author: '作者', planner: '策划', admin: '管理员' },
  misread: ({ option, about, raw, why }) =>
    `${labelOf(option, about)}：${whyNot(why)}${raw === '' ? '' : `您写的是“${raw}”。`}`,
  usage: ({ usage }) => `用法：${usage}`,
  allOptions: ({ name }) => `全部选项请看：/help ${name}`,
  leftOver: ({ rest }) => `不明白“${rest}”是什么意思。`,
  stale: '这个按钮已失效。请重新发送命令获取新的按钮。',
  apology: ({ id }) => `抱歉，我这边出错了，什么都没有改变。管理员可以用编号 ${id} 查询。`,
  strangerInPrivate: '我还不认识您。请先在社群的群里用一次命令，之后在这里我就认识您了。',
  leftInPrivate: ({ community }) =>
    han`据我所知，您已离开${community}。您的积分等都还保留着。如果您在群里，请在群里用一次命令，我就会继续在这里回复您。`,
  whichCommunity: '您在多个社群里，这次是关于哪一个？',
  nowWith: ({ community }) => han`接下来我们聊${community}。`,
  welcome: ({ community }) =>
    han`您好！我是${community}的主持人。只给您一个人看的内容会发到这里。发送 /help 看看可以做什么。`,
  wordsAlone: '抱歉，我只听得懂命令。发送 /help 看看在这里能做什么；想跟大家聊，请到群里说。',
  adopt: ({ ids }) =>
    `大家好！我是社群主持人，但这个群还不在我的配置里。请运营者把下面的内容加到 communities/ 里的一个文件中：\n\n${ids}`,
  ask: (it) => asking(it),
  askAgain: (it) => `${it.problem}\n${asking(it)}`,
  whoIs: ({ name }) => `“${name}”是哪一位？`,
  namesake: ({ name, handle, since }) =>
    `${name}${handle === undefined ? '' : ` @${handle}`}，${since} 加入`,
  whichNumber: ({ name, number, more }) =>
    `“${name}”是哪一位？请把名字换成编号再发一次，例如 #${number}${more ? '；同名的还有，也可以把名字写全一些' : ''}。`,
  answerHere: '请回复这条消息。发送 /cancel 可以停止。',
  askElsewhere: '在这里写大家都看得到。请打开与我的私聊，点“开始”，我在那里问您。',
  cancelled: '好的，已停止。',
  nothingToCancel: '没有正在进行的操作。',
  fileInPrivate: ({ name }) =>
    `请私下把文件发给我，用 /${name} 作为文件的说明文字：在这里大家都能打开它。您也许想把这里的文件删掉。`,
  noFiles: '我在这里收不了文件。运营者可以在命令行导入：npx emcee help',
  fileTooLong: ({ most }) =>
    `文件太大了：这里最多 ${most} MB。请拆成几份，或请运营者在命令行导入：npx emcee help`,
  fileGone: '这个文件已经不在了，请重新发送。',
  fileNotOpened: '刚才没能打开这个文件，请稍后重新发送。',
  fileBroke: '文件在传输途中中断了。之前收到的已经保存；请重新发送，只会补上缺少的部分。',
  settings: {
    duration: '时长，例如 30m、2h、2h30m 或 7d',
    days: '天数，例如 7d',
    timeOfDay: '一天中的时刻，例如 "04:00"',
    hoursOfDay: '一天中的时段，例如 "22:00-08:00"',
    someText: '一些文字',
    shortName: '简短的名称：字母或汉字、数字和连字符',
    pool: ' coupons 里一个券池的名称',
  },
  configRefused: ({ file, problems }) => `${file} 有错误，继续使用之前的配置：\n${problems}`,
  trouble: ({ is, does, space, reason }) => {
    const where = space === undefined ? '' : `（${space}）`;
    if (is === 'moved')
      return `${space} 的群换了新地址：${reason}。我从现在起用新地址，请更新配置。`;
    if (is === 'unsure')
      return `有一条消息${where}不知道到了没有：${reason}。请到那里看一看，没有的话再发一次。`;
    return `${undone[does]}${where}：${reason}。发送 /receipts 可以查看。`;
  },
  hindered: ({ spaces, reason }) => `我在 ${spaces.join('、')} 的权限变少了：${reason}。`,
  notAloud: '它的回复只给一个人看，所以没有公开发布。',
  declined: ({ entry, text }) => `时间表里的“${entry}”运行了，但没有成功：${text}`,
  missedRun: ({ entry }) =>
    `时间表里的“${entry}”没有运行：错过了时间。发送 /run 可以马上运行；配置里的 late 决定过后多久还能运行。`,
  failedRun: ({ entry }) =>
    `时间表里的“${entry}”试了几次都出错了。原因见日志；发送 /run 可以再试。`,
  goneRun: ({ entry }) => `时间表里的“${entry}”无法运行：命令或选项已不存在。请检查配置。`,
};

const undone = {
  send: '有内容没能发出',
  edit: '有消息没能修改',
  delete: '有消息没能删除',
  pin: '有消息没能置顶',
  role: '有身份组没能授予或收回',
} as const;

/** `成员：给谁？`, `请填写“开始”（如 明天晚上八点）。`: what is asked, then how it may be said. */
function asking({ about, sent }: { about: string; sent: boolean }): string {
  const [, label = about, how] = /^([^：；]+)[：；](.+)$/.exec(about) ?? [];
  const hint = how === undefined ? '' : `（${how}）`;
  if (sent) return `请发送${label}${hint}。`;
  return /[谁哪几]|多少|什么/.test(how ?? '') ? `${label}：${how}？` : `请填写“${label}”${hint}。`;
}

/** `多少积分（points）`: what is meant, and the name that is typed; the name alone where nothing short tells. */
function labelOf(option: string, about: string): string {
  const [label = ''] = about.split(/[：；，。]/);
  return label === '' || label.length > 12 || / /.test(label) ? option : `${label}（${option}）`;
}

function whyNot(why: Misread): string {
  switch (why.is) {
    case 'missing':
      return '必填。';
    case 'not-a-number':
      return '需要一个整数。';
    case 'out-of-range':
      return `需要 ${why.min} 到 ${why.max} 之间的数字。`;
    case 'too-long':
      return `最多 ${why.max} 个字符。`;
    case 'not-offered':
      return `请从中选一个：${why.of.map((one) => wordFor(one, why.words)).join('、')}。`;
    case 'not-a-photo':
      return '需要一张照片。';
    case 'not-a-file':
      return '需要一个文件。';
    case 'not-a-member':
      return '需要一位我认识的成员：@名字，或群里显示的名字。';
    case 'not-a-moment':
      return '需要一个时间，如 明天晚上八点、12月24日 20:00，或一段时长，如 两小时、3天。';
    case 'unlike':
      return `应当像这样：${why.like}。`;
  }
}

import type { Texts } from './en.ts';

export const zh: Texts = {
  losses: {
    'text-split': '文字分成了两条',
    'text-shortened': '文字被截短',
    'title-shortened': '标题被截短',
    'picture-apart': '图片单独发送',
    'file-apart': '文件单独发送',
    'file-dropped': '文件未发送',
    'label-shortened': '按钮文字被截短',
    'buttons-dropped': '部分按钮未显示',
  },
  roles: { member: '成员', helper: '助手', author: '作者', planner: '策划', admin: '管理员' },
  refusals: {
    unreadable: '服务器读不懂这条请求。请刷新页面再试。',
    'hello-first': '服务器还不知道您是谁。请刷新页面。',
    'no-community': '这里还没有可以扮演的人。请在社群文件中填写 `playground.people`。',
    'no-room': '这个房间已经不在了。请在左侧另选一个。',
    empty: '没有可发送的内容。',
    'too-long': '一条消息最多 10,000 个字符。请分几次发送。',
    gone: '这条消息已经不在了。',
    'not-kept': '没有成功，也没有任何改动。请再试一次。',
  },
  errorId: (id) => `错误编号 ${id}`,
  rooms: '房间',
  people: '您的身份',
  privateRoom: 'Emcee（私聊）',
  unread: (count) => `${count} 条未读`,
  youAre: (name) => `您是 ${name}`,
  become: (name) => `切换为 ${name}`,
  secondWindow: (name) => `以 ${name} 的身份打开第二个窗口`,
  look: '显示为',
  looks: { web: 'Emcee', telegram: 'Telegram', discord: 'Discord' },
  language: '语言',
  community: '社群',
  timetable: '时间表',
  nothingComing: '接下来几天没有安排。',
  today: '今天',
  tomorrow: '明天',
  timesIn: (zone) => `时间按 ${zone}`,
  runNow: '立即运行',
  runNowOf: (name) => `立即运行“${name}”`,
  paused: '已暂停',
  inRooms: (rooms) => `在 ${rooms}`,
  late: (span) => `错过后 ${span}内仍会运行`,
  minutes: (count) => `${count} 分钟`,
  hours: (count) => `${count} 小时`,
  menu: '房间和身份',
  close: '关闭',
  write: (room) => `发消息到 ${room}，输入 / 查看命令`,
  messages: '消息',
  send: '发送',
  toLatest: '回到最新',
  beginning: '最早的消息就到这里。',
  onlyYou: '仅您可见',
  dismiss: '移除',
  earlier: (count) => `显示之前的 ${count} 条`,
  bot: '机器人',
  waiting: '等待连接恢复',
  underWay: '还没有确认送达',
  reply: '回复',
  replyTo: (name) => `回复 ${name}`,
  replyingTo: (name) => `正在回复 ${name}`,
  cancel: '取消',
  connecting: '正在连接……',
  lost: '连接已断开，会自动恢复；您写的内容不会丢失。',
  back: '连接已恢复，没有遗漏任何消息。',
  quiet: '这里还没有人说话。',
  beFirst: '说第一句话吧，或输入 / 看看您能做什么。',
  tryAgain: '再试一次',
  commands: '命令',
  noCommand: '没有这个命令。按 Enter 仍会原样发送。',
  stepByStep: '按 Tab 逐项填写',
  keys: '↑ ↓ 选择 · Tab 或 Enter 确认 · Esc 离开',
  stepKeys: 'Enter：下一项 · Ctrl+Enter：立即发送 · Shift+Tab：上一项 · Esc：离开',
  skipIt: '可以留空',
  range: (min, max) => `${min} 到 ${max}`,
  atMost: (max) => `最多 ${max} 个字符`,
  misread: (why) => {
    switch (why.is) {
      case 'missing':
        return '这一项必填。';
      case 'not-a-number':
        return '这里要填整数。';
      case 'out-of-range':
        return `请填 ${why.min} 到 ${why.max} 之间的数。`;
      case 'too-long':
        return `最多 ${why.max} 个字符。`;
      case 'not-offered':
        return `请从中选择：${why.of.join('、')}。`;
      case 'not-a-member':
        return '请填写一个人，例如 @名字。';
      case 'not-a-photo':
        return '请选择一张照片。';
      case 'not-a-file':
        return '请在 Telegram 或 Discord 发送文件。';
      case 'unlike':
        return `请这样写：${why.like}。`;
      case 'not-a-moment':
        return '请填写时间，如 明天晚上八点，或时长，如 两小时、3天。';
    }
  },
  shownPrivately: {
    toast: '只对此人弹出提示',
    direct: '以私信发送',
    link: '通过链接查看',
  },
  on: (platform) => `在 ${platform} 上：`,
  listen: (name, words) => `${name}：${words}`,
};

import type { Texts } from './en.ts';

const names = ({ spaces }: { readonly spaces: readonly string[] }) => spaces.join('、');

const parts = {
  also: '译文：另一种语言的正文',
  buttons: '按钮：例如 群规 https://…；打卡 → /checkin',
  picture: '图片：社群配置文件旁边的 PNG 或 JPEG',
  alt: '图片说明：给看不到图片的人',
  photo: '随消息发送的图片',
};

const states: Readonly<Record<string, string>> = {
  waiting: '等待中',
  sending: '发布中',
  sent: '已发布',
  unsure: '不确定',
  failed: '失败',
  withdrawn: '已撤回',
  removed: '已删除',
};

export const zh: Texts = {
  say: {
    about: '以社群的名义发布一段文字',
    options: {
      text: '正文：用社群的语言写',
      ...parts,
      in: '发到：哪些空间，用逗号隔开，或 all；不填则发到这里',
      pin: '置顶：yes 或 no',
      anyway: '马上发布：yes 则免打扰时段也发布',
    },
  },
  edit: {
    about: '修改一条已发布的内容，所有空间一起改',
    options: {
      post: '编号：见 /post list',
      text: '正文：新的正文',
      ...parts,
      without: '去掉：译文（also）或按钮（buttons）',
    },
  },
  remove: {
    about: '删除一条已发布的内容，所有空间一起删',
    options: { post: '编号：见 /post list' },
  },
  list: { about: '查看发布过的内容和编号', options: { page: '页码' } },

  receipts: {
    about: '查看一条发布或时间表里一项的结果',
    options: { of: '发布：编号，或时间表里的名称', page: '页码' },
  },

  posted: (it) => `正在发往：${names(it)}。编号 ${it.id}。`,
  waits: (it) =>
    `现在是免打扰时段：第 ${it.id} 条将在 ${it.at} 发往 ${names(it)}。加上 马上发布=是 可以马上发布。`,
  empty: '正文里没有可以显示的内容，没有发布。',
  tooLong: ({ length, max }) => `正文共 ${length} 个字符，最多 ${max} 个。没有发布。`,
  unknownSpace: ({ name, spaces }) =>
    spaces.length === 0
      ? `没有“${name}”这个空间：配置里一个都没有。`
      : `没有“${name}”这个空间。现有：${spaces.join('、')}。`,
  needsSpace: (it) => `请用 发到=… 说明发到哪里，或在其中一个空间里发送此命令：${names(it)}。`,
  unknownCommand: ({ command }) => `按钮里的命令 /${command} 不存在。发送 /help 查看所有命令。`,
  picture: {
    missing: ({ file }) => `社群配置文件旁边没有图片“${file}”。请放好后再试。`,
    elsewhere: ({ file }) =>
      `“${file}”不在社群配置文件旁边。图片要放在同一个文件夹或其子文件夹里。`,
    unknown: ({ file }) => `“${file}”既不是 PNG 也不是 JPEG。`,
    tooLarge: ({ file }) => `“${file}”太大了，最多 5 MB。`,
    sentGone: '图片没能收到，所以什么都没发布。请重新发送。',
    sentUnknown: '这张图片既不是 PNG 也不是 JPEG，请换成其中一种再发。',
    sentTooLarge: '这张图片太大了，最多 5 MB。请换一张小一些的。',
    both: '一条内容只能有一张图片：请随消息发送，或用 图片= 指定，二选一。',
  },

  unknownPost: ({ id }) => `没有第 ${id} 条。发送 /post list 查看。`,
  deletedAlready: ({ id }) => `第 ${id} 条已经删除了。`,
  nothingNew: ({ id }) => `请说明要改什么：/post edit ${id} 新的正文，或 译文=…、按钮=…、图片=…。`,
  edited: (it) => `正在修改第 ${it.id} 条：${names(it)}。`,
  deleted: (it) => `正在删除第 ${it.id} 条：${names(it)}。`,
  notYet: (it) => `第 ${it.id} 条在 ${names(it)} 还没发布，将按修改后的内容发布。`,
  neverPosted: (it) => `第 ${it.id} 条在 ${names(it)} 还没发布，现在不会再发布了。`,
  doubtful: (it) => `不确定 ${names(it)} 是否收到过，请到那里看一看，需要时手动处理。`,
  nowhere: (it) => `${names(it)} 没有可以改动的内容。`,

  noPosts: '还没有发布过内容。发送 /say 可以发布。',
  noPage: ({ pages }) => `一共只有 ${pages} 页。`,
  listTitle: ({ page, pages }) =>
    `发布记录${pages === 1 ? '' : ` · 第 ${page} 页，共 ${pages} 页`}`,
  listed: (it) => {
    const counts = Object.entries(it.states).map(([state, n]) => `${states[state] ?? state} ${n}`);
    const marks = [...(it.isChanged ? ['已修改'] : []), ...(it.isDeleted ? ['已删除'] : [])];
    return [
      `${it.id} · ${it.at} · ${it.author}${marks.map((mark) => ` · ${mark}`).join('')}`,
      it.words,
      `${names(it)}：${counts.join('，') || '已无记录'}`,
    ].join('\n');
  },
  unknownReceipt: ({ of }) =>
    `“${of}”既不是发布的编号，也不是时间表里的名称。发送 /post list 或 /timetable 查看。`,
  receiptsTitle: ({ of, page, pages }) =>
    pages > 1 ? `${of} · 第 ${page} 页，共 ${pages} 页` : of,
  postName: ({ id }) => `第 ${id} 条`,
  noRuns: ({ entry }) => `“${entry}”还没有运行过。`,
  noReceipts: '已经没有记录了。',
  run: ({ at, state, words }) => `${at} · ${runStates[state]}${words === '' ? '' : `：${words}`}`,
  receipt: ({ does, space, count, state, at, reason }) => {
    const where = space ?? `${count} 位成员`;
    const what = done[does][state] ?? states[state] ?? state;
    return `${mark(state)} ${where}：${what} ${at}${reason === undefined ? '' : `，${reason}`}`;
  },
};

const runStates = { done: '已完成', skipped: '已跳过', failed: '失败' } as const;

const mark = (state: string) =>
  state === 'sent' ? '✓' : state === 'failed' || state === 'unsure' ? '⚠' : '·';

const done: Readonly<Record<'send' | 'edit' | 'delete' | 'pin', Readonly<Record<string, string>>>> =
  {
    send: { waiting: '等到' },
    edit: { waiting: '将修改', sent: '已修改', failed: '没能修改' },
    delete: { waiting: '将删除', sent: '已删除', failed: '没能删除' },
    pin: { waiting: '将置顶', sent: '已置顶', failed: '没能置顶', withdrawn: '那里没有置顶' },
  };

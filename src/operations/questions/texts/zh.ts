import { han } from '../../../chat/han.ts';
import type { QuestionState } from '../rule.ts';
import type { Texts } from './en.ts';
import { commands } from './zh-commands.ts';
import { knowledge } from './zh-knowledge.ts';
import { paging } from './zh-paging.ts';

const stands: Readonly<Record<QuestionState, string>> = {
  open: '等待回答。',
  accepted: '已解决，采纳的回答：',
  withdrawn: '这个问题已撤回。',
  closed: '已关闭，没有解决。',
};

const votes = (n: number) => `${n} 人觉得有用`;
export const zh: Texts = {
  locale: 'zh',
  ...commands,
  ...knowledge,
  stands,

  answerButton: '回答',
  sameButton: '我也有这个问题',
  answersButton: ({ answers }) => `查看回答（${answers}）`,
  helpful: '有用',
  acceptButton: '采纳',
  helpfulCount: ({ name, votes: n }) => `${name} 有用（${n}）`,
  acceptThis: ({ name }) => `采纳 ${name}`,
  readThis: ({ name }) => `阅读 ${name}`,
  unvoteButton: '收回我的一票',
  before: '上一页',
  next: '下一页',
  askAnyway: '仍然提问',

  cardTitle: ({ id, topic }) => `问题 #${id}${topic === undefined ? '' : ` · ${topic}`}`,
  answersSoFar: ({ answers }) =>
    answers === 0 ? '还没有回答。' : `有 ${answers} 个回答，尚未采纳。`,
  sameFor: ({ members }) => `还有 ${members} 人有同样的问题。`,
  cardPrice: ({ price }) => `向专家提问，${price} 积分，截止：`,
  cardBounty: ({ bounty }) => `悬赏 ${bounty} 积分，截止：`,
  askedBy: ({ name }) => `—— ${name}`,
  askedAnonymously: '—— 匿名提问',
  theAsker: '提问者',
  threadOpens:
    '在这里讨论上面的问题。要回答，请点卡片上的“回答”，或在这里使用 /answer；其他发言只算聊天。',

  forExpert: ({ id, topic, share }) =>
    share > 0
      ? `有一个“${topic}”的问题想请教您（#${id}）。您的回答被采纳后可得 ${share} 积分。`
      : `有一个“${topic}”的问题想请教您（#${id}）。`,
  stillOpen: ({ id }) => `#${id} 还没有人回答，您能帮忙吗？`,
  canAnybody: ({ id }) => `#${id} 还没有人回答，有谁能帮忙吗？`,

  posted: ({ id, spaces, told, bounty, price, anonymous }) =>
    [
      `您的问题 #${id} 正在发往：${spaces.join('、')}。`,
      ...(anonymous ? ['任何地方都不会显示您的名字。'] : []),
      ...(price > 0 ? [`已冻结 ${price} 积分，采纳专家的回答后支付。`] : []),
      ...(bounty > 0 ? [`已冻结 ${bounty} 积分，给解决问题的人。`] : []),
      ...(told > 0 ? [`已通知 ${told} 位专家。`] : []),
    ].join(''),
  tooManyOpen: ({ most }) =>
    `您已有 ${most} 个问题等待解决。请先采纳一个回答，或用 /question withdraw 撤回一个。`,
  noSpace: '没有可以发布的空间，请运营者在配置里添加。',
  unknownSpace: ({ raw, spaces }) => `这里没有空间“${raw}”，可选：${spaces.join('、')}。`,
  bountyTooHigh: ({ most }) => `每位成员对一个问题最多悬赏 ${most} 积分。`,
  noTopic: ({ raw, topics }) =>
    topics.length === 0
      ? `没有话题“${raw}”，请不带话题提问。`
      : `没有话题“${raw}”，可选：${topics.join('、')}。`,
  noExperts: ({ topic }) => `还没有其他人为积分解答“${topic}”的问题。可以用 /ask 问大家。`,
  tooDear: ({ price, balance }) =>
    `需要 ${price} 积分，您现有 ${balance} 积分。直接用 /ask 提问不花积分。`,
  overheard:
    '在这里提问，您的名字已经显示在旁边了。请删除您的消息，私下发给我，就不会显示您的名字。',
  helpsThis: '这些有帮助吗？',
  openLabel: ({ title }) => `待解决：${title}`,
  offer: ({ text }) => `您的问题：${text}\n如果都没帮上忙，可以点“仍然提问”。`,
  noDraft: '找不到这个问题了，请用 /ask 重新提问。',
  askedAlready: ({ id }) => `这个问题您已经提过了：#${id}。`,

  whichQuestion: '这是回答哪个问题？请以编号开头，如 /answer #12 …，或点卡片上的“回答”。',
  answerTitle: ({ name, question }) => `回答 ${name} · ${question}`,
  noted: ({ name }) => `已记为回答 ${name}。`,
  noQuestion: ({ raw }) => `没有问题“${raw}”。卡片和 /unanswered 里有编号。`,
  noAnswer: ({ raw }) => `没有回答“${raw}”。编号形如 12.3，可用 /question show 查看。`,
  tooLate: ({ id, text }) => `#${id} 不再接受回答。为免丢失，这是您写的内容：\n\n${text}`,
  nothingToRead: '里面没有可读的内容，请用文字写出来。',
  tooLong: ({ max }) => `回答最多 ${max} 个字符，请缩短，或分成两次回答。`,
  expertsOnly: ({ topic, text }) =>
    `这个问题请“${topic}”的专家回答。为免丢失，这是您写的内容：\n\n${text}`,
  answered: ({ name, question }) => `您的问题“${question}”有了回答 ${name}：`,
  answersTitle: ({ id, page, pages }) => `#${id} 的回答${paging(page, pages)}`,
  answerHead: ({ name, votes: n, accepted, expert, edited }) =>
    [
      name,
      ...(accepted ? ['已采纳'] : []),
      ...(expert ? ['专家'] : []),
      ...(n > 0 ? [votes(n)] : []),
      ...(edited ? ['已修改'] : []),
    ].join(' · '),
  noAnswersYet: ({ id }) => `#${id} 还没有回答。`,

  ownVote: '这是您自己的回答，要由别人来评价。',
  voted: ({ name, votes: n }) => `已记录。${name}：${votes(n)}。`,
  votedAlready: ({ name, votes: n }) => `您已经评价过 ${name}：${votes(n)}。`,
  unvoted: ({ name, votes: n }) => `已收回。${name}：${votes(n)}。`,
  noVote: '没有可以收回的评价。',

  accepted: ({ name, author, points, isOwn }) => {
    if (isOwn) return `已采纳 ${name}。回答自己的问题没有积分。`;
    return `已采纳 ${name}${points > 0 ? han`，${author}获得 ${String(points)} 积分` : ''}。谢谢！`;
  },
  acceptedAlready: ({ name }) => `${name} 早已采纳。`,
  isOver: '这个问题已经结束，可以用 /ask 重新提问。',
  solvedAlready: '这个问题已经解决。可用 /unaccept 撤回采纳。',
  answerGone: ({ name, id }) => `${name} 已撤回，可用 /question show ${id} 查看其他回答。`,
  notYoursToAccept: '采纳哪个回答由提问者决定。如果对您也有帮助，请点“有用”。',
  ownAnswer: '不能替别人采纳自己的回答，请另一位助手来做。',
  askerDecided: '提问者已采纳另一个回答。',
  askerFirst: ({ until }) => `先由提问者决定，助手从 ${until} 起可以采纳。`,
  nothingAccepted: '那个问题没有采纳任何回答，不用撤回。',
  unaccepted: ({ name }) => `已撤回对 ${name} 的采纳，积分已退回，问题重新开放。`,
  yoursAccepted: ({ name, points }) =>
    `您的回答 ${name} 被采纳了${points > 0 ? `，+${points} 积分` : ''}。谢谢！`,
  yoursUnaccepted: ({ name, points }) =>
    `您的回答 ${name} 不再是被采纳的回答${points ? '，所得积分已退回' : ''}。`,
  acceptedForYou: ({ name }) => `您一直没有回应，已为您的问题采纳 ${name}。可用 /accept 另选。`,
  acceptedToo: ({ name }) => `您也有的那个问题已由 ${name} 解决：`,
  spent: ({ name }) => `${name} 带来的积分已被花掉，无法退回，请联系管理员。`,
  paidStays: '已为此向专家付费，只有助手可以更改，请联系助手。',
  notYours: '只有作者或助手可以更改，请联系他们。',
  changed: ({ name }) => `${name} 已修改。可用 /question history 查看之前的内容。`,
  removed: ({ name }) => `${name} 已撤回。`,

  notYoursToWithdraw: '问题由提问者撤回，助手可以用 /question close 结束它。',
  sameIsYours: '这是您自己的问题，有回答时会告诉您。',
  sameNoted: '记下了，解决后会告诉您。',
  sameSolved: ({ id }) => `#${id} 已经解决，可用 /question show ${id} 查看回答。`,
  answeredForIt: '已有人为积分作答，所以不能撤回。请采纳一个回答，或请助手关闭它。',
  withdrawn: ({ id }) => `#${id} 已撤回，冻结的积分已退还。`,
  closed: ({ id }) => `#${id} 已关闭，冻结的积分已退还。`,
  yoursClosed: ({ id }) => `助手关闭了您的问题 #${id}，冻结的积分已退还。`,
  onItsWay: '卡片马上发出。',

  noPage: ({ pages }) => `一共只有 ${pages} 页。`,
  allAnswered: '所有问题都有人回答了。',
  unansweredTitle: ({ total, page, pages }) => `等待回答的问题：${total} 个${paging(page, pages)}`,
  howToAnswer: '例如：/answer #12 … 回答 12 号问题。',
  waiting: ({ id, text, topic, since, bounty, price }) =>
    [
      `#${id} ${text}`,
      ...(topic === undefined ? [] : [topic]),
      ...(bounty + price > 0 ? [`${bounty + price} 积分`] : []),
      `${since} 提出`,
    ].join(' · '),
  askedByTruly: ({ id, name }) => `#${id} 的提问者是${name}。`,

  hasPrice: '这个问题是付费请专家回答的，不能再悬赏。',
  bountyPut: ({ id, total, until }) => `#${id} 现在悬赏 ${total} 积分，保留到 ${until}。`,
  bountyBack: ({ id, amount }) => `#${id} 没有解决，您的 ${amount} 积分已退还。`,
  priceBack: ({ id, amount }) =>
    `没有专家及时回答 #${id}，您的 ${amount} 积分已退还，现在大家都可以回答。`,

  noTopics: '还没有话题。用 /expert add 指定第一位专家即可创建。',
  topicsTitle: '话题和专家',
  topicLine: ({ topic, name, names, price }) =>
    [
      name === topic ? topic : `${name}（${topic}）`,
      names.length === 0 ? '暂无专家' : names.join('、'),
      ...(price ? [`每个问题 ${price} 积分`] : []),
    ].join(' · '),
  badTopic: '话题是由文字、数字和连字符组成的短名称。',
  nobody: '我还不认识叫这个名字的人，请对方先对我说句话，例如 /faq。',
  expertAdded: ({ name, topic }) => `${name}从现在起解答“${topic}”的问题。`,
  expertRemoved: ({ name, topic, written }) =>
    `${name}不再解答“${topic}”的问题。${written ? '配置里写明的专家要修改配置才会取消。' : ''}`,
};

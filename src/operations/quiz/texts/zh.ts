import type { Both } from '../../../chat/locale.ts';
import { isSomething, type Prize } from '../prize.ts';
import type { Texts } from './en.ts';
import { alone } from './zh-alone.ts';
import { commands } from './zh-commands.ts';

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} 秒`;
/** Only right answers are timed. */
const within = ({ right, took }: Place) => (right === 0 ? '' : `，${seconds(took)}`);
const list = (all: readonly string[]) => (all.length === 0 ? '无' : all.join('、'));

type Place = { rank: number; points: number; right: number; took: number };
type Paying = { rewards: readonly Prize[]; part: Prize; least: number };
const prize = ({ points, coupon }: Prize) =>
  [
    ...(points > 0 || coupon === undefined ? [`${points} 积分`] : []),
    ...(coupon === undefined ? [] : [`优惠券（${coupon}）`]),
  ].join(' + ');
const byRank = (rewards: readonly Prize[]) =>
  rewards.some(({ coupon }) => coupon !== undefined)
    ? `按名次 ${rewards.map(prize).join('、')}`
    : `按名次 ${rewards.map(({ points }) => points).join('、')} 积分`;
const paying = ({ rewards, part }: Paying) =>
  [
    ...(rewards.some(isSomething) ? [byRank(rewards)] : []),
    ...(isSomething(part) ? [`参与即得 ${prize(part)}`] : []),
  ].join('，');
const ownReward = ({ reward, coupons }: { reward: number; coupons: number }) => {
  const all = [
    ...(reward > 0 ? [`${reward} 积分`] : []),
    ...(coupons > 0 ? [`${coupons} 张优惠券（/coupons）`] : []),
  ];
  return all.length === 0 ? '' : `；奖励 ${all.join(' + ')}`;
};

export const zh: Texts = {
  ...commands,
  ...alone,

  between: '；',
  truth: ['对', '错'],
  soon: '即将开始。',
  startsSoon: '第一题马上就来，请做好准备！',
  boardTitle: (it: { id: number; quiz: string }) => `答题 #${it.id} · ${it.quiz}`,
  progress: (it: { n: number; count: number }) => `第 ${it.n} 题，共 ${it.count} 题`,
  rules: (it: Paying & { count: number; seconds: number; speed: number }) =>
    [
      `共 ${it.count} 题，每题 ${it.seconds} 秒。每人每题只能答一次，以先锁定的为准。`,
      `答对得 10 分${it.speed > 0 ? `，答得快最多再加 ${it.speed} 分` : ''}。`,
      ...(paying(it) === '' ? [] : [`奖励：${paying(it)}，满 ${it.least} 人发放。`]),
    ].join('\n'),
  tieRule:
    '同分规则：答对各题用时总和少者在前，分毫不差则名次并列。多选未锁定的，以截止时的选择为准。若截止时机器人不在线，该题会重开一次。',
  isOver: (it: { players: number }) => `答题结束，共 ${it.players} 人参加。`,
  isStoppedEmpty: '无人作答，答题提前结束。下次再来！',
  isStopped: '本场答题已停止，不发奖励。',
  paid: (it: Paying & { players: number }) =>
    it.players < it.least
      ? `参加人数不足 ${it.least} 人，本场不发奖励。`
      : paying(it) === ''
        ? '本场为荣誉而战，不设奖励。'
        : `奖励：${paying(it)}。`,
  place: (it: Place & { name: string }) =>
    `${it.rank}. ${it.name} · ${it.points} 分（答对 ${it.right} 题${within(it)}）`,
  morePlaces: (it: { count: number }) => `……还有 ${it.count} 人`,
  mineButton: '我的名次',
  placed: ({ rank }) => `第 ${rank} 名`,
  ranksButton: '全部名次',

  questionTitle: (it: { n: number; count: number; quiz: string }) =>
    `第 ${it.n} 题（共 ${it.count} 题）· ${it.quiz}`,
  pictureOf: (it: { n: number }) => `第 ${it.n} 题的图片`,
  timeLimit: (it: { seconds: number }) => `请在 ${it.seconds} 秒内作答。`,
  openedAgain: '本题重开：截止时机器人不在线。已锁定的答案仍然有效。',
  howMultiple: '可能不止一个正确答案：全部选好后再锁定。',
  howTyped: '请点按钮，把答案只写给我看：写在这里大家都看得到。',
  writeButton: '填写答案',
  lockButton: '锁定',
  timeIsUp: '时间到……',
  rightAnswer: (it: { answer: string }) => `✔ ${it.answer}`,
  hadIt: (it: { right: number; answered: number }) =>
    it.answered === 0 ? '无人作答。' : `${it.answered} 人作答，${it.right} 人答对。`,
  questionIsVoid: '本题作废，不计分。',

  own: (it: { letters: readonly string[]; words: string | undefined }) =>
    it.words === undefined ? it.letters.join('、') : `“${it.words}”`,
  locked: (it: { own: string }) => `已锁定：${it.own}。时间到后揭晓答案。`,
  lockedAloud: (it: { name: string }) =>
    `${it.name}，您的答案已锁定。下次请点按钮只写给我看：写在这里大家都看得到。`,
  tooLong: (it: { max: number }) => `答案最多 ${it.max} 个字符。`,
  lockedAlready: (it: { own: string }) => `您已锁定 ${it.own}，以它为准。`,
  chosen: (it: { letters: readonly string[] }) =>
    it.letters.length === 0
      ? '还没有选择。请点您认为正确的选项。'
      : `已选：${it.letters.join('、')}。选好后请点“锁定”。`,
  nothingChosen: '请先至少选一项，再锁定。',
  late: (it: { ms: number; own: string | undefined }) =>
    [
      it.ms === 0 ? '本题时间已到。' : `晚了 ${seconds(it.ms)}，时间已到。`,
      it.own === undefined ? '这个答案不计分。' : `您的答案 ${it.own} 仍然有效。`,
    ].join(''),
  isVoid: '本题已作废，不计分。',
  noQuestion: '这里现在没有可以回答的题目。',
  tapInstead: '这道题请点按钮作答。',

  noBank: (it: { name: string; banks: readonly string[] }) =>
    `没有题库“${it.name}”。现有：${list(it.banks)}。题库是社群文件旁 quizzes/ 里的文件。`,
  noneFitting: (it: { name: string }) =>
    `题库“${it.name}”里没有符合这些标签和难度的题，请换一个条件。`,
  noPool: (it: { name: string; pools: readonly string[] }) =>
    `没有券池“${it.name}”。现有：${list(it.pools)}。奖励可以是积分、券池，或两者：50, 30 + tea, 20。`,
  badWithin: '“突击”要写时长，最长 7 天，如 2h。',
  unknownSpace: (it: { name: string; spaces: readonly string[] }) =>
    `没有空间“${it.name}”。现有：${list(it.spaces)}。`,
  needsSpace: (it: { spaces: readonly string[] }) =>
    `请说明发到哪里：发到=all，或其中几个：${list(it.spaces)}。`,
  busy: (it: { id: number; space: string }) =>
    `${it.space} 里已有答题 #${it.id} 正在进行或已安排。请等它结束，或用 /quiz stop 停止。`,
  notToday: '抽签结果：这次不举行答题。',
  plannedNow: (it: { id: number; quiz: string; count: number }) =>
    `已安排答题 #${it.id}：${it.quiz}，共 ${it.count} 题。何时开始是个惊喜，对您也一样。`,
  started: (it: { id: number; quiz: string; count: number; lead: number }) =>
    `答题 #${it.id} 开始：${it.quiz}，共 ${it.count} 题，${it.lead} 秒后出第一题。`,

  missed: (it: { id: number; quiz: string }) =>
    `突击答题 #${it.id}“${it.quiz}”本该在我离线期间开始，现已取消。可用 /quiz start 另行安排。`,
  nothingRuns: '现在没有这样一场正在进行的答题。',
  stopped: (it: { id: number }) => `答题 #${it.id} 已停止，不发奖励。`,
  unknownQuiz: (it: { name: string }) =>
    it.name === '' ? '还没有举行过答题。' : `没有答题“${it.name}”。请写作 #7 这样的编号。`,
  unknownQuestion: (it: { n: number }) => `那场答题里没有第 ${it.n} 题。`,
  voidAlready: (it: { n: number }) => `第 ${it.n} 题已经作废了。`,
  voided: (it: { n: number }) => `第 ${it.n} 题作废，不计分。`,
  corrected: (it: { n: number }) => `第 ${it.n} 题的答案已更正，将按新答案判分。`,
  badAnswer: (it: { places: number }) =>
    it.places === 0
      ? '请写出正确答案；有几种写法时用 / 隔开。'
      : `请用字母写出正确选项，A 到 ${String.fromCharCode(64 + it.places)}：如“B”，多选如“A, C”。`,
  recounted: (it: { n: number; changed: number; kept: number }) =>
    [
      `第 ${it.n} 题已重新计分。`,
      ...(it.changed > 0 ? [`${it.changed} 人的奖励有变动。`] : []),
      ...(it.kept > 0 ? [`${it.kept} 人的奖励已花掉，无法收回，予以保留。`] : []),
    ].join(''),

  resultsTitle: (it: { id: number; quiz: string; page: number; pages: number }) =>
    `答题 #${it.id} · ${it.quiz}${it.pages > 1 ? ` · 第 ${it.page} 页，共 ${it.pages} 页` : ''}`,
  noPage: (it: { pages: number }) => `一共只有 ${it.pages} 页。`,
  nobodyYet: '还没有人的答案被计分。',
  notAmong: (it: { over: boolean }) =>
    it.over ? '您没有名次：这一场您没有作答。' : '您还没有名次：您的答案尚未计分。',
  ownPlace: (it: Place & { answered: number; reward: number; coupons: number }) =>
    `您：第 ${it.rank} 名，${it.points} 分（答 ${it.answered} 对 ${it.right}${within(it)}）${ownReward(it)}。`,
  prizeOf: (it: { id: number; title: Both }) => `答题 #${it.id} · ${it.title.zh}`,
  couponBack: (it: { id: number; title: Both }) =>
    `答题 #${it.id}“${it.title.zh}”已重新计分，它带给您的优惠券已收回。名次请看 /quiz results。`,
  countedLess: (it) =>
    `答题 #${it.id}“${it.title.zh}”已重新计分，您现在是第 ${it.rank} 名${it.points > 0 ? `，收回 ${it.points} 积分` : ''}。名次请看 /quiz results。`,
  previous: '‹ 上一页',
  next: '下一页 ›',
};

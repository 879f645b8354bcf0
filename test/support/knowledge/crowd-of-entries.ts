/** Entries of a large community that has asked a great deal, none of them the answer to a pair. */
export function crowdOfEntries(count: number): { title: string; answer: string }[] {
  return Array.from({ length: count }, (_, n) => (n % 2 === 0 ? english(n >> 1) : chinese(n >> 1)));
}

const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** Each number gives other words: the parts turn at different speeds. */
function english(n: number) {
  const verb = at(VERBS, n);
  const thing = at(THINGS, Math.floor(n / VERBS.length));
  const where = at(WHERES, Math.floor(n / (VERBS.length * THINGS.length)) + n * 7);
  return {
    title: at(QUESTIONS, n * 3)(verb, thing, where),
    answer: at(ANSWERS, n * 5)(verb, thing, where),
  };
}

function chinese(n: number) {
  const verb = at(DONGCI, n);
  const thing = at(MINGCI, Math.floor(n / DONGCI.length));
  const where = at(DIDIAN, Math.floor(n / (DONGCI.length * MINGCI.length)) + n * 7);
  return {
    title: at(WENTI, n * 3)(verb, thing, where),
    answer: at(DAAN, n * 5)(verb, thing, where),
  };
}

type Sentence = (verb: string, thing: string, where: string) => string;

const VERBS = [
  'open', 'print', 'rename', 'sort', 'translate', 'highlight', 'quote', 'compare', 'summarise',
  'export', 'colour', 'copy', 'number', 'check', 'review', 'record', 'edit', 'discuss', 'join', 'start',
]; // biome-ignore format: lists of words
const THINGS = [
  'timeline', 'map', 'glossary', 'family tree', 'worksheet', 'vocabulary list', 'character sketch',
  'podcast', 'playlist', 'spreadsheet', 'data set', 'notebook', 'plot diagram', 'bibliography',
  'poster', 'reading journal', 'debate', 'interview', 'proof', 'essay outline', 'flash cards',
  'lesson summary', 'group picture', 'quiz answers', 'lecture notes', 'course map', 'video notes',
]; // biome-ignore format: lists of words
const WHERES = [
  'in chapter one', 'in chapter two', 'in the third part', 'in week five', 'for Middlemarch',
  'for Walden', 'for the second course', 'on the tablet', 'with my group', 'before the weekend',
  'after the live hour', 'in the winter season', 'on the whiteboard', 'for beginners',
]; // biome-ignore format: lists of words
const QUESTIONS: Sentence[] = [
  (verb, thing, where) => `How do I ${verb} the ${thing} ${where}?`,
  (verb, thing, where) => `Why should we ${verb} a ${thing} ${where}?`,
  (verb, thing, where) => `Who may ${verb} our ${thing} ${where}?`,
  (verb, thing, where) => `Is it useful to ${verb} the ${thing} ${where}?`,
  (verb, thing, where) => `What is the best way to ${verb} a ${thing} ${where}?`,
];
const ANSWERS: Sentence[] = [
  (verb, thing) => `Take the ${thing} and ${verb} it with your partner, then post what you found.`,
  (_verb, thing, where) => `There is an example of a ${thing} ${where}; follow it.`,
  (verb, thing) => `Most people ${verb} the ${thing} twice and keep the better one.`,
];
const DONGCI = [
  '打开', '打印', '整理', '翻译', '标注', '引用', '比较', '总结', '导出', '抄写', '编号', '检查',
  '复习', '录制', '编辑', '讨论', '朗读', '背诵', '分享', '制作',
]; // biome-ignore format: lists of words
const MINGCI = [
  '时间线', '地图', '词汇表', '家谱', '练习册', '生词本', '人物小传', '播客', '歌单', '表格',
  '数据集', '笔记本', '情节图', '参考书目', '海报', '阅读日记', '辩论稿', '采访稿', '证明题',
  '提纲', '卡片', '课堂小结', '小组合影', '答题记录', '听课笔记', '课程目录', '视频摘要',
]; // biome-ignore format: lists of words
const DIDIAN = [
  '第一章的', '第二章的', '第三部分的', '第五周的', '《红楼梦》的', '《瓦尔登湖》的', '第二期的',
  '平板上的', '小组的', '周末之前的', '直播之后的', '冬季的', '白板上的', '新手的',
]; // biome-ignore format: lists of words
const WENTI: Sentence[] = [
  (verb, thing, where) => `怎么${verb}${where}${thing}？`,
  (verb, thing, where) => `为什么要${verb}${where}${thing}？`,
  (verb, thing, where) => `谁可以${verb}${where}${thing}？`,
  (verb, thing, where) => `${where}${thing}需要${verb}吗？`,
  (verb, thing, where) => `${verb}${where}${thing}有什么好办法？`,
];
const DAAN: Sentence[] = [
  (verb, thing) => `先拿出${thing}，和同伴一起${verb}，然后发到群里。`,
  (_verb, thing, where) => `${where}${thing}有例子，照着做就行。`,
  (verb, thing) => `大多数同学会把${thing}${verb}两遍，留下好的那一份。`,
];

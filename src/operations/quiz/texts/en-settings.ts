/** What is told of settings, banks and tables that are wrong. */
export const settings = {
  reward: 'points, the name of a coupon pool, or both: 30 + tea',
  noReward: (it: { written: string }) =>
    `"${it.written}" is no reward; it should be points, the name of a coupon pool, or both: 30 + tea`,
  byRank: 'a list by rank: points, coupon pools, or both, such as [30 + tea, 20]',
  pause: 'this should be from 2s to 10m',

  text: 'some text, or { en: …, zh: … }',
  longOption: (it: { max: number }) => `an option has at most ${it.max} characters`,
  longQuestion: (it: { max: number }) => `a question has at most ${it.max} characters`,
  longExplanation: (it: { max: number }) => `an explanation has at most ${it.max} characters`,
  longTitle: (it: { max: number }) => `a title has at most ${it.max} characters`,
  answers: 'a list of all that is right',
  picture: 'the name of a PNG file beside this one, such as cover.png',
  noRoom: (it: { pictured: boolean; most: number; longest: number }) =>
    `${it.pictured ? 'beside a picture' : 'on a card'} there is room for ${it.most} characters, options and explanation included; these are ${it.longest}`,
  typed: 'answers are typed, so there is neither right nor wrong beside them',
  noOptions: 'a question needs right and wrong options, or answers that are typed',
  truth: 'a question that is true or false has no wrong options',
  wrongMissing: 'wrong is missing; it should be a list of the other options',
  manyOptions: (it: { count: number; most: number }) =>
    `there are ${it.count} options; ${it.most} is the most`,
  twice: (it: { option: string }) => `the option "${it.option}" stands here twice`,
  need: 'need is more than there are questions on a level',
  fewQuestions: (it: { level: number; able: number }) =>
    `climbing takes ${it.level} questions for a level, of those that one tap answers and that have no picture; there are ${it.able}`,

  noColumn: (it: { name: string; known: readonly string[] }) =>
    `there is no column "${it.name}"; there are: ${it.known.join(', ')}`,
  askMissing: 'the column ask is missing',
  badTable: (it: { why: string }) => it.why,
  notUtf8: 'this is not UTF-8: save the table as “CSV UTF-8”',
  sameQuestion: (it: { line: number }) => `the same question stands in line ${it.line}`,
  taken: (it: { taken: number; left: number }) =>
    `${it.taken} questions taken, ${it.left} left out`,
};

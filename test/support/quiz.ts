import { nightWith } from './emcee/cast.ts';

/** The smallest picture there is: one pixel. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** One question of each kind, under a tag of its own; what is not to be told early bears a mark. */
const bank = `title: { en: Books, zh: 书 }
climb: { questions: 1, need: 1 }
questions:
  - ask: { en: Who wrote Don Quixote?, zh: 《堂吉诃德》的作者是谁？ }
    right: { en: Cervantes, zh: 塞万提斯 }
    wrong: [{ en: Lope de Vega, zh: 维加 }, { en: Quevedo, zh: 克维多 }]
    explain: { en: SECRET It appeared in 1605., zh: SECRET 出版于 1605 年。 }
    difficulty: easy
    tags: [single]
  - ask: { en: Which of these did Jane Austen write?, zh: 哪些是简·奥斯汀写的？ }
    right: [{ en: Emma, zh: 爱玛 }, { en: Persuasion, zh: 劝导 }]
    wrong: [{ en: Jane Eyre, zh: 简·爱 }]
    explain: SECRET
    tags: [multiple]
  - ask: { en: Frankenstein is the name of the creature., zh: 弗兰肯斯坦是怪物的名字。 }
    right: false
    explain: SECRET
    difficulty: hard
    tags: [truth]
  - ask: { en: Who wrote The Little Prince?, zh: 《小王子》的作者是谁？ }
    answers: [Saint-Exupéry, 圣埃克苏佩里]
    explain: SECRET
    tags: [typed]
  - ask: { en: What is the red ribbon called?, zh: 红色的带子叫什么？ }
    right: { en: A bookmark, zh: 书签 }
    wrong: [{ en: A colophon, zh: 版权页 }]
    picture: ribbon.png
    explain: SECRET
    tags: [picture]
`;

/** Files beside the communities: the bank `books`, and the picture it names. */
export const quizFiles = { 'quizzes/books.yaml': bank, 'quizzes/ribbon.png': PIXEL };

export const quizNight = (more = '', wanted: Parameters<typeof nightWith>[0] = {}) =>
  nightWith({
    operations: `check-in: { points: 5 }
quiz: { seconds: 20, lead: 10s, pause: 8s, rewards: [30, 20], part: 2, least: 2${more} }`,
    ...wanted,
  });

import { expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

const books = `title: { en: Books, zh: 书 }
questions:
  - ask: { en: Who wrote Don Quixote?, zh: 《堂吉诃德》的作者是谁？ }
    right: { en: Cervantes, zh: 塞万提斯 }
    wrong: [{ en: Lope de Vega, zh: 维加 }, { en: Quevedo, zh: 克维多 }]
    explain: { en: It appeared in 1605., zh: 出版于 1605 年。 }
    tags: [one]
`;
const files = { 'quizzes/books.yaml': books };
const operations = 'quiz: { seconds: 20, rewards: [30, 20], part: 2, least: 2 }';

it('a quiz asks, closes at the deadline, tells what is right, and pays', async () => {
  const { mei, lin, sam, group, clock } = await community(nightWith({ operations }), {
    on: ['telegram'],
    files,
  });
  await mei.types('/quiz start books');
  await mei.sees(/Quiz #1 begins: Books, 1 question. The first one comes in 10 s/);
  await group.shows(/Quiz #1 · Books/);
  await clock.advance({ seconds: 10 });
  await group.shows(/Question 1 of 1 · Books\nWho wrote Don Quixote\?/);
  const letter = /([ABC])\. Cervantes/.exec(group.texts().join('\n'))?.[1];
  await lin.taps(`${letter}. Cervantes`);
  await lin.seesPrivately(new RegExp(`Locked: ${letter}`));
  expect(group.texts().join('\n')).not.toMatch(/1605|✔/);
  await clock.advance({ seconds: 5 });
  const wrong = /([ABC])\. Quevedo/.exec(group.texts().join('\n'))?.[0] ?? '';
  await sam.taps(wrong);
  await sam.seesPrivately(/Locked/);
  await clock.advance({ seconds: 16 });
  await group.shows(/✔ .\. Cervantes\nIt appeared in 1605.\n1 of 2 had it/);
  await clock.advance({ seconds: 12 });
  await group.shows(
    /The quiz is over: 2 players took part.\nRewards: 30, 20 points by rank, 2 points for taking part.\n\n1. Lin · 10 \(1 right, 0.0 s\)\n2. Sam · 0/,
  );
  await lin.types('/statement');
  await lin.sees(/\+32 · quiz/);
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openCommunities } from '../../src/communities.ts';
import { community, type Meeting } from '../support/emcee.ts';
import { quizNight } from '../support/quiz.ts';

const bank = (word: string) => `title: ${word}s
questions:
  - { ask: "${word} one?", right: ${word} yes, wrong: [${word} no], explain: Told of ${word} }
  - { ask: "${word} two?", right: ${word} yes, wrong: [${word} no], explain: Told of ${word} }
`;

/** The community's folder is followed, as `emcee start` does. */
async function followed({ running, clock }: Meeting) {
  const folder = await mkdtemp(path.join(tmpdir(), 'emcee-communities-'));
  await mkdir(path.join(folder, 'quizzes'));
  await writeFile(path.join(folder, 'quizzes', 'books.yaml'), bank('Old'));
  await writeFile(path.join(folder, 'night.yaml'), quizNight());
  const { emcee, platforms, log } = running();
  const communities = openCommunities({
    ...{ emcee, platforms, clock, log, folder },
    language: 'en',
  });
  onTestFinished(async () => {
    await communities.stop();
    await rm(folder, { recursive: true });
  });
  await communities.look();
  await communities.started();
  return {
    async becomes(text: string) {
      await writeFile(path.join(folder, 'quizzes', 'books.yaml'), text);
      await communities.look();
    },
    async loses() {
      await rm(path.join(folder, 'quizzes', 'books.yaml'));
      await communities.look();
    },
  };
}

it('a quiz that runs keeps its questions when its bank changes; the next one has the new ones', async () => {
  const meeting = await community(quizNight(), {
    on: ['telegram'],
    files: { 'quizzes/books.yaml': bank('Old') },
  });
  const file = await followed(meeting);
  const { mei, lin, group, clock } = meeting;
  await mei.types('/quiz start books in=group');
  await clock.advance({ seconds: 12 });
  await file.becomes(bank('New'));
  await lin.taps(/([AB]\. Old yes)/.exec(group.texts().join('\n'))?.[1] ?? '?');
  await lin.seesPrivately(/Locked/);
  await clock.advance({ seconds: 20 });
  await group.shows(/Old (one|two)\?(.|\n)*✔ [AB]\. Old yes\nTold of Old\n1 of 1 had it/);
  // The second question comes after the bank was changed, and even when the bank is gone.
  await file.loses();
  await clock.advance({ seconds: 10 });
  await group.shows(/^Question 2 of 2 · Olds\nOld (one|two)\?/);
  await clock.advance({ seconds: 40 });
  await group.shows(/Quiz #1 · Olds\nThe quiz is over: 1 player/);
  await mei.types('/quiz start books in=group');
  await mei.sees(/There is no bank “books”. There are: none/);
  await file.becomes(bank('New'));
  await mei.types('/quiz start books in=group');
  await clock.advance({ seconds: 12 });
  await group.shows(/^Question 1 of 2 · News\nNew (one|two)\?/);
  expect(group.texts().join('\n')).not.toMatch(/Told of New/);
});

it('a bank with a mistake is refused, and the one before stays in force', async () => {
  const meeting = await community(quizNight(), {
    on: ['telegram'],
    files: { 'quizzes/books.yaml': bank('Old') },
  });
  const file = await followed(meeting);
  const { mei, group, clock } = meeting;
  await mei.types('/points');
  await mei.opens();
  await file.becomes(bank('New').replace('right: New yes', 'wright: New yes'));
  await clock.advance({ seconds: 1 });
  await mei.seesPrivately(/books\.yaml has errors(.|\n)*wright/);
  await mei.types('/quiz start books in=group');
  await clock.advance({ seconds: 12 });
  await group.shows(/^Question 1 of 2 · Olds/);
});

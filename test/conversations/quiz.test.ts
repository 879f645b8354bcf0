import { describe, expect, it } from 'vitest';
import { community } from '../support/emcee.ts';
import { quizFiles as files, quizNight } from '../support/quiz.ts';

const spaceOf = { telegram: 'group', discord: 'server' } as const;
const platforms = ['telegram', 'discord'] as const;

/** The letter before an option's words in the newest question of a space. */
function letterOf(texts: readonly string[], words: string): string {
  return new RegExp(`([A-H])\\. ${words}`).exec(texts.at(-1) ?? '')?.[1] ?? '?';
}

describe.each(platforms)('on %s', (platform) => {
  const on = { on: [platform], files } as const;
  const space = spaceOf[platform];
  const night = quizNight();

  it('a quiz asks, takes one answer each, tells what is right at the deadline, and pays', async () => {
    const { mei, lin, sam, ada, room, clock } = await community(night, on);
    await mei.types(`/quiz start bank=books tags=single in=${space}`);
    await mei.sees(/Quiz #1 begins: Books, 1 question. The first one comes in 10 s/);
    await room(space).shows(
      /Quiz #1 · Books\nThe first question comes in a moment(.|\n)*1 question, 20 seconds each(.|\n)*Rewards: 30, 20 points by rank, 2 points for taking part, from 2 players on.\nTies: who took less time/,
    );
    await clock.advance({ seconds: 10 });
    await room(space).shows(/Question 1 of 1 · Books\n\W*Who wrote Don Quixote\?/);
    const texts = room(space).texts();
    const right = `${letterOf(texts, 'Cervantes')}. Cervantes`;
    const wrong = `${letterOf(texts, 'Quevedo')}. Quevedo`;
    await clock.advance({ seconds: 3 });
    await lin.taps(right);
    const said = await lin.seesPrivately(
      /^Locked: [ABC]. You will see who was right when time is up/,
    );
    await lin.taps(wrong);
    await lin.seesPrivately(/You have locked [ABC] already, and that counts/);
    await sam.taps(wrong);
    expect((await sam.seesPrivately(/Locked/)).replace(/: [ABC]/, '')).toBe(
      said.replace(/: [ABC]/, ''),
    );
    expect(room(space).texts().join('\n')).not.toMatch(/SECRET|✔/);
    await clock.advance({ seconds: 17, ms: 400 });
    await ada.taps(right);
    await ada.seesPrivately(/Too late by 0.4 s: time was up. This answer does not count/);
    await sam.taps(right);
    await sam.seesPrivately(/Too late by 0.4 s: time was up. Your answer [ABC] stands/);
    await clock.advance({ seconds: 3 });
    await room(space).shows(/✔ [ABC]. Cervantes\nSECRET It appeared in 1605.\n1 of 2 had it/);
    await clock.advance({ seconds: 12 });
    await room(space).shows(
      /The quiz is over: 2 players took part.\nRewards: 30, 20 points by rank, 2 points for taking part.\n\n1\W+[Ll]in · 10 \(1 right, 3.0 s\)\n2\W+[Ss]am · 0/,
    );
    await lin.types('/statement');
    await lin.sees(/\+32 · quiz/);
    await sam.types('/statement');
    await sam.sees(/\+2 · quiz/);
    await ada.taps('My place');
    await ada.seesPrivately(/You have no place here: you did not answer/);
    await sam.taps('My place');
    await sam.seesPrivately(/You: place 2 with 0 \(0 of 1 right\); reward: 2 points/);
  });

  it('several options are chosen, changed, and locked together', async () => {
    const { mei, lin, sam, ada, room, clock } = await community(night, on);
    await mei.types(`/quiz start bank=books tags=multiple in=${space} least=1`);
    await clock.advance({ seconds: 10 });
    await room(space).shows(/Several may be right: choose all of them, then lock them in/);
    const texts = room(space).texts();
    const label = (words: string) => `${letterOf(texts, words)}. ${words}`;
    await lin.taps('Lock in');
    await lin.seesPrivately(/Choose at least one option first/);
    await lin.taps(label('Emma'));
    await lin.taps(label('Jane Eyre'));
    await lin.seesPrivately(/Chosen: [ABC], [ABC]. Tap “Lock in”/);
    await lin.taps(label('Jane Eyre'));
    await lin.taps(label('Persuasion'));
    await lin.taps('Lock in');
    await lin.seesPrivately(/Locked: [ABC], [ABC]/);
    await lin.taps(label('Emma'));
    await lin.seesPrivately(/You have locked/);
    // Who does not lock has answered what stands there at the deadline, with all of the time.
    await sam.taps(label('Emma'));
    await sam.taps(label('Persuasion'));
    await ada.taps(label('Emma'));
    await clock.advance({ seconds: 35 });
    await room(space).shows(/✔ ([ABC]\. (Emma|Persuasion)(; )?){2}\nSECRET\n2 of 3 had it/);
    await room(space).shows(
      /1\W+[Ll]in · 10 \(1 right, 0.0 s\)\n2\W+[Ss]am · 10 \(1 right, 20.0 s\)\n3\W+[Aa]da · 0/,
    );
  });

  it('true or false, and a question with a picture', async () => {
    const { mei, lin, room, clock } = await community(night, on);
    await mei.types(`/quiz start bank=books tags=truth in=${space} least=1`);
    await clock.advance({ seconds: 10 });
    await lin.taps('False');
    await lin.seesPrivately(/Locked: False/);
    await clock.advance({ seconds: 30 });
    await room(space).shows(/✔ False\nSECRET\n1 of 1 had it/);
    await clock.advance({ seconds: 10 });
    await mei.types(`/quiz start bank=books tags=picture in=${space} least=1`);
    await clock.advance({ seconds: 10 });
    await room(space).shows(/What is the red ribbon called\?/);
    await lin.taps(`${letterOf(room(space).texts(), 'A bookmark')}. A bookmark`);
    await clock.advance({ seconds: 30 });
    await room(space).shows(/✔ [AB]. A bookmark\nSECRET\n1 of 1 had it/);
  });
});

it('an answer is typed into a form on Discord, however it is written', async () => {
  const { mei, lin, sam, room, clock, discord } = await community(quizNight(), {
    on: ['discord'],
    files,
  });
  await mei.types('/quiz start bank=books tags=typed in=server');
  await clock.advance({ seconds: 10 });
  await room('server').shows(/Who wrote The Little Prince\?(.|\n)*Tap to write your answer/);
  await lin.taps('Write my answer');
  await lin.fills({ answer: ' saint exupery' });
  await lin.seesPrivately(/Locked: “saint exupery”/);
  await sam.types('/quiz answer Tolkien');
  await sam.seesPrivately(/Locked: “Tolkien”/);
  await sam.types('/quiz answer Saint-Exupéry');
  await sam.seesPrivately(/You have locked “Tolkien” already/);
  expect(discord.server.wire).not.toMatch(/SECRET|✔|圣埃克苏佩里/);
  await clock.advance({ seconds: 22 });
  await room('server').shows(/✔ Saint-Exupéry \/ 圣埃克苏佩里\nSECRET\n1 of 2 had it/);
});

it('one quiz stands in several spaces of several platforms, with one board', async () => {
  const { mei, lin, sam, room, clock } = await community(quizNight(), {
    on: ['telegram', 'discord', 'web'],
    files,
  });
  await mei.on('telegram').types('/quiz start books tags=truth in=all');
  await clock.advance({ seconds: 10 });
  await lin.on('telegram').taps('False');
  await sam.on('discord').taps('True');
  await mei.on('web').taps('False');
  await clock.advance({ seconds: 35 });
  for (const space of ['group', 'server', 'hall'])
    await room(space).shows(
      /over: 3 players took part(.|\n)*10 \(1 right(.|\n)*10 \(1 right(.|\n)*[Ss]am · 0/,
    );
});

it('speaks Chinese where the community does', async () => {
  const { mei, lin, sam, group, clock } = await community(quizNight('', { language: 'zh' }), {
    on: ['telegram'],
    speaks: { lin: 'zh', mei: 'zh' },
    files,
  });
  await mei.types('/quiz start books tags=single');
  await mei.sees(/答题 #1 开始：书，共 1 题，10 秒后出第一题/);
  await clock.advance({ seconds: 10 });
  await group.shows(/第 1 题（共 1 题）· 书\n\W*《堂吉诃德》的作者是谁？(.|\n)*请在 20 秒内作答/);
  const letter = letterOf(group.texts(), '塞万提斯');
  await lin.taps(`${letter}. 塞万提斯`);
  await lin.seesPrivately(new RegExp(`已锁定：${letter}。时间到后揭晓答案`));
  await sam.taps(`${letter}. 塞万提斯`);
  await sam.seesPrivately(/Locked/);
  await clock.advance({ seconds: 35 });
  await group.shows(/✔ [ABC]. 塞万提斯\nSECRET 出版于 1605 年。\n2 人作答，2 人答对/);
  await group.shows(
    /答题结束，共 2 人参加。\n奖励：按名次 30、20 积分，参与即得 2 积分。\n\n1. Lin · 10 分（答对 1 题，0.0 秒）\n1. Sam · 10 分/,
  );
});

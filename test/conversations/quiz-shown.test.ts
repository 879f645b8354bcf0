import { describe, expect, it } from 'vitest';
import { community } from '../support/emcee.ts';
import { quizFiles, quizNight } from '../support/quiz.ts';

const spaceOf = { telegram: 'group', discord: 'server' } as const;
const platforms = ['telegram', 'discord'] as const;
const long = (sign: string, length: number) => `${sign.repeat(length - 1)}.`;

/** The longest questions that a bank may hold; END is the last word of what is told. */
const longest = `title: ${long('T', 100)}
questions:
  - ask: ${long('q', 300)}
    right: [${['a', 'b', 'c', 'd'].map((sign) => long(sign, 80)).join(', ')}]
    wrong: [${long('h', 80)}]
    explain: ${'x'.repeat(497)}END
    tags: [words]
  - ask: ${long('q', 300)}
    right: ${long('a', 80)}
    wrong: [${long('b', 80)}]
    explain: ${'x'.repeat(270)}END
    picture: ribbon.png
    tags: [picture]
`;
const files = { ...quizFiles, 'quizzes/long.yaml': longest };

describe.each(platforms)('on %s', (platform) => {
  const space = spaceOf[platform];

  it.each(['words', 'picture'])('the longest question stands whole: %s', async (tags) => {
    const meeting = await community(quizNight(), { on: [platform], files });
    const { mei, room, clock } = meeting;
    await mei.types(`/quiz start bank=long tags=${tags} in=${space} least=1`);
    await clock.advance({ seconds: 12 });
    await room(space).shows(/q\.(.|\n)*20 seconds to answer/);
    await clock.advance({ seconds: 25 });
    await room(space).shows(/q\.(.|\n)*✔(.|\n)*xEND\nNobody answered/);
    const server = platform === 'telegram' ? meeting.telegram.server : meeting.discord.server;
    expect(server.rejected).toEqual([]);
    expect(meeting.logged().join('')).not.toMatch(/text-shortened|buttons-dropped|picture-apart/);
  });

  it('the board follows the quiz, and shows the first ten of many', async () => {
    const { mei, lin, sam, room, clock, database } = await community(quizNight(), {
      on: [platform],
      files,
    });
    await mei.types(`/quiz start bank=books tags=truth,single questions=2 in=${space} least=1`);
    await clock.advance({ seconds: 10 });
    // Twelve more than Lin have answered: they are as many as a card does not list.
    await database.execute(
      `with guest as (
         insert into member (community_id, name, joined_at)
         select 'night', 'guest ' || n, now() from generate_series(1, 12) n returning id, name)
       insert into account (community_id, platform, external_id, member_id, name)
       select 'night', 'telegram', name, id, name from guest`,
    );
    await lin.taps(
      /False|([ABC]\. Cervantes)/.exec(room(space).texts().at(-1) ?? '')?.[1] ?? 'False',
    );
    await lin.seesPrivately(/Locked/);
    await database.execute(
      `insert into quiz_answer (quiz_id, n, member_id, picks, at, took, locked)
       select 1, 1, id, '[9]', now(), 5000, true from member where name like 'guest %'`,
    );
    await clock.advance({ seconds: 22 });
    await room(space).shows(
      /Quiz #1 · Books\nQuestion 1 of 2\n\n1\W+[Ll]in · 10 \(1 right, 0\.0 s\)\n2\W+guest 1 · 0(.|\n)*\n2\W+guest 9 · 0 .*\n… and 3 more/,
    );
    await clock.advance({ seconds: 10 });
    await room(space).shows(/Quiz #1 · Books\nQuestion 2 of 2\n\n1\W+[Ll]in · 10/);
    await sam.types('/quiz results');
    await sam.sees(
      /Books · page 1 of 2\W+1(.|\n)*You have no place yet: none of your answers was counted(.|\n)*Ties: who took less time/,
    );
  });
});

it('a picture is sent as one, with the question as its caption', async () => {
  const meeting = await community(quizNight(), { on: ['telegram', 'discord'], files: quizFiles });
  const { mei, clock, room, telegram, discord } = meeting;
  await mei.on('telegram').types('/quiz start bank=books tags=picture in=all');
  await clock.advance({ seconds: 12 });
  for (const space of ['group', 'server'])
    await room(space).shows(/What is the red ribbon called\?/);
  expect(telegram.server.counts.get('sendPhoto')).toBe(1);
  const [shown] = discord.guild().channel('server').messages.slice(-1);
  expect(JSON.stringify(shown)).toMatch(/attachment|\.png/);
});

const graded = `title: Graded
questions:
${(['easy', 'medium', 'hard'] as const)
  .flatMap((difficulty) => [1, 2, 3].map((n) => [difficulty, n] as const))
  .map(
    ([difficulty, n]) =>
      `  - { ask: "${difficulty} ${n}?", right: true, difficulty: ${difficulty}, tags: [t${n}] }`,
  )
  .join('\n')}
`;

it.each([
  ['difficulty=hard', 3, /^hard \d$/],
  ['tags=t2', 3, / 2$/],
  ['tags="T1, t3" difficulty=easy', 2, /^easy [13]$/],
  ['questions=4', 4, /./],
  ['', 9, /./],
])('a quiz of %j has the %i questions that are asked for, each once', async (how, count, fits) => {
  const { mei, database } = await community(quizNight(), {
    on: ['telegram'],
    files: { 'quizzes/graded.yaml': graded },
  });
  await mei.types(`/quiz start graded ${how} in=group`);
  await mei.sees(new RegExp(`Graded, ${count} questions`));
  const rows = await database.query<{ ask: string }>(
    `select replace(body->'ask'->>'en', '?', '') as ask from quiz_question`,
  );
  expect(new Set(rows.map(({ ask }) => ask)).size).toBe(count);
  for (const { ask } of rows) expect(ask).toMatch(fits);
});

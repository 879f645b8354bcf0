import { expect, test } from 'vitest';
import type { User } from '../support/discord-server/user.ts';
import { nightWith } from '../support/emcee/cast.ts';
import { found } from '../support/emcee/on-telegram.ts';
import { community, type Meeting } from '../support/emcee.ts';
import { auditOf } from '../support/faults/ledger-world.ts';
import type { TelegramUser } from '../support/telegram-server/actors/user.ts';

const MARKER = 'Quixote-was-published-in-Madrid';
const bank = `title: Books
questions:
${['Who wrote Don Quixote?', 'Who wrote the Iliad?']
  .map(
    (ask) => `  - ask: ${ask}
    right: Alpha
    wrong: [Beta, Gamma]
    explain: ${MARKER}
`,
  )
  .join('')}`;
const yaml = nightWith({
  spaces: `group: { telegram: -1001000000001 }
second: { telegram: -1001000000002 }
server: { discord: "880000000000000001", guild: "880000000000000000" }`,
  operations: 'quiz: { seconds: 20, rewards: [30, 20, 10], part: 2, least: 2 }',
});

/** People in each space. */
const PEOPLE = { group: 200, second: 100, server: 200 } as const;
type Where = keyof typeof PEOPLE;
const LABELS = ['Alpha', 'Beta', 'Gamma'] as const;
/** Everybody answers by a habit of their own, in one of four waves within two seconds. */
const choiceOf = (n: number) => LABELS[(n * 7) % 3] ?? 'Alpha';
const WAVES_MS = [200, 500, 600, 500];
const waveOf = (n: number) => n % WAVES_MS.length;
const isLate = (n: number) => n % 25 === 24;

type Person = { readonly n: number; readonly where: Where; readonly name: string } & (
  | { readonly is: 'telegram'; readonly user: TelegramUser }
  | { readonly is: 'discord'; readonly user: User }
);

function gathered({ telegram, discord }: Meeting): Person[] {
  const guild = discord.guild();
  const people = (Object.keys(PEOPLE) as Where[]).flatMap((where) =>
    Array.from({ length: PEOPLE[where] }, (_, n) => ({ where, name: `${where}_${n}` })),
  );
  return people.map(({ where, name }, n): Person => {
    if (where === 'server') {
      const user = discord.server.user({ name });
      guild.adds(user);
      return { n, where, name, is: 'discord', user };
    }
    const user = telegram.server.user({ name, username: name });
    telegram.group(where).adds(user);
    return { n, where, name, is: 'telegram', user };
  });
}

const labelOf = (buttons: readonly { readonly label: string }[], word: string) =>
  buttons.find(({ label }) => label.endsWith(word))?.label ?? word;

/** Where people see the question that is open, and answer it. */
function hallsOf({ telegram, discord, room }: Meeting) {
  const channel = discord.guild().channel('server');
  const onTelegram = (where: Exclude<Where, 'server'>) => telegram.group(where).messages.at(-1);
  return {
    async shows(text: RegExp) {
      for (const where of Object.keys(PEOPLE)) await room(where).shows(text);
    },
    /** Resolves when the platform has the answer to the tap. */
    async taps(person: Person, word: string): Promise<void> {
      if (person.is === 'discord') {
        const message = found(channel.messages.at(-1), 'a question');
        await person.user.clicks(message, labelOf(message.buttons, word)).acknowledged();
        return;
      }
      const { where } = person;
      const message = found(where === 'server' ? undefined : onTelegram(where), 'a question');
      await person.user.taps(message, labelOf(message.buttons, word)).answered();
    },
  };
}

/** All that are on time answer, many of them twice, and Telegram delivers some taps twice. */
async function answerAll(meeting: Meeting, people: readonly Person[], round: number) {
  const { clock, telegram } = meeting;
  const { taps } = hallsOf(meeting);
  for (const [wave, ms] of WAVES_MS.entries()) {
    await clock.advance({ ms });
    const now = people.filter(({ n }) => waveOf(n) === wave && !isLate(n));
    const twice = now.filter(({ n }) => n % 5 === 0);
    const before = telegram.server.updates.length;
    await Promise.all([...now, ...twice].map((person) => taps(person, choiceOf(person.n + round))));
    const updates = telegram.server.updates.slice(before);
    for (const update of updates.filter((_, n) => n % 4 === 0)) telegram.server.redeliver(update);
    await telegram.server.settled();
    // Who has another idea a moment later is too late with it.
    const others = now.filter(({ n }) => n % 5 === 1);
    await Promise.all(others.map((person) => taps(person, choiceOf(person.n + round + 1))));
  }
}

type ScoreRow = Readonly<Record<'points' | 'right' | 'rank' | 'took' | 'reward', number>> & {
  readonly name: string;
};

/** Ranks and rewards by a count of their own. */
function checkRanks(scores: readonly ScoreRow[]): void {
  for (const { points, right, rank, took, reward } of scores) {
    const ahead = scores.filter(
      (one) => one.points > points || (one.points === points && one.took < took),
    );
    expect({ points, rank }).toEqual({ points: right * 10, rank: ahead.length + 1 });
    expect(reward).toBe(2 + (points > 0 ? ([30, 20, 10][rank - 1] ?? 0) : 0));
  }
}

test('five hundred answer within two seconds in three spaces: one answer each counts, and nothing is told before the deadline', async () => {
  const meeting = await community(yaml, {
    on: ['telegram', 'discord'],
    database: 'postgres',
    files: { 'quizzes/books.yaml': bank },
  });
  const { mei, clock, database, telegram, discord } = meeting;
  const people = gathered(meeting);
  const { shows, taps } = hallsOf(meeting);
  await telegram.server.settled();

  await mei.types('/quiz start books in=all');
  await clock.advance({ seconds: 10 });
  for (const round of [1, 2]) {
    await shows(new RegExp(`^Question ${round} of 2`));
    await answerAll(meeting, people, round);
    const wire = `${telegram.server.wire}\n${discord.server.wire}`;
    if (round === 1) expect(wire).not.toMatch(new RegExp(`${MARKER}|✔`));
    const presses = new Set([...wire.matchAll(/quiz-pick:[\w:]*/g)].map(([press]) => press));
    for (const press of presses) expect(press).toMatch(/^quiz-pick:\d+:[012]$/);
    await clock.advance({ ms: 18_500 });
    await Promise.all(people.filter(({ n }) => isLate(n)).map((person) => taps(person, 'Alpha')));
    await telegram.server.settled();
    await clock.advance({ seconds: 1 });
    await shows(new RegExp(`Question ${round} of 2(.|\n)*${MARKER}\n160 of 480 had it`));
    await clock.advance({ seconds: 8 });
  }
  await shows(/The quiz is over: 480 players took part/);

  const onTime = people.filter(({ n }) => !isLate(n));
  const rightOf = (n: number) => [1, 2].filter((round) => choiceOf(n + round) === 'Alpha').length;
  const scores = await database.query<ScoreRow>(
    `select m.name, s.points, s."right", s.rank, s.took, s.reward
     from quiz_score s join member m on m.id = s.member_id`,
  );
  expect(new Map(scores.map(({ name, right }) => [name, right]))).toEqual(
    new Map(onTime.map(({ n, name }) => [name, rightOf(n)])),
  );
  checkRanks(scores);
  const [books] = await database.query(
    `select count(*) as entries, count(distinct to_id) as members, sum(amount)::bigint as paid,
       (select count(*) from quiz_answer) as answers
     from ledger_entry where reason = 'quiz'`,
  );
  const paid = scores.reduce((sum, { reward }) => sum + reward, 0);
  expect(books).toEqual({ entries: 480, members: 480, paid, answers: 960 });
  expect(await auditOf(database)).toEqual([]);
  // Long lists come in pages.
  await mei.on('telegram').types('/quiz results page=48');
  await mei.sees(/page 48 of 48\n321\. /);
  await mei.types('/quiz results page=49');
  await mei.sees(/There are only 48 pages/);
  await mei.on('discord').taps('All places');
  await mei.seesPrivately(/page 1 of 48\W+1\W+\w+/);
  await mei.taps('More ›');
  await mei.seesPrivately(/page 2 of 48/);
  expect([telegram.server.rejected, discord.server.rejected]).toEqual([[], []]);
});

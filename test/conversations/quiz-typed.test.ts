import { describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { community, type Meeting } from '../support/emcee.ts';
import { quizFiles as files, quizNight } from '../support/quiz.ts';

const OPEN = /^Question 1 of 1 · Books\nWho wrote The Little Prince\?\n\n20 seconds/;

/** A question that is answered by typing, open in a Telegram group. */
async function asked({ mayDelete = false } = {}): Promise<Meeting> {
  const meeting = await community(quizNight(), { on: ['telegram'], files });
  const { mei, group, clock, telegram } = meeting;
  await mei.types('/quiz start books tags=typed in=group');
  await clock.advance({ seconds: 10 });
  await group.shows(OPEN);
  if (!mayDelete) telegram.group('group').demotes(telegram.server.bot);
  return meeting;
}

/** What stands in the group and is not Lin's own. */
const readIn = ({ group }: Pick<Meeting, 'group'>) => group.texts().join('\n');

/** The next question that is asked in a chat finds a database that fails, once. */
async function failsOnce(database: Database): Promise<void> {
  const all = [
    'create sequence questions_asked',
    `create function fails_once() returns trigger language plpgsql as $$ begin
       if new.chat <> '' and nextval('questions_asked') = 1 then raise exception 'not now'; end if;
       return new; end $$`,
    'create trigger fails_once before insert on dialogue for each row execute function fails_once()',
  ];
  for (const statement of all) await database.execute(statement, []);
  onTestFinished(async () => {
    await database.execute('drop function fails_once cascade', []);
    await database.execute('drop sequence questions_asked', []);
  });
}

describe('in a Telegram group', () => {
  it('the button leads to the private chat, which asks; nobody in the group reads the answer', async () => {
    const meeting = await asked();
    const { lin, group, clock, telegram } = meeting;
    const before = group.texts().length;
    await lin.taps('Write my answer');
    expect(telegram.server.wire).toMatch(/"url":"https:\/\/t.me\/\w+\?start=night"/);
    await lin.opens();
    await lin.seesPrivately(/Who wrote The Little Prince\?\nYour answer\?/);
    await lin.whispers('圣・埃克苏佩里');
    await lin.seesPrivately(/Locked: “圣・埃克苏佩里”/);
    expect(group.texts()).toHaveLength(before);
    expect(readIn(meeting)).not.toMatch(/埃克苏佩里/);
    await clock.advance({ seconds: 22 });
    await group.shows(/✔ Saint-Exupéry(.|\n)*1 of 1 had it/);
  });

  it('the command without words leads there too', async () => {
    const meeting = await asked();
    const { sam } = meeting;
    await sam.types('/quiz_answer');
    await sam.sees(/Here all would read it. Open our private chat and press Start/);
    await sam.opens();
    await sam.seesPrivately(/Your answer\?/);
    await sam.whispers('Tolkien');
    await sam.seesPrivately(/Locked: “Tolkien”/);
    expect(readIn(meeting)).not.toMatch(/Tolkien/);
    // Who opens the chat again is not asked again.
    await sam.opens();
    await sam.seesPrivately(/Hello! I host/);
  });

  it('the private chat asks again when Telegram brings its opening again', async () => {
    const { sam, database } = await asked();
    await sam.types('/quiz_answer');
    await sam.sees(/Here all would read it/);
    await sam.opens();
    await sam.seesPrivately(/Your answer\?/);
    await sam.again();
    await sam.seesPrivately(/Your answer\?/);
    await sam.whispers('Tolkien');
    await sam.seesPrivately(/Locked: “Tolkien”/);
    expect(await database.query('select * from quiz_answer')).toHaveLength(1);
    await sam.opens();
    await sam.seesPrivately(/Hello! I host/);
  });

  it('what waits for the private chat waits until it is asked, though the first attempt fails', async () => {
    const { sam, database } = await asked();
    await sam.types('/quiz_answer');
    await sam.sees(/Here all would read it/);
    await failsOnce(database);
    await sam.opens();
    await sam.seesPrivately(/Your answer\?/);
    await sam.whispers('Tolkien');
    await sam.seesPrivately(/Locked: “Tolkien”/);
  });

  it('what is typed there is taken, and taken away where the bot may delete it', async () => {
    const meeting = await asked({ mayDelete: true });
    const { lin, ada } = meeting;
    await ada.answers('Saint-Exupery');
    await ada.sees(/^Ada, your answer is locked. Better write it to me alone/);
    await lin.types('/quiz_answer Antoine');
    await lin.sees(/^Lin, your answer is locked/);
    await lin.types('/quiz_answer Tolkien');
    await lin.sees(/^Lin, your answer is locked/);
    expect(readIn(meeting)).not.toMatch(/Antoine|Exup|Tolkien/);
    await meeting.clock.advance({ seconds: 22 });
    await meeting.group.shows(/1 of 2 had it/);
  });

  it('where the bot may not delete, it is taken, and the bot does not repeat it', async () => {
    const meeting = await asked();
    const { lin, sam, group, telegram } = meeting;
    await sam.types('/points');
    await sam.opens();
    await lin.types('/quiz_answer Antoine');
    await lin.sees(/^Lin, your answer is locked/);
    await sam.types('/quiz_answer Goethe');
    await sam.seesPrivately(/Locked: “Goethe”/);
    expect(group.texts()).toContain('/quiz_answer Antoine');
    expect(telegram.server.wire).not.toMatch(/“Antoine”/);
    expect(readIn(meeting)).not.toMatch(/“Goethe”/);
    expect(telegram.server.wire).not.toMatch(/SECRET|✔|Saint-Exup/);
  });

  it('people may talk under a question that is answered by a tap', async () => {
    const meeting = await community(quizNight(), { on: ['telegram'], files });
    const { mei, ada, group, clock } = meeting;
    await mei.types('/quiz start books tags=truth in=group');
    await clock.advance({ seconds: 10 });
    await ada.answers('That is a hard one');
    expect(group.texts()).toContain('That is a hard one');
    await ada.seesNothing();
  });

  it('an answer that is too long, or edited later, is none', async () => {
    const { ada, database } = await asked();
    await ada.answers('x'.repeat(101));
    await ada.sees(/An answer has at most 100 characters/);
    expect(await database.query('select * from quiz_answer')).toEqual([]);
  });
});

it('in private an answer may be typed at once, however it is written', async () => {
  const { ada, mei, clock, group } = await community(quizNight(), { on: ['telegram'], files });
  await ada.types('/checkin');
  await ada.opens();
  await mei.types('/quiz start books tags=typed in=group');
  await clock.advance({ seconds: 10 });
  await ada.whispers('/quiz answer SAINT EXUPERY');
  await ada.seesPrivately(/Locked: “SAINT EXUPERY”/);
  await clock.advance({ seconds: 22 });
  await group.shows(/1 of 1 had it/);
  await ada.whispers('/quiz answer again');
  await ada.seesPrivately(/Too late by 2.0 s: time was up. Your answer “SAINT EXUPERY” stands/);
});

const two = {
  'quizzes/two.yaml': `title: Two
questions:
  - { ask: One?, answers: [a] }
  - { ask: Another?, answers: [b] }
`,
};

it.each(['discord', 'telegram', 'web'] as const)(
  'words that come for a question when the next one is open are too late, and no answer to that: %s',
  async (platform) => {
    const space = { discord: 'server', telegram: 'group', web: 'hall' }[platform];
    const { mei, lin, clock, database } = await community(quizNight(), {
      on: [platform],
      files: two,
    });
    await mei.types(`/quiz start bank=two in=${space}`);
    await clock.advance({ seconds: 10 });
    if (platform === 'telegram') {
      await lin.taps('Write my answer');
      await lin.opens();
    } else await lin.taps('Write my answer');
    await clock.advance({ seconds: 30 });
    if (platform === 'telegram') await lin.whispers('a');
    else await lin.fills({ answer: 'a' });
    await lin.seesPrivately(/Too late by .* s: time was up. This answer does not count/);
    expect(await database.query('select * from quiz_answer')).toEqual([]);
    if (platform === 'telegram') await lin.whispers('/quiz answer b');
    else await lin.types('/quiz answer b');
    await lin.seesPrivately(/Locked: “b”/);
  },
);

it('in the playground it is typed into a form; typed in the room, it is taken away', async () => {
  const { mei, lin, sam, room, clock } = await community(quizNight(), { on: ['web'], files });
  await mei.types('/quiz start books tags=typed in=hall');
  await clock.advance({ seconds: 10 });
  await lin.taps('Write my answer');
  await lin.fills({ answer: 'Antoine' });
  await lin.seesPrivately(/Locked: “Antoine”/);
  await sam.types('/quiz answer Goethe');
  await sam.seesPrivately(/Locked: “Goethe”/);
  expect(room('hall').texts().join('\n')).not.toMatch(/Antoine|Goethe/);
});

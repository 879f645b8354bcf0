import { describe, expect, it } from 'vitest';
import { community, type Meeting } from '../support/emcee.ts';
import { quizFiles as files, quizNight } from '../support/quiz.ts';

/** Mei is on the web for what she is told, so that Telegram's group can break. */
const on = { on: ['web', 'telegram'], files } as const;

async function told({ mei, clock, settled }: Meeting, words: RegExp): Promise<void> {
  await clock.advance({ seconds: 30 });
  await settled();
  await mei.on('web').seesPrivately(words);
}

const timetable = (more: string) =>
  quizNight('', {
    timetable: `surprise: { cron: "*/5 * * * *", run: quiz start, in: [hall], with: { bank: books${more} } }`,
  });

describe('an admin is told', () => {
  it('that a quiz of the timetable was declined, and why', async () => {
    const meeting = await community(timetable(', tags: [poetry]'), on);
    await meeting.mei.on('web').types('/points');
    await meeting.clock.advance({ minutes: 5 });
    await told(
      meeting,
      /“surprise” of the timetable ran, and was declined: “books” has no question with these tags/,
    );
  });

  it('that one runs there already', async () => {
    const meeting = await community(timetable(', rewards: [5]'), on);
    await meeting.mei.on('web').types('/quiz start books in=all seconds=600');
    await meeting.clock.advance({ minutes: 5 });
    await told(meeting, /declined: Quiz #1 runs, or is planned, in hall already/);
  });

  it('nothing when chance decided that there is none today', async () => {
    const meeting = await community(timetable(', chance: 1'), on);
    const { mei, clock, room } = meeting;
    await mei.on('web').types('/points');
    await clock.advance({ minutes: 5 });
    await clock.advance({ seconds: 30 });
    expect(room('hall').texts().join('\n')).not.toMatch(/Quiz #/);
    expect(mei.news()).not.toMatch(/declined/);
  });

  it('that a question could not be said in a group; the quiz goes on elsewhere', async () => {
    const meeting = await community(quizNight(), on);
    const { mei, lin, room, clock, telegram } = meeting;
    telegram.group('group').removes(telegram.server.bot);
    await mei.on('web').types('/quiz start books tags=truth in=all least=1 seconds=60');
    await told(meeting, /could not say something in group: the bot was removed from this chat/);
    await room('hall').shows(/Frankenstein is the name of the creature/);
    await clock.advance({ seconds: 5 });
    await lin.on('web').taps('False');
    await lin.seesPrivately(/Locked: False/);
  });

  it('that a card could not be changed to show what is right', async () => {
    const meeting = await community(quizNight(), on);
    const { mei, lin, clock, telegram } = meeting;
    await mei.on('web').types('/quiz start books tags=truth in=group least=1');
    await clock.advance({ seconds: 10 });
    await lin.on('telegram').taps('False');
    telegram.server.fail('editMessageText', {
      status: 403,
      description: 'Forbidden: bot was kicked from the supergroup chat',
    });
    await told(
      meeting,
      /could not change a message in group: the bot was removed from this chat: add it again/,
    );
  });
});

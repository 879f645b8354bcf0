import { describe, expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community, type Meeting } from '../support/emcee.ts';

/** On web for what she is told, so that Telegram's group can break. */
const on = { on: ['web', 'telegram'] } as const;

async function told({ mei, clock, settled }: Meeting, words: RegExp): Promise<string> {
  await clock.advance({ seconds: 30 });
  await settled();
  return mei.on('web').seesPrivately(words);
}

const timesTold = ({ mei }: Meeting, words: RegExp) =>
  mei
    .on('web')
    .news()
    .split('\n')
    .filter((line) => words.test(line)).length;

describe('an admin is told, once a cause and day, and what to do', () => {
  it('when the bot was removed from a group', async () => {
    const meeting = await community(nightWith(), on);
    const { mei, telegram, clock } = meeting;
    telegram.group('group').removes(telegram.server.bot);
    await mei.types('/say in=group text=One');
    await told(
      meeting,
      /could not say something in group: the bot was removed from this chat: add it again/,
    );
    await mei.types('/say in=group text=Two');
    await mei.types('/say in=group text=Three');
    await clock.advance({ seconds: 30 });
    expect(timesTold(meeting, /could not say something/)).toBe(0);
    await clock.advance({ days: 1 });
    await mei.types('/say in=group text=Four');
    await told(meeting, /could not say something in group/);
  });

  it.each([
    ['message thread not found', /this topic does not exist: check its number/],
    ['TOPIC_CLOSED', /this topic is closed: open it/],
    ['not enough rights to send text messages to the chat', /lacks the right .*administrator/],
  ])('when Telegram says: %s', async (description, words) => {
    const meeting = await community(nightWith(), on);
    const { mei, telegram } = meeting;
    telegram.server.fail('sendMessage', {
      status: 400,
      description: `Bad Request: ${description}`,
    });
    await mei.types('/say in=group text=One');
    await told(meeting, words);
  });

  it('when it may not pin, and the group goes on getting posts', async () => {
    const meeting = await community(nightWith(), on);
    const { mei, telegram, room, clock } = meeting;
    telegram.server.fail('pinChatMessage', {
      status: 400,
      description: 'Bad Request: not enough rights to manage pinned messages in the chat',
    });
    await mei.types('/say in=group pin=yes text=One');
    await told(meeting, /could not pin a message in group: the bot may not pin here/);
    await mei.types('/say in=group text=Two');
    await clock.advance({ seconds: 10 });
    await room('group').shows(/^Two$/);
  });

  it('when a post is too old to be deleted', async () => {
    const meeting = await community(nightWith(), on);
    const { mei, clock, room } = meeting;
    await mei.types('/say in=group text=Old');
    await clock.advance({ days: 3 });
    await mei.types('/post delete 1');
    await told(meeting, /could not delete a message in group: .*48 hours.*by hand/);
    expect(room('group').texts()).toEqual(['Old']);
  });

  it('when nobody knows whether a message arrived', async () => {
    const meeting = await community(nightWith(), on);
    const { mei, telegram } = meeting;
    telegram.server.reset('sendMessage', 1, 'after');
    await mei.types('/say in=group text=Once');
    await told(meeting, /Nobody knows whether a message arrived in group/);
  });

  it('when a group has a new address', async () => {
    const spaces = 'group: { telegram: -4000001 }\nhall: { web: hall }';
    const meeting = await community(nightWith({ spaces }), on);
    const { mei, telegram, clock } = meeting;
    telegram.server.fail('sendMessage', {
      status: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: -1001000000099 },
    });
    await mei.types('/say in=group text=Hello');
    await clock.advance({ seconds: 5 });
    await told(meeting, /group of group has a new address: -1001000000099/);
  });

  it('when what is to be changed stands at an address that the group left; it is asked once', async () => {
    const spaces = 'group: { telegram: -4000001 }\nhall: { web: hall }';
    const meeting = await community(nightWith({ spaces }), on);
    const { mei, telegram, clock, database } = meeting;
    await mei.types('/say in=group text=Hello');
    await clock.advance({ seconds: 5 });
    for (let n = 0; n < 3; n++)
      telegram.server.fail('editMessageText', {
        status: 400,
        description: 'Bad Request: group chat was upgraded to a supergroup chat',
        parameters: { migrate_to_chat_id: -1001000000099 },
      });
    await mei.types('/post edit 1 Changed');
    await told(meeting, /could not change a message in group: it stands at the old address/);
    expect(mei.news()).toMatch(/group of group has a new address: -1001000000099/);
    const edits = await database.query(`select attempts from delivery where does = 'edit'`);
    expect(edits).toEqual([{ attempts: 1 }]);
  });

  it('when a post could not be deleted, which can be asked for again', async () => {
    const meeting = await community(nightWith(), on);
    const { mei, telegram, clock, room } = meeting;
    await mei.types('/say in=group text=Hello');
    await clock.advance({ seconds: 5 });
    telegram.server.fail('deleteMessage', {
      status: 403,
      description: 'Forbidden: bot was kicked from the supergroup chat',
    });
    await mei.types('/post delete 1');
    await told(meeting, /could not delete a message in group: .*add it again/);
    await mei.types('/post delete 1');
    await mei.sees(/Post 1 is being deleted in group/);
    await clock.advance({ seconds: 5 });
    expect(room('group').texts()).toEqual([]);
    await mei.types('/post delete 1');
    await mei.sees(/Post 1 was deleted already/);
  });

  it('in Chinese, when that is what they speak', async () => {
    const meeting = await community(nightWith({ language: 'zh' }), {
      ...on,
      speaks: { mei: 'zh' },
    });
    const { mei, telegram } = meeting;
    telegram.server.fail('sendMessage', {
      status: 403,
      description: 'Forbidden: bot was kicked from the supergroup chat',
    });
    await mei.types('/say in=group text=你好');
    await told(meeting, /有内容没能发出（group）：机器人被移出了这个群：请重新加入/);
  });
});

describe('a run of the timetable', () => {
  const entry = (run: string, more = '') =>
    nightWith({
      timetable: `morning: { cron: "*/5 * * * *", run: ${run}, in: [hall]${more} }`,
    });
  const declining = entry('drop start', ', with: { name: Tea, pool: tea, number: 5 }');

  it('that declined is told to an admin, and kept with the run', async () => {
    const meeting = await community(declining, on);
    const { mei, clock } = meeting;
    await mei.types('/timetable');
    await clock.advance({ minutes: 5 });
    await told(meeting, /“morning” of the timetable ran, and was declined: .*tea/);
    await clock.advance({ minutes: 20 });
    await mei.types('/receipts morning');
    const text = await mei.sees(/^morning\n/);
    expect(text).toMatch(/2026-03-02 09:05 · skipped: .*tea/);
  });

  it.each([
    ['say', 'text: x, buttons: "Dance → /dance"', /no command \/dance/],
    ['quiz start', 'bank: poems', /poems/],
    ['quiz league', 'rewards: many', /many/],
    ['event create', 'name: Tea, when: 2026-01-01T08:00', /2026-01-01/],
    ['season end', '', /No season is running/],
  ])('that declined is told, whatever it ran: %s', async (run, given, why) => {
    const timetable = `odd: { cron: "5 9 * * *", run: ${run}, with: { ${given} }, in: [hall] }`;
    const meeting = await community(nightWith({ timetable }), on);
    const { mei, clock } = meeting;
    await mei.types('/season end');
    await clock.advance({ minutes: 5 });
    expect(await told(meeting, /“odd” of the timetable ran, and was declined/)).toMatch(why);
  });

  it('posts nothing that is for one person alone', async () => {
    const yaml = nightWith({
      operations: 'events: { attend: code }',
      timetable:
        'odd: { cron: "5 9 * * *", run: event attendance, with: { event: Tea }, in: [hall] }',
    });
    const meeting = await community(yaml, on);
    const { mei, room, clock } = meeting;
    await mei.on('web').types('/event create Tea 2026-03-04T20:00');
    await mei.on('web').types('/preview odd');
    expect(await mei.seesPrivately(/If “odd” ran now/)).toMatch(/Nothing would be posted/);
    await clock.advance({ minutes: 5 });
    await told(meeting, /“odd” of the timetable ran, and was declined: .*for one person alone/);
    expect(room('hall').texts().join()).not.toMatch(/Code for/);
  });

  it('that was missed is told', async () => {
    const meeting = await community(entry('check-in card'), on);
    const { mei, outage } = meeting;
    await mei.types('/timetable');
    await outage({ hours: 2, minutes: 2 });
    await told(meeting, /“morning” of the timetable did not run: its time was missed\. \/run/);
  });

  it('leaves receipts of where it stands', async () => {
    const spaces = `hall: { web: hall }
group: { telegram: -1001000000001 }`;
    const meeting = await community(
      nightWith({
        spaces,
        timetable:
          'morning: { cron: "*/5 * * * *", run: say, with: { text: Good morning, pin: yes }, in: [hall, group] }',
      }),
      on,
    );
    const { mei, clock } = meeting;
    await clock.advance({ minutes: 5, seconds: 10 });
    await mei.types('/receipts morning');
    const text = await mei.sees(/^morning\n/);
    expect(text).toMatch(/2026-03-02 09:05 · done: It is on its way to hall, group, as post 1\./);
    expect(text).toMatch(/✓ hall: posted 2026-03-02 09:05\n/);
    expect(text).toMatch(/✓ group: posted 2026-03-02 09:05/);
    expect(text).toMatch(/· hall: no pins there/);
    expect(text).toMatch(/✓ group: pinned 2026-03-02 09:05/);
    await mei.types('/receipts 1');
    expect(await mei.sees(/^Post 1\n/)).toMatch(/✓ group: posted/);
    await mei.types('/receipts evening tide');
    await mei.sees(/neither the number of a post nor an entry/);
  });

  it('has its receipts in pages', async () => {
    const meeting = await community(entry('check-in card'), on);
    const { mei, clock } = meeting;
    await clock.advance({ minutes: 50 });
    await mei.types('/receipts morning');
    await mei.sees(/^morning · page 1 of 2\n/);
    await mei.types('/receipts of=morning page=2');
    expect((await mei.sees(/^morning · page 2 of 2\n/)).match(/09:05 · done/g)).toHaveLength(1);
    await mei.types('/receipts of=morning page=9');
    await mei.sees(/There are only 2 pages/);
  });
});

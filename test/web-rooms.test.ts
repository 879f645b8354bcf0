import { describe, expect, it } from 'vitest';
import { dailyCard, hall } from './support/playground-bot.ts';
import { newId, servedPlayground } from './support/served-playground.ts';
import { sitDown } from './support/web-page.ts';

const served = servedPlayground();

describe('what is said', () => {
  it('stands in the room for everybody, and reaches the bot', async () => {
    const sam = await sitDown(served.web.port, 'sam');
    const ada = await sitDown(served.web.port, 'ada');
    const post = { is: 'post', id: newId(), room: 'hall', text: 'good evening' } as const;
    sam.page.say(post);
    const { message } = await ada.page.hears('changed', ({ message }) => message.room === 'hall');
    expect(message).toMatchObject({
      author: 'sam',
      key: post.id,
      words: { is: 'typed', text: 'good evening' },
    });
    await sam.page.hears('done', (frame) => frame.id === post.id);
    expect(served.bot.heard.at(-1)?.what).toEqual({
      is: 'text',
      text: 'good evening',
      toBot: false,
    });
    sam.page.close();
    ada.page.close();
  });

  it('is said once, however often it is sent', async () => {
    const { page } = await sitDown(served.web.port, 'lin');
    const grant = {
      is: 'command',
      id: newId(),
      room: 'hall',
      name: 'grant',
      named: { member: '@sam', points: '5' },
    } as const;
    for (const _ of [1, 2, 3]) {
      page.say(grant);
      await page.hears('done');
    }
    const said = await served.database.query<{ words: string }>(
      `select content->'words' as words from web_message where room = 'hall' order by id`,
    );
    expect(said).toHaveLength(2);
    expect(said).toMatchObject([
      { words: { text: '/grant @sam 5' } },
      { words: { reply: { text: 'Granted: @sam 5' } } },
    ]);
    expect(
      new Set(served.bot.heard.filter(({ what }) => what.is === 'command').map(({ key }) => key))
        .size,
    ).toBe(1);
    page.close();
  });

  it('is refused when it is empty, too long, or for a room that is not there', async () => {
    const { page } = await sitDown(served.web.port, 'sam');
    const heard = served.bot.heard.length;
    page.say({ is: 'post', id: newId(), room: 'hall', text: '  \n' });
    expect(await page.hears('failed')).toMatchObject({ why: 'empty' });
    page.say({ is: 'post', id: newId(), room: 'hall', text: '字'.repeat(10_001) });
    expect(await page.hears('failed')).toMatchObject({ why: 'too-long' });
    page.say({ is: 'post', id: newId(), room: '@ada', text: 'psst' });
    expect(await page.hears('failed')).toMatchObject({ why: 'no-room' });
    page.say({ is: 'post', id: newId(), room: 'hall', text: '字'.repeat(10_000) });
    await page.hears('done');
    expect(
      served.bot.heard.filter(({ what }) => what.is !== 'opened').length - heard,
    ).toBeLessThanOrEqual(1);
    page.close();
  });
});

describe('what the bot answers', () => {
  it('to one person alone, nobody else sees, now or later', async () => {
    const sam = await sitDown(served.web.port, 'sam');
    const ada = await sitDown(served.web.port, 'ada');
    sam.page.say({ is: 'post', id: newId(), room: 'hall', text: '/checkin' });
    const { message } = await sam.page.hears('changed', ({ message }) => message.onlyFor === 'sam');
    const cause = await ada.page.hears('changed', ({ message }) => message.author === 'sam');
    expect(message.answers).toBe(cause.message.id);
    await sam.page.hears('done');
    expect(JSON.stringify(ada.page.frames)).not.toContain('streak');
    const later = await sitDown(served.web.port, 'ada', 0);
    expect(JSON.stringify(later.welcome.messages)).not.toContain('streak');

    ada.page.say({ is: 'dismiss', id: newId(), message: message.id });
    expect(await ada.page.hears('failed')).toMatchObject({ why: 'gone' });
    sam.page.say({ is: 'dismiss', id: newId(), message: message.id });
    const gone = await sam.page.hears('changed', (frame) => frame.message.id === message.id);
    expect(gone.message.words).toEqual({ is: 'removed' });
    expect(
      await served.database.query(`select 1 from web_message where content::text like '%streak%'`),
    ).toEqual([]);
    for (const { page } of [sam, ada, later]) page.close();
  });

  it('redraws a card for all when one taps, and answers in place', async () => {
    const sam = await sitDown(served.web.port, 'sam');
    const ada = await sitDown(served.web.port, 'ada');
    const sent = await served.web.platform.send(hall, dailyCard([]), { key: 'card', asOne: true });
    if (!sent.ok) throw new Error('not sent');
    const card = Number(sent.message);
    sam.page.say({ is: 'press', id: newId(), room: 'hall', message: card, press: 'checkin:' });
    const redrawn = await ada.page.hears(
      'changed',
      ({ message }) => message.id === card && message.editedAt !== undefined,
    );
    expect(JSON.stringify(redrawn.message.words)).toContain('Latest: Sam');
    ada.page.say({ is: 'press', id: newId(), room: 'hall', message: card, press: 'turn:' });
    const turned = await sam.page.hears('changed', ({ message }) =>
      JSON.stringify(message.words).includes('Page two'),
    );
    expect(turned.message.id).toBe(card);
    expect(served.bot.heard.at(-1)?.what).toEqual({
      is: 'press',
      press: 'turn:',
      message: sent.message,
    });
    sam.page.close();
    ada.page.close();
  });

  it('refuses a press on what one does not see', async () => {
    await served.again((incoming) =>
      incoming.what.is === 'command'
        ? { is: 'said', reply: { text: 'yours' }, place: 'privately' }
        : { is: 'said', reply: { text: 'changed' }, place: 'in-place' },
    );
    const sam = await sitDown(served.web.port, 'sam');
    const ada = await sitDown(served.web.port, 'ada');
    sam.page.say({ is: 'post', id: newId(), room: 'hall', text: '/checkin' });
    const { message } = await sam.page.hears('changed', (frame) => frame.message.onlyFor === 'sam');
    for (const target of [message.id, 999_999]) {
      ada.page.say({ is: 'press', id: newId(), room: 'hall', message: target, press: 'turn:' });
      expect(await ada.page.hears('failed')).toMatchObject({ why: 'gone' });
    }
    sam.page.close();
    ada.page.close();
  });

  it('opens forms, completes what is typed, and asks', async () => {
    const { page } = await sitDown(served.web.port, 'mei');
    page.say({ is: 'post', id: newId(), room: 'hall', text: '/ask' });
    const form = await page.hears('form');
    expect(form.form.title).toBe('Ask a question');
    page.say({
      is: 'form',
      id: newId(),
      room: 'hall',
      form: form.form.id,
      fields: { title: 'Why?' },
      ...(form.answers !== undefined && { answers: form.answers }),
    });
    const answer = await page.hears('changed', ({ message }) =>
      JSON.stringify(message.words).includes('Why?'),
    );
    expect(answer.message.answers).toBe(form.answers);
    page.say({
      is: 'completing',
      id: newId(),
      room: 'hall',
      command: 'quiz start',
      option: 'bank',
      typed: 'ti',
    });
    expect((await page.hears('completions')).choices).toEqual([{ label: 'tides', value: 'tides' }]);
    page.close();
  });

  it('keeps secrets sealed', async () => {
    await served.again(() => ({
      is: 'said',
      reply: { text: 'code TEA-7Q4', secret: true },
      place: 'openly',
    }));
    const { page } = await sitDown(served.web.port, 'sam');
    page.say({ is: 'post', id: newId(), room: 'hall', text: '/claim' });
    const { message } = await page.hears('changed', (frame) => frame.message.onlyFor === 'sam');
    expect(JSON.stringify(message.words)).toContain('TEA-7Q4');
    expect(
      await served.database.query(`select 1 from web_message where content::text like '%TEA-7Q4%'`),
    ).toEqual([]);
    page.close();
  });

  it('says with an id when it could not be kept, and takes it when it is sent again', async () => {
    const away = new Set(['database']);
    await served.again(({ what }) => {
      if (what.is !== 'command') return { is: 'nothing' };
      if (away.size > 0) throw new Error('connection refused');
      return { is: 'said', reply: { text: 'there' }, place: 'openly' };
    });
    const { page } = await sitDown(served.web.port, 'sam');
    const asked = { is: 'post', id: newId(), room: 'hall', text: '/points of mine' } as const;
    page.say(asked);
    const failed = await page.hears('failed');
    expect(failed).toMatchObject({ id: asked.id, why: 'not-kept', error: asked.id.slice(0, 8) });
    const line = served.web.lines.find((text) => text.includes('not kept')) ?? '';
    expect(line).toContain(failed.error);
    expect(line).not.toContain('of mine');
    away.clear();
    page.say(asked);
    await page.hears('done');
    expect(
      await served.database.query(`select 1 from web_message where room = 'hall'`),
    ).toHaveLength(2);
    page.close();
  });
});

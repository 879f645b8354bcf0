import { get } from 'node:http';
import { describe, expect, it } from 'vitest';
import { hall, nightReaders } from './support/playground-bot.ts';
import { smallCommand } from './support/scripted-bot.ts';
import { newId, servedPlayground } from './support/served-playground.ts';
import { openPage, sitDown } from './support/web-page.ts';

const png = Buffer.from('89504e470d0a1a0a', 'hex').toString('base64');
const served = servedPlayground();

describe('a page that comes in', () => {
  it('is told where it is, who it is, what it may do and what is to come', async () => {
    const { page, welcome } = await sitDown(served.web.port, 'lin');
    expect(welcome.you).toBe('lin');
    expect(welcome.community.people.map(({ roles }) => roles)).toEqual([
      ['admin'],
      ['helper'],
      [],
      [],
    ]);
    expect(welcome.community.rooms).toEqual([
      { id: 'hall', name: 'hall' },
      { id: 'corner', name: 'quiet corner' },
    ]);
    expect(welcome.community.spaces).toContain('telegram');
    expect(welcome.looks.map(({ platform }) => platform)).toEqual(['web', 'telegram', 'discord']);
    expect(welcome.timetable).toMatchObject([
      { name: 'morning card', at: '2026-03-02T00:00:00.000Z' },
    ]);
    page.close();
  });

  it('becomes the first person when it asks for one that is not there', async () => {
    const { page, welcome } = await sitDown(served.web.port, 'nobody');
    expect(welcome.you).toBe('mei');
    page.close();
  });

  it('is greeted once in private', async () => {
    const { page } = await sitDown(served.web.port, 'sam');
    const greeting = await page.hears('changed', ({ message }) => message.room === '@sam');
    expect(greeting.message.onlyFor).toBeUndefined();
    const again = await sitDown(served.web.port, 'sam');
    expect(again.welcome.messages).toHaveLength(1);
    page.close();
    again.page.close();
  });
});

describe('what is sent to it', () => {
  it('comes once for each key, changes, and says when it is gone', async () => {
    const { platform } = served.web;
    const how = { key: 'out/1', asOne: false };
    const [first, second] = [
      await platform.send(hall, { text: 'one' }, how),
      await platform.send(hall, { text: 'one' }, how),
    ];
    expect(first).toEqual(second);
    if (!first.ok) throw new Error('not sent');
    expect(await platform.edit(first.message, { text: 'two' })).toEqual(first);
    await served.database.execute('update web_message set removed_at = at');
    expect(await platform.edit(first.message, { text: 'three' })).toEqual({
      ok: false,
      failure: { is: 'gone' },
    });
    expect(await platform.edit('nonsense', { text: '' })).toMatchObject({ ok: false });
  });

  it('reaches one person in private, and refuses rooms and people that are not there', async () => {
    const { platform } = served.web;
    const how = { key: 'out/2', asOne: false };
    const sam = { platform: 'web', id: 'sam' };
    expect(await platform.direct(sam, { text: 'psst' }, how)).toMatchObject({ ok: true });
    expect(await served.database.query(`select room from web_message`)).toEqual([{ room: '@sam' }]);
    expect(await platform.direct({ ...sam, id: 'eve' }, { text: 'psst' }, how)).toMatchObject({
      failure: { is: 'refused' },
    });
    expect(await platform.send({ ...hall, chat: 'attic' }, { text: '' }, how)).toMatchObject({
      failure: { is: 'refused' },
    });
  });

  it('shows pictures at an address of their own', async () => {
    const { page } = await sitDown(served.web.port, 'sam');
    const reply = { text: 'March', picture: { png, alt: 'a calendar' } };
    await served.web.platform.send(hall, reply, { key: 'out/3', asOne: false });
    const { message } = await page.hears('changed', (frame) => frame.message.room === 'hall');
    const picture = message.words.is === 'said' ? message.words.picture : undefined;
    const got = await fetch(`${served.web.url}${picture}`);
    expect(got.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await got.arrayBuffer()).toString('base64')).toBe(png);
    expect((await fetch(`${served.web.url}picture/77777.png`)).status).toBe(404);
    page.close();
  });
});

describe('a page that comes back', () => {
  it('gets what it missed and nothing else, after a restart too', async () => {
    const sam = await sitDown(served.web.port, 'sam');
    const sent = await served.web.platform.send(hall, { text: 'one' }, { key: 'a', asOne: false });
    const seen = (await sam.page.hears('changed', (frame) => frame.message.key === 'a')).message;
    sam.page.close();
    if (!sent.ok) throw new Error('not sent');
    await served.web.platform.send(hall, { text: 'two' }, { key: 'b', asOne: false });
    await served.web.platform.edit(sent.message, { text: 'one, edited' });
    await served.again();
    const back = await sitDown(served.web.port, 'sam', seen.revision);
    expect(back.welcome.whole).toBe(false);
    const missed = back.welcome.messages.filter(({ room }) => room === 'hall');
    expect(missed.map(({ key }) => key)).toEqual(['b', 'a']);
    expect(back.welcome.revision).toBe(missed.at(-1)?.revision);
    const fresh = await sitDown(served.web.port, 'sam');
    expect(fresh.welcome).toMatchObject({ whole: true, revision: back.welcome.revision });
    back.page.close();
    fresh.page.close();
  });

  it('misses nothing while a crowd talks', async () => {
    const { page, welcome } = await sitDown(served.web.port, 'sam');
    const posts = Array.from({ length: 60 }, (_, index) =>
      served.web.platform.send(hall, { text: `${index}` }, { key: `k${index}`, asOne: false }),
    );
    const late = await sitDown(served.web.port, 'ada', welcome.revision);
    await Promise.all(posts);
    await page.hears('changed', (frame) => frame.message.key === 'k59');
    await late.page.hears('changed', (frame) => frame.message.room === '@ada');
    const keys = new Set(
      late.page.frames.flatMap((frame) => {
        if (frame.is === 'welcome') return frame.messages.map(({ key }) => key);
        return frame.is === 'changed' ? [frame.message.key] : [];
      }),
    );
    for (let index = 0; index < 60; index++) expect(keys).toContain(`k${index}`);
    const revisions = page.frames.flatMap((frame) =>
      frame.is === 'changed' ? [frame.message.revision] : [],
    );
    expect(revisions).toEqual([...revisions].sort((one, other) => one - other));
    page.close();
    late.page.close();
  });

  it('hears of a changed config', async () => {
    const { page } = await sitDown(served.web.port, 'sam');
    await served.web.platform.register();
    await page.hears('welcome');
    const changed = { ...nightReaders, commands: [smallCommand('tea')] };
    Object.assign(served.bot, { communities: () => [changed] });
    await served.web.platform.register();
    expect((await page.hears('welcome')).community.commands.map(({ name }) => name)).toEqual([
      'tea',
    ]);
    page.close();
  });
});

describe('who may come in', () => {
  const status = (headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve) => {
      get(served.web.url, { headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
    });

  it('not a page of another site', async () => {
    await expect(openPage(served.web.port, { origin: 'https://evil.example' })).rejects.toThrow(
      '403',
    );
    await expect(openPage(served.web.port, { host: 'evil.example' })).rejects.toThrow('403');
    const own = await openPage(served.web.port, { origin: `http://127.0.0.1:${served.web.port}` });
    own.close();
    expect(await status({ host: 'evil.example' })).toBe(403);
  });

  it.each(['no json', '[]', '{"is":"nonsense"}', '{"is":"post","id":"abcdefgh"}'])(
    'not the frame %s, which changes nothing',
    async (text) => {
      const { page } = await sitDown(served.web.port, 'sam');
      await page.hears('changed');
      page.sayRaw(text);
      expect(await page.hears('failed')).toMatchObject({ why: 'unreadable' });
      page.say({ is: 'ping' });
      await page.hears('pong');
      expect(await served.database.query('select 1 from web_message')).toHaveLength(1);
      page.close();
    },
  );

  it('nobody who did not say hello', async () => {
    const page = await openPage(served.web.port);
    page.say({ is: 'post', id: newId(), room: 'hall', text: 'x' });
    expect(await page.hears('failed')).toMatchObject({ why: 'hello-first' });
    page.close();
  });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { night, nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

/** The smallest PNG, and the beginning of a JPEG. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');

async function folderWith(files: Readonly<Record<string, Buffer>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'emcee-pictures-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, bytes] of Object.entries(files))
    await writeFile(path.join(folder, name), bytes);
  return folder;
}

it('an admin says something in a group, and elsewhere', async () => {
  const { mei, lin, room, clock } = await community(night, { on: ['telegram', 'web'] });
  await mei.types('/say Tonight we read chapter three.');
  await mei.sees(/on its way to group/);
  await room('group').shows(/^Tonight we read chapter three\.$/);
  await mei.types('/say in=hall text="Come over"');
  await mei.sees(/on its way to hall/);
  await clock.advance({ seconds: 2 });
  await room('hall').shows(/^Come over$/);
  await mei.types('/say in=all text="Hear, hear"');
  await mei.sees(/on its way to group, server, hall/);
  await clock.advance({ seconds: 2 });
  for (const name of ['group', 'hall']) await room(name).shows(/^Hear, hear$/);
  await mei.types('/say in=cellar text="Anybody?"');
  await mei.sees(/There is no space “cellar”\. There are: group, server, hall/);
  await lin.types('/say me');
  await lin.sees(/\/say is for planners/);
});

it('a long text is written in a form on Discord', async () => {
  const { mei, group } = await community(night, { on: ['discord'] });
  await mei.types('/say');
  const text = `${'Line of a long story.\n'.repeat(80)}The end.`;
  await mei.fills({ text });
  await mei.sees(/on its way to server/);
  await group.shows(/The end\.$/);
});

it('a long text is split on Telegram, in order', async () => {
  const { mei, group } = await community(night, { on: ['telegram'] });
  const lines = Array.from({ length: 400 }, (_, n) => `line number ${n} of a long story`);
  await mei.types(`/say ${lines.slice(0, 100).join('\n')}`);
  await mei.sees(/on its way/);
  await group.shows(/line number 99 of/);
  await mei.answers('/say');
  await mei.answers(lines.join('\n').slice(0, 9_900));
  await group.shows(/line number 280/);
  const posts = group.texts().filter((text) => text.startsWith('line number 0 '));
  expect(posts.length).toBeGreaterThanOrEqual(2);
});

it('a post in two languages comes in the language of each space, else in both', async () => {
  const spaces = `group: { telegram: -1001000000001 }
hall: { web: hall, language: en }
lounge: { web: lounge, language: zh }`;
  const yaml = nightWith({ language: 'zh', spaces });
  const { mei, room, clock } = await community(yaml, { on: ['web', 'telegram'] });
  await mei.types('/say in=group,hall,lounge also="Good evening" text=晚上好');
  await clock.advance({ seconds: 5 });
  expect(room('hall').texts()).toContain('Good evening');
  expect(room('lounge').texts()).toContain('晚上好');
  expect(room('group').texts()).toContain('晚上好\n\n— — —\n\nGood evening');
});

it('a post in several spaces reaches a topic too', async () => {
  const spaces = `lobby: { telegram: -1001000000001 }
books: { telegram: -1001000000001, topic: 7 }
server: { discord: "880000000000000001", guild: "880000000000000000" }`;
  const yaml = nightWith({ spaces });
  const { mei, room, telegram, clock } = await community(yaml, { on: ['telegram', 'discord'] });
  await mei.types('/say in="lobby, books, server" text="To all of you"');
  await mei.sees(/on its way to lobby, books, server/);
  await clock.advance({ seconds: 10 });
  const sent = telegram.server.calls.filter(
    ({ method, values }) => method === 'sendMessage' && values['text'] === 'To all of you',
  );
  expect(sent.map(({ values }) => values['message_thread_id'])).toEqual([undefined, 7]);
  await room('server').shows(/^To all of you$/);
});

describe('buttons', () => {
  it.each(['telegram', 'discord', 'web'] as const)(
    'on %s say a command for whoever taps them, and are checked as if it were typed',
    async (platform) => {
      const { mei, lin, group, clock } = await community(night, { on: [platform] });
      await mei.types('/say text="Rise and shine" buttons="Check in → /checkin; Say → /say Boo"');
      await mei.sees(/on its way/);
      await clock.advance({ seconds: 5 });
      await lin.taps('Check in');
      await lin.sees(/\+8 points/);
      await lin.taps('Check in');
      await lin.sees(/already/);
      await lin.taps('Say');
      await lin.seesPrivately(/\/say is for planners/);
      expect(group.texts()).not.toContain('Boo');
    },
  );

  it('lead to links; a command that there is not is refused', async () => {
    const { mei, group, telegram, clock } = await community(night, { on: ['telegram'] });
    await mei.types('/say text=Hello buttons="Rules https://example.org/rules"');
    await clock.advance({ seconds: 5 });
    await group.shows(/^Hello$/);
    const sent = telegram.server.calls.findLast(({ values }) => values['text'] === 'Hello');
    expect(sent?.values['reply_markup']).toEqual({
      inline_keyboard: [[{ text: 'Rules', url: 'https://example.org/rules' }]],
    });
    await mei.types('/say text=Hello buttons="Dance → /dance"');
    await mei.sees(/There is no command \/dance/);
    await mei.types('/say text=Hello buttons="Rules somewhere"');
    await mei.sees(/something like Rules https:/);
  });

  it('forged with a command of another shape do nothing', async () => {
    const { lin } = await community(night, { on: ['telegram'] });
    await lin.types('/checkin');
    for (const press of ['/::', '/::dance', '/::%', '/']) {
      await lin.forges(press);
      await lin.sees(/no longer in use/);
    }
  });
});

describe('a picture', () => {
  it('that stands beside the config is posted, edited and described', async () => {
    const folder = await folderWith({ 'cover.png': PNG, 'other.jpg': JPEG });
    const { mei, room, telegram, clock } = await community(night, {
      on: ['telegram', 'discord', 'web'],
      folder,
    });
    await mei.types(
      '/say in=group,server,hall picture=cover.png alt="A blue cover" text="Our new book"',
    );
    await mei.sees(/on its way/);
    await clock.advance({ seconds: 10 });
    expect(telegram.group('group').messages.at(-1)?.photo).toEqual(new Uint8Array(PNG));
    for (const name of ['server', 'hall']) await room(name).shows(/Our new book/);
    await mei.types('/post edit 1 picture=other.jpg');
    await clock.advance({ seconds: 10 });
    const edited = telegram.group('group').messages.findLast(({ photo }) => photo !== undefined);
    expect(edited?.photo).toEqual(new Uint8Array(JPEG));
    expect(edited?.text).toBe('Our new book');
  });

  it('is refused when it is not there, is none, or lies elsewhere', async () => {
    const folder = await folderWith({ 'notes.png': Buffer.from('not a picture') });
    const { mei } = await community(night, { on: ['telegram'], folder });
    await mei.types('/say picture=cover.png text=x');
    await mei.sees(/There is no picture “cover\.png”/);
    await mei.types('/say picture=notes.png text=x');
    await mei.sees(/neither a PNG nor a JPEG/);
    await mei.types('/say picture=../secret.png text=x');
    await mei.sees(/not beside the community's file/);
  });
});

describe('a pin', () => {
  const done = [
    { does: 'send', state: 'sent' },
    { does: 'pin', state: 'sent' },
  ];

  it.each(['telegram', 'discord'] as const)(
    'is set on %s once the post stands',
    async (platform) => {
      const meeting = await community(night, { on: [platform] });
      const { mei, clock, database } = meeting;
      await mei.types('/say pin=yes text="Read this first"');
      await clock.advance({ seconds: 5 });
      expect(await database.query('select does, state from delivery order by id')).toEqual(done);
      if (platform === 'telegram')
        expect(meeting.telegram.server.counts.get('pinChatMessage')).toBe(1);
    },
  );

  it('is left out where there are none', async () => {
    const { mei, clock, database } = await community(night, { on: ['web'] });
    await mei.types('/say pin=yes text="Read this first"');
    await clock.advance({ seconds: 5 });
    expect(await database.query('select does, state from delivery order by id')).toEqual([
      { does: 'send', state: 'sent' },
      { does: 'pin', state: 'withdrawn' },
    ]);
  });
});

describe('quiet hours', () => {
  const yaml = nightWith({ operations: 'posts: { quiet: "22:00-07:30" }' });
  /** 23:00 on a Monday in Shanghai */
  const late = { on: ['telegram'], now: '2026-03-02T15:00:00Z' } as const;

  it('hold a post back until they end, and say so', async () => {
    const { mei, group, clock } = await community(yaml, late);
    await mei.types('/say Good morning');
    await mei.sees(/post 1 goes to group at 2026-03-03 07:30/);
    await clock.advance({ hours: 8, minutes: 29 });
    expect(group.texts()).not.toContain('Good morning');
    await clock.advance({ minutes: 1, seconds: 1 });
    expect(group.texts()).toContain('Good morning');
  });

  it('do not hold what is said anyway', async () => {
    const { mei, group, clock } = await community(yaml, late);
    await mei.types('/say anyway=yes text="Fire drill"');
    await clock.advance({ seconds: 5 });
    expect(group.texts()).toContain('Fire drill');
  });
});

import { describe, expect, it } from 'vitest';
import { photoAs } from '../../src/bot/sent.ts';
import { night } from '../support/emcee/cast.ts';
import { community, type Meeting } from '../support/emcee.ts';

/** The smallest PNG, and the beginning of a JPEG. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');

async function captioned(meeting: Meeting, caption: string, what: object): Promise<void> {
  const { telegram, cast, settled, clock } = meeting;
  telegram.user(cast.mei).says(telegram.group('group'), caption, what);
  await telegram.server.settled();
  await settled();
  await clock.advance({ seconds: 10 });
}

/** What the bot shows in the group, without what people sent. */
const shown = ({ telegram }: Meeting) =>
  telegram
    .group('group')
    .messages.filter(({ from, photo }) => from?.is_bot === true && photo !== undefined);

describe('a picture that an admin sends along on Telegram', () => {
  it('is posted with the caption’s words, and changed by another', async () => {
    const meeting = await community(night, { on: ['telegram', 'web'] });
    const bot = meeting.telegram.server.bot.user.username;
    await captioned(meeting, `/say@${bot} in=group,hall alt="A cover" text="Our new book"`, {
      photo: PNG,
    });
    expect(shown(meeting).map(({ photo, text }) => [photo, text])).toEqual([
      [new Uint8Array(PNG), 'Our new book'],
    ]);
    await meeting.room('hall').shows(/Our new book/);
    await captioned(meeting, `/post_edit@${bot} 1`, { photo: JPEG });
    expect(shown(meeting).map(({ photo, text }) => [photo, text])).toEqual([
      [new Uint8Array(JPEG), 'Our new book'],
    ]);
  });

  it('waits for the words where there were none', async () => {
    const meeting = await community(night, { on: ['telegram'] });
    const { mei, clock, telegram } = meeting;
    const bot = telegram.server.bot.user.username;
    await captioned(meeting, `/say@${bot}`, { photo: PNG });
    await mei.sees(/The text, in the community's language/);
    await mei.answers('Here it is');
    await clock.advance({ seconds: 10 });
    expect(shown(meeting).map(({ text }) => text)).toEqual(['Here it is']);
  });

  it('may come as a file, and must be a picture', async () => {
    const meeting = await community(night, { on: ['telegram'] });
    const bot = meeting.telegram.server.bot.user.username;
    const say = (words: string) => `/say@${bot} ${words}`;
    await captioned(meeting, say('Sharp'), { document: { name: 'cover.png', bytes: PNG } });
    expect(shown(meeting).map(({ text }) => text)).toEqual(['Sharp']);
    const notes = Buffer.from('only words');
    await captioned(meeting, say('Lies'), { document: { name: 'notes.png', bytes: notes } });
    await meeting.mei.sees(/neither a PNG nor a JPEG/);
    const large = Buffer.concat([PNG, Buffer.alloc(6_000_000)]);
    await captioned(meeting, say('Big'), { document: { name: 'large.png', bytes: large } });
    await meeting.mei.sees(/too large: at most 5 MB/);
    await captioned(meeting, say('picture=cover.png Two'), { photo: PNG });
    await meeting.mei.sees(/one picture: send one along, or name one/);
    expect(shown(meeting)).toHaveLength(1);
  });

  it('that does not come is not posted, and nor are its words', async () => {
    const meeting = await community(night, { on: ['telegram'] });
    const { telegram, group } = meeting;
    telegram.server.fail('getFile', { status: 400, description: 'Bad Request: invalid file_id' });
    await captioned(meeting, `/say@${telegram.server.bot.user.username} Gone`, { photo: PNG });
    await meeting.mei.sees(/did not come through.*again/);
    expect(group.texts()).not.toContain('Gone');
  });
});

it('a picture is attached on Discord, beside words written in the form', async () => {
  const meeting = await community(night, { on: ['discord', 'web'] });
  const { discord, cast, mei, clock, room } = meeting;
  const channel = { id: discord.guild().channel('server').id };
  discord.server.keeps('cover.png', PNG);
  const asked = discord
    .user(cast.mei)
    .slash(channel, 'say', { photo: 'cover.png', in: 'server,hall' });
  discord.user(cast.mei).submits(await asked.asked(), { text: 'Our new book' });
  await mei.on('discord').sees(/on its way to server, hall/);
  await clock.advance({ seconds: 10 });
  for (const name of ['server', 'hall']) await room(name).shows(/Our new book/);
  const pictures = await meeting.database.query('select base64 from picture');
  expect(pictures).toEqual([{ base64: PNG.toString('base64') }]);
  const shown = "select space from delivery where reply->'picture'->>'kept' is not null order by 1";
  expect(await meeting.database.query(shown)).toEqual([{ space: 'hall' }, { space: 'server' }]);
});

describe('in the playground', () => {
  const chosen = (bytes: Buffer, type = 'image/png') =>
    photoAs({ id: `data:${type};base64,${bytes.toString('base64')}`, name: 'cover.png' });

  it('a picture is chosen in the form, and stands in what comes of it', async () => {
    const { mei, room, clock, database } = await community(night, { on: ['web'] });
    await mei.types('/say');
    await mei.fills({ text: 'Our new book', photo: chosen(PNG) });
    await mei.sees(/on its way to hall/);
    await clock.advance({ seconds: 5 });
    await room('hall').shows(/Our new book/);
    expect(await database.query('select base64 from picture')).toEqual([
      { base64: PNG.toString('base64') },
    ]);
  });

  it.each([
    ['what is none', chosen(Buffer.from('words')), /neither a PNG nor a JPEG/],
    ['an address', photoAs({ id: 'https://example.org/a.png', name: 'a' }), /did not come through/],
    ['another file', chosen(PNG, 'text/html'), /did not come through/],
  ])('%s is not taken for one', async (_, photo, words) => {
    const { mei, room } = await community(night, { on: ['web'] });
    await mei.types('/say');
    await mei.fills({ text: 'Our new book', photo });
    await mei.sees(words);
    expect(room('hall').texts()).toEqual([]);
  });
});

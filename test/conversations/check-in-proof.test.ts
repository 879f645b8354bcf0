import { describe, expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

const withProof = (proof: string) =>
  nightWith({ operations: `check-in: { points: 5, proof: ${proof} }` });
const PICTURE = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0);

describe('a keyword as proof', () => {
  const yaml = withProof('{ keyword: Good Morning }');

  it('is asked for, and must be right', async () => {
    const { lin } = await community(yaml, { on: ['telegram'] });
    await lin.types('/checkin good night');
    await lin.sees(/not the keyword/);
    await lin.types('/checkin');
    await lin.sees(/The keyword\?/);
    await lin.answers('good morning!');
    await lin.sees(/\+5 points/);
  });

  it('is asked for by the card’s button too: in a form where there are forms', async () => {
    const { lin, sam, mei, room } = await community(yaml, { on: ['telegram', 'discord', 'web'] });
    const places = [
      ['telegram', 'group'],
      ['discord', 'server'],
      ['web', 'hall'],
    ] as const;
    for (const [platform, space] of places) {
      await mei.on(platform).types('/check-in card');
      await room(space).shows(/Bring the keyword/);
    }
    await lin.on('telegram').taps('Check in');
    await lin.on('telegram').sees(/The keyword\?/);
    await lin.on('telegram').answers('Good Morning');
    await lin.on('telegram').sees(/\+5 points/);
    await sam.on('discord').taps('Check in');
    await sam.on('discord').fills({ word: 'good morning' });
    await sam.on('discord').seesPrivately(/\+5 points/);
    await mei.on('web').taps('Check in');
    await mei.on('web').fills({ word: 'good morning' });
    await mei.on('web').sees(/\+5 points/);
  });
});

describe('a photo as proof', () => {
  const yaml = withProof('photo');

  it('is asked for on Telegram, and answered by one', async () => {
    const { lin, telegram, cast, settled, database } = await community(yaml, { on: ['telegram'] });
    const group = telegram.group('group');
    const user = telegram.user(cast.lin);
    await lin.types('/checkin photo=photo');
    await lin.sees(/Please send a photo for today\./);
    await lin.answers('here it is');
    await lin.sees(/a photo is needed/);
    const asked = group.messages.findLast(({ from }) => from?.is_bot === true);
    user.says(group, '', { photo: PICTURE, ...(asked && { replyTo: asked }) });
    await telegram.server.settled();
    await settled();
    await lin.sees(/\+5 points/);
    expect(await database.query('select * from check_in')).toHaveLength(1);
  });

  it('may carry the command as its caption', async () => {
    const { telegram, cast, settled, lin } = await community(yaml, { on: ['telegram'] });
    const bot = telegram.server.bot.user.username;
    telegram.user(cast.lin).says(telegram.group('group'), `/checkin@${bot}`, { photo: PICTURE });
    await telegram.server.settled();
    await settled();
    await lin.sees(/\+5 points/);
  });

  it('is chosen in the form of the playground', async () => {
    const { lin } = await community(yaml, { on: ['web'] });
    await lin.types('/checkin');
    await lin.fills({ photo: 'no' });
    await lin.sees(/a photo is needed/);
    await lin.types('/checkin');
    await lin.fills({ photo: 'photo' });
    await lin.sees(/\+5 points/);
  });

  it('is an attachment on Discord, which must be a picture', async () => {
    const { lin, sam, mei, group, discord, cast } = await community(yaml, { on: ['discord'] });
    const { user } = discord;
    await mei.types('/check-in card');
    await group.shows(/Bring a photo/);
    const channel = discord.guild().channel('server');
    const asked = user(cast.lin).slash({ id: channel.id }, 'checkin', { photo: 'notes.txt' });
    user(cast.lin).submits(await asked.asked(), { photo: 'me.png' });
    await lin.seesPrivately(/\+5 points/);
    user(cast.mei).slash({ id: channel.id }, 'checkin', { photo: 'me.jpg' });
    await mei.seesPrivately(/\+5 points/);
    await sam.taps('Check in');
    await sam.fills({ photo: 'me.jpg' });
    await sam.seesPrivately(/\+5 points/);
  });
});

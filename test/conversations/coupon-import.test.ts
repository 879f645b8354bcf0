import { describe, expect, it } from 'vitest';
import { sealWith } from '../../src/database/seal.ts';
import { nightWith } from '../support/emcee/cast.ts';
import { community, type Meeting } from '../support/emcee.ts';

const operations = 'coupons: { pools: { paper: {} } }';
const yaml = nightWith({ operations });

const FILE = ['code,value', 'AAAA-1111,10% off', 'x', 'aaaa 1111', 'BBBB-2222', ''].join('\r\n');
const bytesOf = (text: string) => new TextEncoder().encode(text);
const document = (text = FILE, name = 'codes.csv') => ({
  document: { name, bytes: bytesOf(text) },
});

async function codesIn({ database }: Meeting): Promise<readonly string[]> {
  const seal = sealWith(Buffer.alloc(32, 7));
  const rows = await database.query<{ sealed: string }>('select sealed from coupon order by id');
  return rows.map(({ sealed }) => seal.open(sealed));
}

/** Nothing of the file, and no address that would open it. */
function expectNothingLogged({ logged }: Meeting): void {
  expect(logged().join('')).not.toMatch(/AAAA|BBBB|10% off|ephemeral-attachments|file\/bot/);
}

describe('on Telegram, in private', () => {
  async function inPrivate(config = yaml) {
    const meeting = await community(config, { on: ['telegram'] });
    const { telegram, cast, mei, settled } = meeting;
    await mei.types('/help');
    await mei.opens();
    const sends = async (caption: string, file = document()) => {
      const user = telegram.user(cast.mei);
      user.says(user.direct(), caption, file);
      await telegram.server.settled();
      await settled();
    };
    return { ...{ meeting, mei, sends, telegram }, database: meeting.database };
  }

  it('a document with the command as its caption is imported, and told line by line', async () => {
    const { meeting, mei, sends } = await inPrivate();
    await sends('/drop import paper');
    await mei.seesPrivately(
      /Pool “paper”: 2 codes added\. It has 2 codes free now\.\n1 line with a code that was here before, or further up: 4\n1 line that can't be used .*: 3/,
    );
    expect(await codesIn(meeting)).toEqual(['AAAA-1111', 'BBBB-2222']);
    expectNothingLogged(meeting);
    await mei.types('/drop start Winter paper 2');
    await mei.sees(/is open/);
  });

  it('delivered again, it says the same and adds nothing; sent anew, it tells what was here', async () => {
    const { meeting, mei, sends, telegram } = await inPrivate();
    await sends('/drop_import paper');
    const first = await mei.sees(/2 codes added/);
    const downloads = () =>
      telegram.server.calls.filter(({ method }) => method === 'getFile').length;
    await mei.again();
    expect(await mei.sees(/2 codes added/)).toBe(first);
    expect(downloads()).toBe(1);
    await sends('/drop import paper');
    await mei.sees(/nothing new\. It has 2 codes free\.\n3 lines with a code that was here before/);
    expect(await codesIn(meeting)).toHaveLength(2);
  });

  it('what is missing is asked for, and a word is no file', async () => {
    const { meeting, mei, sends } = await inPrivate();
    await mei.whispers('/drop import paper');
    await mei.sees(/Please send the file/);
    await mei.whispers('AAAA-1111');
    await mei.sees(/a file is needed/);
    await sends('');
    await mei.sees(/2 codes added/);
    await sends('/drop import');
    await mei.sees(/Name of the pool\?/);
    await mei.whispers('cake');
    await mei.sees(/Pool “cake”: nothing new/);
    expect(await codesIn(meeting)).toHaveLength(2);
    expectNothingLogged(meeting);
  });

  it('an admin who is none any more when the file comes is refused', async () => {
    const { meeting, mei, sends } = await inPrivate();
    await mei.whispers('/drop import paper');
    await mei.sees(/Please send the file/);
    await meeting.changes(nightWith({ operations, roles: 'admin: { telegram: [5200077009] }' }));
    await sends('');
    await mei.sees(/is for admins/);
    expect(await codesIn(meeting)).toEqual([]);
  });

  it('one beyond 20 MB is not opened; one that cannot be had is asked for again', async () => {
    const { meeting, mei, sends, telegram } = await inPrivate();
    await sends('/drop import paper', document(`${'A'.repeat(4)}\n`.repeat(4_200_000)));
    await mei.sees(/too large for me: up to 20 MB/);
    expect(telegram.server.calls.some(({ method }) => method === 'getFile')).toBe(false);
    telegram.server.fail('getFile', { status: 400, description: 'Bad Request: wrong file_id' });
    await sends('/drop import paper');
    await mei.sees(/no longer there/);
    await sends('/drop import paper');
    await mei.sees(/2 codes added/);
    expectNothingLogged(meeting);
  });

  it('in Chinese', async () => {
    const { mei, sends } = await inPrivate(nightWith({ operations, language: 'zh' }));
    await mei.whispers('/language zh');
    await sends('/drop import paper');
    await mei.seesPrivately(/已添加 2 个优惠码，现有 2 个可用。\n1 行的优惠码之前已有.*第 4 行/);
  });
});

describe('in a group on Telegram', () => {
  it('a file is not opened: it belongs into the private chat', async () => {
    const meeting = await community(yaml, { on: ['telegram'] });
    const { telegram, cast, mei, lin, settled } = meeting;
    const bot = telegram.server.bot.user.username;
    const group = telegram.group('group');
    await mei.types('/drop import paper');
    await mei.sees(/Please send the file to me in private/);
    for (const who of ['mei', 'lin'] as const) {
      telegram.user(cast[who]).says(group, `/drop_import@${bot} paper`, document());
      await telegram.server.settled();
      await settled();
    }
    await lin.sees(/is for admins/);
    expect(telegram.server.calls.some(({ method }) => method === 'getFile')).toBe(false);
    expect(await codesIn(meeting)).toEqual([]);
    expectNothingLogged(meeting);
  });
});

describe('on Discord', () => {
  async function onDiscord() {
    const meeting = await community(yaml, { on: ['discord'] });
    const { server } = meeting.discord;
    await meeting.mei.types('/drop list');
    server.keeps('codes.csv', bytesOf(FILE));
    server.keeps('huge.csv', bytesOf('AAAA\n'.repeat(5_100_000)));
    const channel = { id: meeting.discord.guild().channel('server').id };
    const sends = async (file: string) => {
      const values = { pool: 'paper', file };
      const asked = meeting.discord.user(meeting.cast.mei).slash(channel, 'drop import', values);
      await asked.acknowledged();
      await meeting.settled();
      return asked;
    };
    return { meeting, sends, server, mei: meeting.mei };
  }

  it('the file of an option is imported, and the report is for the admin alone', async () => {
    const { meeting, sends, server, mei } = await onDiscord();
    const asked = await sends('codes.csv');
    await mei.seesPrivately(/Pool “paper”: 2 codes added/);
    expect(await codesIn(meeting)).toEqual(['AAAA-1111', 'BBBB-2222']);
    const { length } = server.calls;
    server.redeliver(asked);
    await server.until(() => (server.calls.length > length ? true : undefined));
    await meeting.settled();
    expect(await codesIn(meeting)).toHaveLength(2);
    expectNothingLogged(meeting);
  });

  it('one too large is not opened, and a picture is no file of codes', async () => {
    const { meeting, sends, mei } = await onDiscord();
    await sends('huge.csv');
    await mei.seesPrivately(/too large for me: up to 25 MB/);
    await sends('me.png');
    await mei.seesPrivately(/a file is needed/);
    expect(await codesIn(meeting)).toEqual([]);
  });
});

it('the playground takes no files, and says where to send them', async () => {
  const { mei } = await community(yaml, { on: ['web'] });
  await mei.types('/drop import paper');
  await mei.sees(/cannot take files here/);
});

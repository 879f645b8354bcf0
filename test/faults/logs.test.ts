import { randomBytes } from 'node:crypto';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { openPostgres } from '../../src/database/postgres.ts';
import { redact } from '../../src/log.ts';
import { holds } from '../support/faults/bot.ts';
import {
  endProcesses,
  foldersFor,
  type Settings,
  startReal,
} from '../support/faults/real-process.ts';
import {
  allReceived,
  byWebhook,
  SECRET,
  startWithCard,
  type TelegramCrowd,
  TOKEN,
  telegramCrowd,
} from '../support/faults/telegram-crowd.ts';
import { postgres, postgresServer } from '../support/services/postgres.ts';
import { openPage } from '../support/web-page.ts';

afterEach(endProcesses);

test.each([
  [
    'invalid input syntax for type integer: "Grübelmonster"',
    'invalid input syntax for type integer',
  ],
  ['invalid input value for enum mood: "Grübelmonster"', 'invalid input value for enum mood'],
  [
    `Unexpected token 'G', "Grübelmonster" is not valid JSON`,
    `Unexpected token 'G', it is not valid JSON`,
  ],
  [
    `Unexpected token 'x', ..."Grübelmonster":x}aaaaaaaa"... is not valid JSON`,
    `Unexpected token 'x', it is not valid JSON`,
  ],
  [`Unexpected token 'G', "Grübelmonster`, `Unexpected token 'G', it is not valid JSON`],
  ['relation "check_in" does not exist', 'relation "check_in" does not exist'],
  [
    `request to https://api.telegram.org/bot${TOKEN}/getMe failed`,
    'request to https://api.telegram.org/bot<token>/getMe failed',
  ],
])('of %s the log keeps what was wrong, not the value', (message, kept) => {
  expect(redact(message)).toBe(kept);
});

/** Words that people write, each in another place. None may be met in a log. */
const words = {
  reason: 'Grübelmonster',
  post: 'Zwetschgenkuchen',
  private: 'Schweigepflicht',
  command: 'hunterzwei',
  argument: 'Passwortzettel',
  number: 'Siebenundvierzig',
  reply: 'Stammbaumfrage',
  button: 'Knopfdruckdaten',
  room: 'Kellertreppe',
  search: 'Suchbegriffchen',
};

/** A busy half hour: every way in which words reach the bot, failures and refusals among them. */
async function busy({ server, group, members }: TelegramCrowd): Promise<string[]> {
  const [admin, lin, sam, ada] = members;
  if (!admin || !lin || !sam || !ada) throw new Error('too few members');
  for (const member of [admin, lin, sam]) member.says(group, '/checkin@emcee_bot');
  await admin.sees(group, /\+\d/);
  admin.says(group, `/grant@emcee_bot @person_1 5 ${words.reason}`);
  admin.says(group, `/grant@emcee_bot @person_1 ${words.number}`);
  admin.says(group, `/take@emcee_bot @person_1 3 ${words.argument}`);
  lin.says(group, `/say@emcee_bot ${words.argument}`);
  admin.says(group, `/say@emcee_bot ${words.post}`);
  sam.tapsRaw(group, 1, `check-in:999:${words.button}`);
  const chat = sam.opens();
  await sam.sees(chat, /./);
  sam.says(chat, words.private);
  sam.says(chat, `/${words.command} ${words.argument}`);
  sam.says(chat, `/checkin ${words.argument}`);
  sam.says(chat, `${words.private}\n`.repeat(50));
  server.reset('sendMessage', 1);
  server.fail('sendMessage', { status: 500, body: `<html>${TOKEN}</html>` });
  sam.says(chat, '/points');
  sam.says(chat, '/help');
  await allReceived(server);
  const codes: string[] = [];
  for (const [member, place] of [
    [sam, chat],
    [ada, group],
  ] as const) {
    member.says(place, place === chat ? '/link' : '/link@emcee_bot');
    await allReceived(server);
  }
  for (const { answer } of server.calls)
    codes.push(...(JSON.stringify(answer).match(/\b[2-9A-HJ-NP-Z]{8,12}\b/g) ?? []));
  for (const code of codes) ada.says(ada.opens(), `/link ${code}`);
  await allReceived(server);
  return codes;
}

async function inThePlayground(port: number): Promise<void> {
  const page = await openPage(port);
  page.say({ is: 'hello', as: 'lin', language: 'en' });
  await page.hears('welcome');
  page.say({ is: 'post', id: 'action-01', room: '@lin', text: words.room });
  page.say({ is: 'post', id: 'action-02', room: '@lin', text: `/grant ${words.room}` });
  page.sayRaw(`{"is":"post","id":"action-03","room":"@lin","text":7,"${words.room}":1}`);
  await page.hears('failed');
  page.close();
}

test('no token, no code and nothing that anybody wrote stands in the log, even at trace', async () => {
  const crowd = await telegramCrowd(6);
  const { url } = await postgres();
  const password = 'a-password-for-the-database';
  const withPassword = new URL(url);
  withPassword.password = password;
  const settings: Settings = {
    ...(await byWebhook(crowd.settings, withPassword.href)),
    ...{ LOG_LEVEL: 'trace', EMCEE_PLAYGROUND: 'on' },
  };
  const database = await openPostgres(url, { connections: 2 });
  const { bot } = await startWithCard(crowd, settings);

  const codes = await busy(crowd);
  expect(codes.length).toBeGreaterThan(0);
  await inThePlayground(Number(new URL(bot.address).port));
  // The database refuses what handlers do: its errors carry rows.
  await database.execute('alter table check_in rename to check_in_away');
  for (const member of crowd.members) member.says(crowd.group, '/checkin@emcee_bot');
  crowd.members[3]?.says(crowd.group, `/top@emcee_bot ${words.search}`);
  await allReceived(crowd.server);
  await database.execute('alter table check_in_away rename to check_in');
  await fetch(`${bot.address}/telegram/updates?token=${words.search}`, {
    method: 'POST',
    body: `{"update_id":${words.search}`,
    headers: { 'x-telegram-bot-api-secret-token': SECRET, 'content-type': 'application/json' },
  });
  await holds('the failures to be logged', () => bot.output().includes('a command failed'));
  const word = await bot.shell(`say ${words.post}`, ['lounge'], 'words');
  expect(word.status).toBe(200);
  expect((await bot.stop()).code).toBe(0);

  const log = bot.output();
  expect(log.split('\n').length).toBeGreaterThan(20);
  const secrets = [
    ...[TOKEN, TOKEN.split(':')[1] ?? TOKEN, SECRET, `${settings['EMCEE_SECRET']}`, password],
    ...codes,
    ...Object.values(words),
  ];
  const told = secrets.filter((secret) => log.toLowerCase().includes(secret.toLowerCase()));
  const where = log.split('\n').filter((line) => told.some((one) => line.includes(one)));
  expect(told, where.join('\n')).toEqual([]);
  for (const line of log.split('\n').filter((one) => one.startsWith('{')))
    expect(Object.keys(JSON.parse(line))).not.toContain('body');
  await database.close();
  await crowd.server.close();
});

test('while Postgres is away the log says so once, whatever fails for it', async () => {
  const server = await postgresServer();
  onTestFinished(server.stop);
  const settings = {
    ...(await foldersFor(`community: readers
name: Readers
timezone: Asia/Shanghai
language: en
spaces: { hall: { web: hall } }
playground: { people: { mei: Mei } }
`)),
    DATABASE_URL: server.url,
    EMCEE_SECRET: randomBytes(32).toString('base64'),
  };
  const bot = await startReal(settings);
  await server.stop();
  // Longer than the loops rest, who fail as well.
  expect((await bot.shell('say Hello', ['hall'], 'hello')).status).toBe(500);
  await server.start();
  await holds('that it is back', async () => /the database answers again/.test(bot.output()));
  const errors = bot.output().match(/"level":50.*/g) ?? [];
  expect(errors.map((line) => /"msg":"([^";]*)/.exec(line)?.[1])).toEqual([
    'the database does not answer',
    'a request failed',
  ]);
  await bot.stop();
});

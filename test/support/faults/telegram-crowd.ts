import { randomBytes } from 'node:crypto';
import { PATIENCE_MS } from '../patience.ts';
import { freePort } from '../services/ports.ts';
import type { TelegramServer } from '../telegram-server/handle.ts';
import { startTelegramServer } from '../telegram-server/server.ts';
import { holds } from './bot.ts';
import { foldersFor, type Settings, startReal } from './real-process.ts';

export const TOKEN = `7000000001:${'a-token-of-no-worth-'.repeat(2)}`;
export const SECRET = 'a-secret-of-the-webhook-that-nobody-else-knows';

/** Thousands of updates, and a process that is started anew in the middle of them. */
const CROWDS_PATIENCE_MS = 5 * PATIENCE_MS;

const CHECK_INS = '  check-in: { points: 5, first: 3, streaks: { 7: 20 } }';

/**
 * A Telegram with a group of many members, and what a real process needs to serve it.
 * @param operations lines of YAML under that heading
 */
export async function telegramCrowd(people: number, operations = CHECK_INS) {
  // Taps may be answered for an hour: how fast this machine is, is not at stake.
  const server = await startTelegramServer({ token: TOKEN, second: 5, tapSeconds: 3600 });
  const members = Array.from({ length: people }, (_, n) =>
    server.user({ name: `Person ${n}`, username: `person_${n}` }),
  );
  const group = server.group({ title: 'Hall', supergroup: true, members });
  const lounge = server.group({ title: 'Lounge', supergroup: true, members });
  const folders = await foldersFor(`community: readers
name: { en: Readers, zh: 读者 }
timezone: Asia/Shanghai
language: en
spaces:
  hall: { telegram: ${group.id} }
  lounge: { telegram: ${lounge.id} }
roles:
  admin: { telegram: [${members[0]?.id}] }
playground:
  people: { mei: Mei, lin: Lin }
operations:
${operations}
`);
  const settings: Settings = {
    ...folders,
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: server.apiRoot,
    EMCEE_SECRET: randomBytes(32).toString('hex'),
  };
  return { server, members, group, lounge, settings };
}

/** The same, by webhook, on a port that stays over restarts. */
export async function byWebhook(settings: Settings, databaseUrl: string): Promise<Settings> {
  const port = await freePort();
  return {
    ...settings,
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${port}`,
    TELEGRAM_WEBHOOK_SECRET: SECRET,
  };
}

export type TelegramCrowd = Awaited<ReturnType<typeof telegramCrowd>>;

/** Starts it and has a check-in card posted in the hall; returns the card's message. */
export async function startWithCard({ group }: TelegramCrowd, settings: Settings) {
  const bot = await startReal(settings);
  const told = await bot.shell('check-in card', ['hall'], 'first card');
  if (!told.ok) throw new Error(await told.text());
  await holds('the card', () => group.messages.some(({ buttons }) => buttons.length > 0));
  const card = group.messages.find(({ buttons }) => buttons.length > 0);
  if (card === undefined) throw new Error('no card');
  return { bot, card };
}

/** Every update was received, however often it took. */
export function allReceived(server: TelegramServer): Promise<void> {
  return server.settled(CROWDS_PATIENCE_MS);
}

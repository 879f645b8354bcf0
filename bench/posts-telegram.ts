import { startTelegramServer } from '../test/support/telegram-server/server.ts';
import { TOKEN } from './updates.ts';

/** Telegram with its limits, in a process of its own. */
export type Wanted = {
  readonly groups: number;
  readonly perSecond: number;
  readonly perChatPerMinute: number;
};
export type Ready = {
  readonly apiRoot: string;
  readonly chats: readonly number[];
};

process.once('message', async ({ groups, ...limits }: Wanted) => {
  const server = await startTelegramServer({ rules: 'light', token: TOKEN });
  const chats = Array.from({ length: groups }, (_, n) => server.group({ title: `Group ${n}` }).id);
  server.limit(limits);
  process.send?.({ apiRoot: server.apiRoot, chats } satisfies Ready);
});
process.on('disconnect', () => process.exit());

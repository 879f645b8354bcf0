import { once } from 'node:events';
import path from 'node:path';
import type { Taken } from './load.ts';
import { startNode } from './process.ts';
import type { Asked } from './telegram.ts';

export type TelegramProcess = {
  readonly apiRoot: string;
  readonly load: (asked: Asked) => Promise<Taken>;
  readonly stop: () => Promise<void>;
};

export async function startTelegram(folder: string): Promise<TelegramProcess> {
  const file = path.join(import.meta.dirname, 'telegram.ts');
  const { child, stop } = startNode(
    ['--import', 'tsx', file],
    {},
    path.join(folder, 'telegram.log'),
  );
  const [port] = await once(child, 'message');
  return {
    apiRoot: `http://127.0.0.1:${port}`,
    /** @throws when a check-in was not answered, or nothing was said to it */
    async load(asked) {
      child.send(asked);
      const [taken]: ((Taken & { said: number }) | { error: string })[] = await once(
        child,
        'message',
      );
      if (taken === undefined || 'error' in taken) throw new Error(taken?.error);
      if (taken.said !== taken.answered)
        throw new Error(`${taken.answered} check-ins were taken, ${taken.said} heard an answer`);
      return taken;
    },
    stop,
  };
}

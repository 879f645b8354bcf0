import { WebSocket } from 'ws';
import type { PageFrame, ServerFrame } from '../../adapters/web/protocol.ts';
import { PATIENCE_MS } from './patience.ts';

type Of<Is extends ServerFrame['is']> = Extract<ServerFrame, { is: Is }>;

/** A page without a browser: what it says and what it hears. */
export type TestPage = {
  readonly frames: readonly ServerFrame[];
  readonly say: (frame: PageFrame) => void;
  /** whatever it is, frame or not */
  readonly sayRaw: (text: string) => void;
  /** The next frame of this kind that fits and was not taken yet; rejects after a minute. */
  readonly hears: <Is extends ServerFrame['is']>(
    is: Is,
    fits?: (frame: Of<Is>) => boolean,
  ) => Promise<Of<Is>>;
  readonly close: () => void;
};

export async function openPage(
  port: number,
  headers: Record<string, string> = {},
): Promise<TestPage> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/playground/socket`, { headers });
  const frames: ServerFrame[] = [];
  const taken = new Set<ServerFrame>();
  const listeners = new Set<() => void>();
  socket.on('message', (data) => {
    frames.push(JSON.parse(String(data)) as ServerFrame);
    for (const listener of [...listeners]) listener();
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return {
    frames,
    say: (frame) => socket.send(JSON.stringify(frame)),
    sayRaw: (text) => socket.send(text),
    hears: (is, fits = () => true) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          listeners.delete(look);
          reject(
            new Error(`no '${is}' that fits; heard: ${JSON.stringify(frames).slice(0, 2000)}`),
          );
        }, PATIENCE_MS);
        const look = () => {
          const found = frames.find(
            (frame): frame is Of<typeof is> =>
              frame.is === is && !taken.has(frame) && fits(frame as Of<typeof is>),
          );
          if (found === undefined) return;
          taken.add(found);
          listeners.delete(look);
          clearTimeout(timer);
          resolve(found);
        };
        listeners.add(look);
        look();
      }),
    close: () => socket.close(),
  };
}

/** A page that said hello as somebody of the community, and what it was welcomed with. */
export async function sitDown(port: number, as: string, since?: number) {
  const page = await openPage(port);
  page.say({
    is: 'hello',
    as,
    community: 'night-readers',
    language: 'en',
    ...(since !== undefined && { since }),
  });
  return { page, welcome: await page.hears('welcome') };
}

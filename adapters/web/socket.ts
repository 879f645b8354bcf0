import type { WebSocket } from 'ws';
import { act, dismiss, type Ground, openPrivate } from './act.ts';
import { earlier } from './earlier.ts';
import type { Hub, Link, Seat } from './hub.ts';
import { type Action, type PageFrame, pageFrame, type ServerFrame } from './protocol.ts';

type Dismiss = Extract<PageFrame, { is: 'dismiss' }>;
type Earlier = Extract<PageFrame, { is: 'earlier' }>;
type Hello = Extract<PageFrame, { is: 'hello' }>;

/** A page that reads no more is cut off at so many bytes; it comes back and gets what it missed. */
const MOST_UNSENT = 8 * 1024 * 1024;

export type Served = {
  readonly hub: Hub;
  /** undefined until the bot has started */
  readonly ground: () => Ground | undefined;
  /** something was done in this community that may have changed its timetable */
  readonly acted: (community: string) => void;
};

/** One page's connection, from hello to goodbye. */
export function serve(socket: WebSocket, { hub, ground, acted }: Served): void {
  const link: Link = {
    send: (frame) => send(socket, frame),
    close: () => socket.close(1001, 'Emcee is stopping'),
    seat: undefined,
  };
  hub.links.add(link);
  socket.on('close', () => hub.links.delete(link));
  socket.on('error', () => socket.terminate());
  socket.on('message', (data) => {
    const frame = readFrame(String(data));
    const on = ground();
    if (frame === undefined) link.send({ is: 'failed', ...idOf(data), why: 'unreadable' });
    else if (on === undefined) socket.close(1013, 'Emcee is starting');
    else void answerFrame(frame, link, on);
  });

  async function answerFrame(frame: PageFrame, link: Link, on: Ground): Promise<void> {
    if (frame.is === 'ping') link.send({ is: 'pong' });
    else if (frame.is === 'hello') await greet(frame, link, on);
    else if (link.seat === undefined) link.send({ is: 'failed', id: frame.id, why: 'hello-first' });
    else await answerSeated(frame, link, link.seat, on);
  }

  async function answerSeated(
    frame: Action | Dismiss | Earlier,
    link: Link,
    seat: Seat,
    on: Ground,
  ) {
    const { id } = frame;
    if (frame.is === 'dismiss') {
      const gone = await dismiss(frame.message, seat, on.memory).catch(() => false);
      return link.send(gone ? { is: 'done', id } : { is: 'failed', id, why: 'gone' });
    }
    if (frame.is === 'earlier') return link.send(await earlier(frame, seat, on));
    await act(frame, link, seat, on);
    if (frame.is !== 'completing') acted(seat.community);
  }

  async function greet(hello: Hello, link: Link, on: Ground): Promise<void> {
    try {
      const seat = await hub.greet(link, hello, on.bot);
      if (seat === undefined) link.send({ is: 'failed', why: 'no-community' });
      else await openPrivate(seat, on);
    } catch (err) {
      on.log.error({ err, platform: 'web' }, 'a page could not be welcomed');
      socket.close(1013, 'not now');
    }
  }
}

function send(socket: WebSocket, frame: ServerFrame): void {
  if (socket.readyState !== socket.OPEN) return;
  if (socket.bufferedAmount > MOST_UNSENT) socket.terminate();
  else socket.send(JSON.stringify(frame));
}

function readFrame(text: string): PageFrame | undefined {
  const read = pageFrame.safeParse(parsed(text));
  return read.success ? read.data : undefined;
}

/** So that the page can say which action it was, even of a frame that is wrong otherwise. */
function idOf(data: unknown): { id?: string } {
  const value = parsed(String(data));
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
  return typeof id === 'string' && id.length <= 64 ? { id } : {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

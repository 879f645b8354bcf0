import { connect, type Socket } from 'node:net';

export type Load = {
  readonly port: number;
  readonly secret: string;
  readonly concurrency: number;
  readonly seconds: number;
  /** The next update as JSON; undefined when there are no more members. */
  readonly next: () => string | undefined;
};
export type Taken = {
  readonly answered: number;
  /** of these, the answers that carried what is said to the member; others say it by a call of their own */
  readonly carried: number;
  readonly seconds: number;
  /** ms from the request's first byte to the answer's last */
  readonly p50: number;
  readonly p99: number;
};

/** Calls by which a member hears something. */
export const SAYS = /^(sendMessage|answerCallbackQuery)$/;

/**
 * Closed loop: so many connections, each asks again as soon as it is answered. Plain sockets, since an
 * HTTP client would cost as much as what is measured.
 * @throws when an update is not answered with 200
 */
export async function load(options: Load): Promise<Taken> {
  const times: number[] = [];
  const began = performance.now();
  const until = began + options.seconds * 1000;
  const take = () => (performance.now() < until ? options.next() : undefined);
  const tally = { carried: 0 };
  const clients = Array.from({ length: options.concurrency }, () =>
    client(options, take, times, tally),
  );
  await Promise.all(clients);
  const seconds = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
  return { answered: times.length, ...tally, seconds, p50: at(0.5), p99: at(0.99) };
}

function client(
  { port, secret }: Load,
  take: () => string | undefined,
  times: number[],
  tally: { carried: number },
): Promise<void> {
  const socket = connect(port, '127.0.0.1').setNoDelay().setEncoding('latin1');
  let got = '';
  let asked = 0;

  function ask(resolve: () => void): void {
    const body = take();
    if (body === undefined) {
      socket.end();
      resolve();
      return;
    }
    asked = performance.now();
    socket.write(requestOf(port, secret, body));
  }

  return new Promise((resolve, reject) => {
    socket.on('connect', () => ask(resolve));
    socket.on('data', (chunk: string) => {
      got += chunk;
      const answer = whole(got);
      if (answer === undefined) return;
      got = '';
      if (!answer.startsWith('HTTP/1.1 200')) {
        fail(socket, reject, answer);
        return;
      }
      times.push(performance.now() - asked);
      if (SAYS.test(/"method":"(\w+)"/.exec(answer)?.[1] ?? '')) tally.carried += 1;
      ask(resolve);
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the connection was closed')));
  });
}

function requestOf(port: number, secret: string, body: string): string {
  return `POST /telegram/updates HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\nx-telegram-bot-api-secret-token: ${secret}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** An answer's head and body once both are there; the length counts bytes, as latin1 does. */
function whole(got: string): string | undefined {
  const end = got.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const length = /content-length: (\d+)/i.exec(got.slice(0, end))?.[1];
  if (length === undefined) throw new Error(`An answer without a length: ${got}`);
  return got.length - end - 4 >= Number(length) ? got : undefined;
}

function fail(socket: Socket, reject: (why: Error) => void, answer: string): void {
  socket.destroy();
  reject(new Error(`Not an answer to a check-in: ${answer}`));
}

import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { askRunning } from '../src/cli/ask.ts';
import { FILE } from '../src/cli/shell-route.ts';
import { ownFolder } from './support/services/shared.ts';

const asked = { communityId: 'tea', words: 'top', spaces: [], key: 'shell/1' };

/** What `emcee run` makes of a bot that answers with this status. */
async function toldBy(status: number) {
  const server = createServer((_, response) => response.writeHead(status).end('{}'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const folder = await ownFolder(`ask-${status}`);
  const where = { address: `http://127.0.0.1:${port}`, word: 'x' };
  await writeFile(path.join(folder, FILE), JSON.stringify(where));
  return askRunning(folder, asked);
}

test('a bot that runs and fails is told so, and nothing is done past it', async () => {
  expect(await toldBy(500)).toEqual({
    ok: false,
    text: expect.stringContaining('its log and /readyz say why'),
  });
});

test('what does not know the word is another program: no bot runs here', async () => {
  expect(await toldBy(401)).toBeUndefined();
});

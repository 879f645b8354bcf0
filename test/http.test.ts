import { once } from 'node:events';
import net from 'node:net';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../src/clock.ts';
import { type Metrics, openMetrics } from '../src/http/metrics.ts';
import { type Http, type HttpSettings, openHttp } from '../src/http/server.ts';
import { gate } from './support/gate.ts';

const opened: Http[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((http) => http.close()));
});

async function served(settings: Partial<HttpSettings> = {}) {
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  const metrics: Metrics = openMetrics({ clock: systemClock });
  const http = await openHttp({
    log,
    clock: systemClock,
    metrics,
    readiness: async () => [],
    routes: [],
    port: 0,
    ...settings,
  });
  opened.push(http);
  const address = await http.listen();
  const get = (path: string, init?: RequestInit) => fetch(address + path, init);
  return { http, address, metrics, lines, get };
}

const post = (body: string, type = 'application/json') => ({
  method: 'POST',
  body,
  headers: { 'content-type': type },
});

async function echo(http: FastifyInstance): Promise<void> {
  http.post('/echo', async ({ body }) => body);
}

test('listens on the loopback address unless told otherwise', async () => {
  const { address } = await served();
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

test('lives though a part is not ready, and names that part', async () => {
  const { get } = await served({
    readiness: async () => [
      { name: 'database', ready: true },
      { name: 'queue', ready: false, why: 'Redis does not answer (ECONNREFUSED)' },
      { name: 'telegram', ready: false },
    ],
  });
  expect((await get('/healthz')).status).toBe(200);
  const ready = await get('/readyz');
  expect(ready.status).toBe(503);
  expect(await ready.json()).toEqual({
    ready: false,
    notReady: [
      { name: 'queue', why: 'Redis does not answer (ECONNREFUSED)' },
      { name: 'telegram' },
    ],
  });
});

test('is ready when every part is', async () => {
  const { get } = await served({ readiness: async () => [{ name: 'database', ready: true }] });
  const ready = await get('/readyz');
  expect([ready.status, await ready.json()]).toEqual([200, { ready: true }]);
});

test('is not ready when the parts cannot be asked, or do not answer', async () => {
  const broken = await served({ readiness: () => Promise.reject(new Error('secret')) });
  const silent = await served({ readiness: () => new Promise(() => {}) });
  for (const { get } of [broken, silent]) {
    const ready = await get('/readyz');
    expect(ready.status).toBe(503);
    expect(await ready.text()).not.toContain('secret');
  }
});

test('metrics show what was counted', async () => {
  const { metrics, get } = await served();
  metrics.update({ platform: 'telegram', kind: 'press', outcome: 'said', seconds: 0.03 });
  metrics.crowd(64);
  metrics.timer({ seconds: 0.2 });
  metrics.delivery({ platform: 'discord', outcome: 'sent' });
  metrics.failure({ platform: 'discord', kind: 'limited' });
  metrics.watch('outbox', async () => ({ waiting: 3, failed: 1 }));
  metrics.watch('queue', async () => ({ waiting: 9, due: 0, running: 2, failed: 0 }));
  const answer = await get('/metrics');
  expect(answer.headers.get('content-type')).toContain('text/plain');
  const text = await answer.text();
  for (const line of [
    'emcee_updates_total{platform="telegram",kind="press",outcome="said"} 1',
    'emcee_update_seconds_bucket{le="0.05",platform="telegram",kind="press"} 1',
    'emcee_crowd_size_bucket{le="32"} 0',
    'emcee_crowd_size_bucket{le="64"} 1',
    'emcee_timer_lateness_seconds_bucket{le="0.25"} 1',
    'emcee_deliveries_total{platform="discord",outcome="sent"} 1',
    'emcee_failures_total{platform="discord",kind="limited"} 1',
    'emcee_outbox{state="waiting"} 3',
    'emcee_outbox{state="failed"} 1',
    'emcee_queue{state="running"} 2',
  ]) {
    expect(text).toContain(line);
  }
  expect(text).toContain('process_resident_memory_bytes');
});

test('metrics leave out what cannot be read, rather than show an old figure', async () => {
  const { metrics, get } = await served();
  const figures = [{ waiting: 5 }];
  metrics.watch('queue', async () => figures.pop());
  metrics.watch('outbox', () => Promise.reject(new Error('the database is away')));
  expect(await (await get('/metrics')).text()).toContain('emcee_queue{state="waiting"} 5');
  const answer = await get('/metrics');
  expect(answer.status).toBe(200);
  expect(await answer.text()).not.toMatch(/^emcee_(queue|outbox){/m);
});

test('two sets of metrics do not meet', () => {
  expect(() => [
    openMetrics({ clock: systemClock }),
    openMetrics({ clock: systemClock }),
  ]).not.toThrow();
});

test('a fault is answered with an id that stands in the log, and with nothing of the error', async () => {
  const { get, lines } = await served({
    routes: [
      async (http) => {
        http.get('/fault', async () => {
          throw new Error('select code from coupons');
        });
        http.get('/odd', async () => {
          throw null;
        });
        http.get('/away', async () => {
          throw Object.assign(new Error('postgres://user:pw@db'), { statusCode: 503 });
        });
      },
    ],
  });
  for (const [path, status] of [
    ['/fault', 500],
    ['/odd', 500],
    ['/away', 503],
  ] as const) {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    const body = (await answer.json()) as { error: string; id: string };
    expect(Object.keys(body).sort((a, b) => a.localeCompare(b))).toEqual(['error', 'id']);
    expect(JSON.stringify(body)).not.toMatch(/coupons|postgres/);
    expect(lines.some((line) => line.includes(`"request":"${body.id}"`))).toBe(true);
  }
});

test('what the asker did wrong is refused without a line in the log', async () => {
  const { get, lines } = await served({ routes: [echo], bodyLimit: 1000 });
  const statuses = [
    (await get('/nowhere')).status,
    (await get('/echo', post('{"broken'))).status,
    (await get('/echo', post(JSON.stringify('x'.repeat(1001))))).status,
    (await get('/echo', post('<x/>', 'text/xml'))).status,
  ];
  expect(statuses).toEqual([404, 400, 413, 415]);
  expect(await (await get('/nowhere')).json()).toEqual({ error: 'Not Found' });
  expect((await get('/echo', post('{"a":1}'))).status).toBe(200);
  expect(lines).toEqual([]);
});

test('close lets a request end', async () => {
  const asked = gate();
  const done = gate();
  const slow = async () => {
    asked.open();
    await done.opened;
    return { done: true };
  };
  const { http, get, lines } = await served({
    routes: [async (app) => void app.get('/slow', slow)],
  });
  const answer = get('/slow');
  await asked.opened;
  const closed = http.close();
  done.open();
  await closed;
  expect(lines.join('')).not.toContain('cut off');
  expect(await (await answer).json()).toEqual({ done: true });
  await expect(get('/healthz')).rejects.toThrow();
});

test('close keeps its deadline: idle connections and endless requests are cut off', async () => {
  const asked = gate();
  const endless = () => {
    asked.open();
    return new Promise(() => {});
  };
  const { http, get, address, lines } = await served({
    closeWithinMs: 200,
    routes: [async (app) => void app.get('/endless', endless)],
  });
  const cut = expect(get('/endless')).rejects.toThrow();
  const idle = net.connect(Number(new URL(address).port), '127.0.0.1');
  idle.on('error', () => {});
  await Promise.all([asked.opened, once(idle, 'connect')]);
  await http.close();
  await cut;
  idle.destroy();
  expect(lines.join('')).toContain('cut off');
});

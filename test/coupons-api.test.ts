import { describe, expect, it } from 'vitest';
import { revokeToken } from '../src/members/token.ts';
import { compiled, openApi, openApiShape } from './support/openapi.ts';
import { type Asking, shop, tokenFor } from './support/shop.ts';

describe('a shop redeems a code over HTTP', () => {
  it('once: the second time tells when, by whom and for what', async () => {
    const { redeem, meeting } = await shop();
    const { clock } = meeting;
    const first = await redeem({ code: 'aaaa 1111', by: 'Ben', reference: 'order 42' });
    const redeemed = {
      ...{ drop: 'Winter', holder: 'Lin', value: '10% off' },
      expiresAt: '2026-03-07T01:00:00.000Z',
      ...{ redeemedAt: '2026-03-02T01:00:00.000Z', via: 'shop', by: 'Ben', reference: 'order 42' },
    };
    expect(first).toMatchObject({ status: 200, body: redeemed });
    await clock.advance({ minutes: 5 });
    const second = await redeem({ code: 'AAAA-1111', by: 'Zoe' });
    expect(second.status).toBe(409);
    expect(second.body).toMatchObject({ error: 'already-redeemed', redeemed });
    expect(second.body['message']).toMatch(/redeemed at 2026-03-02 09:00 by Ben/);
  });

  it('and a helper with a command: each sees what the other did', async () => {
    const { redeem, meeting } = await shop();
    const { sam, lin } = meeting;
    await redeem({ code: 'AAAA-1111' });
    await sam.types('/redeem AAAA-1111');
    await sam.sees(/Not good any more: redeemed at 2026-03-02 09:00 by shop/);
    await lin.taps('Get a code');
    await lin.seesPrivately(/your code was redeemed/);
    await sam.types('/redeem BBBB-2222');
    await sam.sees(/Good/);
    const late = await redeem({ code: 'BBBB-2222' });
    expect(late.body['redeemed']).toMatchObject({ via: 'command', by: 'Sam', reference: null });
  });

  it('the same key gets the same answer, also after a restart; with another body none', async () => {
    const { redeem, meeting } = await shop();
    const { outage, database } = meeting;
    const how = { key: 'sale-1' };
    const first = await redeem({ code: 'AAAA-1111', reference: '1' }, how);
    expect(first.status).toBe(200);
    expect(await redeem({ reference: '1', code: 'AAAA-1111' }, how)).toMatchObject(
      first.body && { status: 200, body: first.body },
    );
    await outage({ hours: 3 });
    expect(await redeem({ code: 'AAAA-1111', reference: '1' }, how)).toMatchObject({
      status: 200,
      body: first.body,
    });
    const other = await redeem({ code: 'BBBB-2222' }, how);
    expect([other.status, other.body['error']]).toEqual([422, 'another-body']);
    expect(await database.query(`select 1 from coupon where state = 'redeemed'`)).toHaveLength(1);
    const unknown = await redeem({ code: 'NOPE-0000' }, { key: 'sale-2' });
    expect([
      unknown.status,
      (await redeem({ code: 'NOPE-0000' }, { key: 'sale-2' })).status,
    ]).toEqual([404, 404]);
  });

  it('not what nobody holds, what expired, or what was made void', async () => {
    const { redeem, meeting } = await shop();
    const { mei, clock } = meeting;
    for (const code of ['NOPE-0000', 'CCCC-3333']) {
      const { status, body } = await redeem({ code });
      expect([status, body['error']]).toEqual([404, 'unknown-code']);
    }
    await mei.types('/void AAAA-1111');
    expect(await redeem({ code: 'AAAA-1111' })).toMatchObject({
      status: 410,
      body: { error: 'void', coupon: { drop: 'Winter', holder: 'Lin' } },
    });
    await mei.types('/reissue AAAA-1111');
    expect((await redeem({ code: 'AAAA-1111' })).body).toMatchObject({
      error: 'void',
      coupon: null,
    });
    await clock.advance({ days: 5, minutes: 1 });
    const expired = await redeem({ code: 'BBBB-2222' });
    expect([expired.status, expired.body['error']]).toEqual([410, 'expired']);
  });
});

describe('who may', () => {
  it('shows a token in use, of this very community', async () => {
    const { redeem, meeting } = await shop();
    const { database, clock } = meeting;
    const code = { code: 'AAAA-1111' };
    const none = await redeem(code, { token: '' });
    expect([none.status, none.headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer realm="emcee"',
    ]);
    expect((await redeem(code, { token: `emcee_${'A'.repeat(52)}` })).status).toBe(401);
    const others = await tokenFor(meeting, 'day');
    expect((await redeem(code, { token: others })).status).toBe(403);
    expect((await redeem(code, { to: 'day' })).status).toBe(403);
    // Its own community has no file here any more.
    expect((await redeem(code, { token: others, to: 'day' })).status).toBe(503);
    const second = await tokenFor(meeting, 'night', 'till');
    await revokeToken(database, { communityId: 'night', name: 'till', now: clock.now() });
    expect((await redeem(code, { token: second })).status).toBe(401);
    expect((await redeem(code)).status).toBe(200);
  });

  it('is made to wait after too many codes that are none, as long as is told', async () => {
    const { redeem, meeting } = await shop();
    const { clock } = meeting;
    const statuses: number[] = [];
    for (let n = 0; n < 101; n++) statuses.push((await redeem({ code: `GUESS-${n}` })).status);
    expect(statuses.filter((status) => status === 404)).toHaveLength(100);
    const waits = await redeem({ code: 'AAAA-1111' });
    expect([waits.status, waits.headers.get('retry-after')]).toEqual([429, '6']);
    const till = await tokenFor(meeting, 'night', 'till');
    expect((await redeem({ code: 'BBBB-2222' }, { token: till })).status).toBe(200);
    await clock.advance({ seconds: 6 });
    expect((await redeem({ code: 'AAAA-1111' })).status).toBe(200);
    expect((await redeem({ code: 'GUESS-X' })).status).toBe(404);
    expect((await redeem({ code: 'GUESS-Y' })).status).toBe(429);
  });

  it('is made to wait after too many tokens that are none; a token in use goes through', async () => {
    const { redeem } = await shop();
    const statuses: number[] = [];
    for (let n = 0; n < 22; n++)
      statuses.push((await redeem({ code: 'AAAA-1111' }, { token: `guess-${n}` })).status);
    expect(statuses.slice(18)).toEqual([401, 401, 429, 429]);
    expect((await redeem({ code: 'AAAA-1111' })).status).toBe(200);
  });
});

it('what cannot be read is refused with what is wrong, and redeems nothing', async () => {
  const { redeem, token, meeting } = await shop();
  const { database, running } = meeting;
  const cases: readonly [Asking & { body?: unknown }, number, RegExp][] = [
    [{ body: {} }, 400, /^code: .*expected string/],
    [{ body: { code: 7 } }, 400, /^code: /],
    [{ body: { code: 'AAAA-1111\u0000' } }, 400, /^code: .*control characters/],
    [{ body: { code: 'x'.repeat(129) } }, 400, /^code: .*128/],
    [{ body: { code: 'AAAA-1111', colour: 'red' } }, 400, /colour/],
    [{ raw: '{"code":"AAAA-1111"' }, 400, /not JSON/],
    [{ raw: '[]' }, 400, /^body: /],
    [{ raw: '{"code":"AAAA-1111"}', type: 'text/plain' }, 415, /application\/json/],
    [{ body: { code: 'AAAA-1111', by: 'x'.repeat(20_000) } }, 413, /16 KB/],
    [{ body: { code: 'AAAA-1111' }, key: 'two words' }, 400, /^Idempotency-Key/],
  ];
  for (const [{ body, ...how }, status, message] of cases) {
    const answer = await redeem(body, how);
    expect([status, answer.status, answer.body['message']]).toEqual([
      status,
      status,
      expect.stringMatching(message),
    ]);
  }
  const nowhere = await fetch(`${running().address}/api/communities/night/coupons/burn`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{}',
  });
  expect([nowhere.status, await nowhere.json()]).toMatchObject([404, { error: 'no-such-path' }]);
  expect(await database.query(`select 1 from coupon where state = 'redeemed'`)).toEqual([]);
});

it('forty tills and a helper at once: one of them redeems it', async () => {
  const { redeem, meeting } = await shop('postgres');
  const { running, sam, database } = meeting;
  const tills = Array.from({ length: 40 }, (_, n) =>
    redeem({ code: 'AAAA-1111' }, { key: `till-${n}` }),
  );
  const [answers] = await Promise.all([Promise.all(tills), sam.types('/redeem AAAA-1111')]);
  const good = answers.filter(({ status }) => status === 200).length;
  const byHelper = /Good/.test(await sam.sees(/Good|Not good/)) ? 1 : 0;
  expect(good + byHelper).toBe(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(40 - good);
  expect(await database.query('select 1 from api_call')).toHaveLength(40);
  expect(await running().metrics()).toMatch(
    /emcee_updates_total\{platform="api",kind="redeemCoupon",outcome="409"\} \d+/,
  );
});

it('neither codes nor tokens stand in the log, the metrics or the tables', async () => {
  const { redeem, token, meeting } = await shop();
  const { running, database, logged } = meeting;
  await redeem({ code: 'AAAA-1111' }, { key: 'AAAA-1111' });
  await redeem({ code: 'NOPE-1234' }, { key: 'b' });
  await redeem({ code: 'NOPE-1234', x: 1 });
  await redeem({ code: 'AAAA-1111' }, { token: `${token}x` });
  const tables = ['api_call', 'api_token', 'coupon_sale', 'receipt', 'timer', 'delivery'];
  const rows = await Promise.all(tables.map((table) => database.query(`select * from ${table}`)));
  const calls = JSON.stringify(rows).replaceAll('"key":"AAAA-1111"', '');
  const kept = [logged().join(''), await running().metrics(), calls].join('\n');
  expect(kept).toContain('redeemCoupon');
  expect(kept).not.toMatch(/AAAA-?1111|NOPE-?1234/i);
  expect(kept).not.toContain(token);
});

describe('the description', () => {
  it('is OpenAPI 3.1: every path, parameter and answer as the specification wants it', async () => {
    const { meeting } = await shop();
    const document = await openApi(meeting);
    expect(document.openapi).toMatch(/^3\.1\.\d$/);
    expect(Object.keys(document.paths)).toEqual(['/api/communities/{community}/coupons/redeem']);
    const validate = compiled(document, openApiShape);
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
    for (const { post } of Object.values(document.paths))
      for (const { content } of [post.requestBody, ...Object.values(post.responses)])
        expect(() => compiled(document, content['application/json'].schema)).not.toThrow();
  });
});

import { systemChance } from '../../src/chance.ts';
import { sealWith } from '../../src/database/seal.ts';
import { makeToken } from '../../src/members/token.ts';
import { importCodes } from '../../src/operations/coupons/pool.ts';
import { nightWith } from './emcee/cast.ts';
import { community, type Meeting } from './emcee.ts';
import { conforms } from './openapi.ts';

const operations = 'coupons: { pools: { paper: { valid: 5d } } }';
const roles = `admin: { telegram: [5200077002] }
helper: { telegram: [5200077003] }`;
const yaml = nightWith({ operations, roles });

async function* linesOf(...lines: readonly string[]) {
  yield* lines;
}

export const tokenFor = async (
  { database, clock }: Meeting,
  communityId = 'night',
  name = 'shop',
) => (await makeToken(database, systemChance, { communityId, name, now: clock.now() })) ?? '';

type Answer = { status: number; body: Record<string, unknown>; headers: Headers };
export type Asking = { key?: string; token?: string; to?: string; raw?: string; type?: string };

/** Lin and Sam hold a code each; a third is free. A shop asks with a token. */
export async function shop(database: 'embedded' | 'postgres' = 'embedded') {
  const meeting = await community(yaml, { on: ['telegram'], database });
  const to = {
    communityId: 'night',
    pool: 'paper',
    zone: 'Asia/Shanghai',
    now: meeting.clock.now(),
  };
  const codes = linesOf('code,value', 'AAAA-1111,10% off', 'BBBB-2222,', 'CCCC-3333,');
  await importCodes(meeting.database, sealWith(Buffer.alloc(32, 7)), to, codes);
  await meeting.lin.opens();
  await meeting.mei.types('/drop start Winter paper 2');
  await meeting.lin.taps('Get a code');
  await meeting.sam.taps('Get a code');
  const token = await tokenFor(meeting);
  const redeem = async (body: unknown, how: Asking = {}): Promise<Answer> => {
    const { key, to = 'night', raw, type = 'application/json' } = how;
    const response = await fetch(
      `${meeting.running().address}/api/communities/${to}/coupons/redeem`,
      {
        method: 'POST',
        headers: {
          'content-type': type,
          ...(how.token !== '' && { authorization: `Bearer ${how.token ?? token}` }),
          ...(key !== undefined && { 'idempotency-key': key }),
        },
        body: raw ?? JSON.stringify(body),
      },
    );
    const answer = (await response.json()) as Record<string, unknown>;
    await conforms(meeting, response.status, answer);
    return { status: response.status, body: answer, headers: response.headers };
  };
  return { meeting, redeem, token };
}

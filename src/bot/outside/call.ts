import type { z } from 'zod';
import type { Table } from '../../database/table.ts';
import { tellLevels } from '../levels.ts';
import type { Client, Route, RouteAnswer } from '../route.ts';
import type { Core } from '../running/core.ts';
import { findNobody, housePerson } from '../running/house.ts';
import { workOn } from '../work.ts';

/** A program's call, with its token looked up and its body as it came. */
export type Call = {
  readonly client: Client;
  readonly path: string;
  readonly body: unknown;
  /** names the call: the same again gets the same answer */
  readonly key: string | undefined;
};

export type Called =
  | { readonly is: 'answered'; readonly route: Route; readonly answer: RouteAnswer }
  /** the same key came with another body before */
  | { readonly is: 'another-body'; readonly route: Route }
  | {
      readonly is: 'unreadable';
      readonly route: Route;
      readonly issues: readonly z.core.$ZodIssue[];
    }
  | { readonly is: 'no-route' }
  /** the community is not in force just now */
  | { readonly is: 'away' }
  /** a bug; the id stands in the log */
  | { readonly is: 'failed'; readonly route: Route; readonly id: string };

type Kept = {
  readonly tokenId: number;
  readonly key: string;
  readonly fingerprint: string;
  readonly answer: RouteAnswer;
  readonly at: Date;
};

type KeptRow = {
  token_id: number;
  key: string;
  fingerprint: string;
  status: number;
  answer: unknown;
  at: Date;
};

/** By token and key. Of two that are made at once one fails on the key, is run again, and finds what the other got. */
const calls: Table<Pick<Kept, 'tokenId' | 'key'>, Kept> = {
  name: 'api_call',
  id: ({ tokenId, key }) => `${tokenId}/${key}`,
  keyOf: (row) => row,
  async load(sql, keys) {
    const rows = await sql.query<KeptRow>(
      `select c.token_id, c.key, c.fingerprint, c.status, c.answer, c.at
       from unnest($1::int[], $2::text[]) as a(token_id, key)
       join api_call c on c.token_id = a.token_id and c.key = a.key`,
      [keys.map(({ tokenId }) => tokenId), keys.map(({ key }) => key)],
    );
    return rows.map(({ token_id, status, answer, ...row }) => ({
      ...row,
      tokenId: token_id,
      answer: { status, body: answer },
    }));
  },
  async save(sql, rows) {
    await sql.execute(
      `insert into api_call (token_id, key, fingerprint, status, answer, at)
       select t, k, f, s, a::jsonb, w
       from unnest($1::int[], $2::text[], $3::text[], $4::int[], $5::text[], $6::timestamptz[]) as q(t, k, f, s, a, w)`,
      [
        rows.map(({ tokenId }) => tokenId),
        rows.map(({ key }) => key),
        rows.map(({ fingerprint }) => fingerprint),
        rows.map(({ answer }) => answer.status),
        rows.map(({ answer }) => JSON.stringify(answer.body)),
        rows.map(({ at }) => at),
      ],
    );
  },
};

/**
 * Does what a program asks, commits it, and returns the answer. Rejects when the database stayed away:
 * nobody knows then whether it was kept, so the program has to ask again.
 */
export async function callRoute(core: Core, call: Call): Promise<Called> {
  const enrolled = core.registry.get(call.client.communityId);
  if (enrolled === undefined) return { is: 'away' };
  const route = enrolled.community.routes.find(({ path }) => path === call.path);
  if (route === undefined) return { is: 'no-route' };
  const read = route.body.safeParse(call.body);
  if (!read.success) return { is: 'unreadable', route, issues: read.error.issues };
  return runOnce(core, { ...enrolled, route, call: { ...call, body: read.data } });
}

type Seated = NonNullable<ReturnType<Core['registry']['get']>> & {
  readonly route: Route;
  readonly call: Call;
};

async function runOnce(core: Core, { community, standing, route, call }: Seated): Promise<Called> {
  const now = core.clock.now();
  const { client, key } = call;
  // The body holds what must not be read from the tables.
  const asked = core.seal.blindIndex(`${route.path}\n${JSON.stringify(call.body)}`);
  const unit = `api/${client.id}/${key ?? core.chance.code(12)}`;
  let called: Called | undefined;
  const outcome = await core.crowd.join({
    arrival: { communityId: community.id, person: housePerson(community), key: undefined, at: now },
    async run(drafts) {
      const before = key && (await drafts.get(calls, { tokenId: client.id, key }));
      if (before) {
        const isSame = before.fingerprint === asked;
        called = isSame
          ? { is: 'answered', route, answer: before.answer }
          : { is: 'another-body', route };
        return undefined;
      }
      const work = workOn(drafts, core, { community, standing, now, key: unit, find: findNobody });
      const answer = await route.run({ community, client, body: call.body }, work);
      await tellLevels(community, work);
      if (key) drafts.put(calls, { tokenId: client.id, key, fingerprint: asked, answer, at: now });
      called = { is: 'answered', route, answer };
      return undefined;
    },
  });
  if (outcome.ok && called !== undefined) return called;
  return failed(core, route, outcome.ok ? undefined : outcome.error);
}

function failed(core: Core, route: Route, error: unknown): Called {
  const id = core.chance.code(6);
  core.log.error({ err: error, id, route: route.name }, 'a call failed');
  core.count.failure('bug');
  return { is: 'failed', route, id };
}

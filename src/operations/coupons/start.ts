import { instantOfMoment, type Moment } from '../../agenda/moment.ts';
import { whenOf } from '../../agenda/when.ts';
import { chosenSpaces, faultOfSpaces } from '../../bot/chosen-spaces.ts';
import type { Asking } from '../../bot/command.ts';
import type { Community } from '../../bot/community.ts';
import { integer, moment, named, optional, text } from '../../bot/option.ts';
import type { Work } from '../../bot/work.ts';
import { declined, type Reply } from '../../chat/reply.ts';
import { canonical, type Making, makeCode } from './code.ts';
import { announce, arm, saveDrop } from './drop-state.ts';
import { type Drop, dropNumbers, dropRefs, drops } from './drops/store.ts';
import { op, type Settings } from './op.ts';
import { poolNames } from './reading/store.ts';
import { isRunning, SEGMENTS, type Segment } from './rule.ts';
import { segment } from './segment.ts';
import { allotments, newCoupons } from './shelf/store.ts';
import { type Pool, poolRefs, pools } from './stock/store.ts';
import type { Texts } from './texts/en.ts';

const MOST = 1_000_000;
/** Each is drawn and sealed within one transaction. */
const MOST_DRAWN = 10_000;
const MOST_POINTS = 1_000_000;

const options = {
  name: text({ max: 60 }),
  pool: named({ max: 32 }),
  number: integer({ min: 1, max: MOST }),
  from: optional(moment()),
  until: optional(moment()),
  who: optional(segment()),
  price: optional(integer({ min: 0, max: MOST_POINTS })),
  in: optional(named({ max: 200 })),
};

export const start = op.command({
  name: 'drop start',
  texts: (say) => say.start,
  for: 'planner',
  answers: 'privately',
  options,
  offers: ({ pools }) => ({ pool: Object.keys(pools) }),
  suggest: {
    pool: async ({ community }, { sql }) => poolNames(sql, community.id),
    who: async () => SEGMENTS,
    in: async ({ community }) => ['all', ...community.spaces.map(({ name }) => name)],
  },
  async run(asked, work) {
    const { community, say, settings, options: wanted } = asked;
    const plan = { ...timesOf(asked, work.now), spaces: chosenSpaces(asked, wanted.in) };
    const problem = await problemWith(asked, plan, work);
    if (problem !== undefined) return declined(problem);
    const pool = await poolFor(work, community.id, wanted.pool, settings);
    if (pool === undefined) return declined(withoutPool(say, wanted.pool, settings));
    const drawn = Math.max(0, wanted.number - pool.free);
    const making = settings.pools[pool.name]?.generate;
    if (drawn > (making === undefined ? 0 : MOST_DRAWN)) return declined(tooFew(say, pool, making));
    const drop: Drop = {
      id: await work.next(dropNumbers),
      communityId: community.id,
      name: wanted.name,
      ...{ poolId: pool.id, pool: pool.name },
      ...{ number: wanted.number, claimed: 0, next: 1, left: wanted.number },
      ...plan,
      segment: wanted.who ?? { is: 'all' },
      price: wanted.price ?? 0,
      state: plan.opensAt > work.now ? 'scheduled' : 'open',
      ...{ startedBy: asked.member.id, startedAt: work.now },
    };
    setAside(work, drop, pool, drawn);
    if (making !== undefined) draw(work, drop, { making, count: drawn, settings });
    return begin(say, community, work, drop);
  },
});

type Plan = Pick<Drop, 'opensAt' | 'closesAt' | 'spaces'>;

async function problemWith(
  { community, say, options: { name, who } }: Wanted & { readonly say: Texts },
  plan: Plan,
  work: Work,
): Promise<string | undefined> {
  const levels = community.levels ?? [];
  if (who?.is === 'level' && levels.length === 0) return say.noLevels;
  return (
    badTimes(say, plan, community.zone) ??
    faultOfSpaces(say, { community }, plan.spaces) ??
    isTaken(work, community.id, name, say)
  );
}

async function begin(say: Texts, { zone }: Community, work: Work, drop: Drop): Promise<Reply> {
  work.put(dropRefs, drop);
  saveDrop(work, drop);
  arm(work, drop);
  const { id, name, number, opensAt, closesAt, state } = drop;
  const until = closesAt && whenOf(closesAt, zone);
  if (state === 'open') {
    await announce(work, drop);
    return { text: say.started({ id, name, number, until }) };
  }
  return { text: say.planned({ id, name, number, opens: whenOf(opensAt, zone), until }) };
}

type Wanted = Asking & {
  readonly options: {
    readonly name: string;
    readonly who: Segment | undefined;
    readonly from: Moment | undefined;
    readonly until: Moment | undefined;
  };
};

/** A length for `until` counts from the beginning. */
function timesOf({ community: { zone }, options: { from, until }, due }: Wanted, now: Date) {
  const asked = from === undefined ? now : instantOfMoment(from, zone, due, due);
  const opensAt = asked > now ? asked : now;
  const closesAt = until === undefined ? undefined : instantOfMoment(until, zone, opensAt, due);
  return { opensAt, closesAt };
}

function badTimes(say: Texts, { opensAt, closesAt }: Plan, zone: string): string | undefined {
  if (closesAt === undefined || closesAt > opensAt) return undefined;
  return say.badTimes({ opens: whenOf(opensAt, zone), until: whenOf(closesAt, zone) });
}

async function isTaken(work: Work, communityId: string, name: string, say: Texts) {
  const ref = await work.get(dropRefs, { communityId, name });
  const other = ref && (await work.get(drops, ref.id));
  return other && isRunning(other.state) ? say.nameTaken({ name }) : undefined;
}

async function poolFor(work: Work, communityId: string, name: string, settings: Settings) {
  const make = settings.pools[name]?.generate !== undefined;
  const ref = await work.get(poolRefs, { communityId, name, make });
  return ref && work.get(pools, ref.id);
}

/** One that the config has is a pool as well, before any code was imported. */
function withoutPool(say: Texts, name: string, settings: Settings): string {
  const known = Object.keys(settings.pools);
  return known.includes(name)
    ? say.tooFew({ pool: name, free: 0 })
    : say.noPool({ name, pools: known });
}

function tooFew(say: Texts, { name, free }: Pool, making: Making | undefined): string {
  return making === undefined
    ? say.tooFew({ pool: name, free })
    : say.tooManyDrawn({ most: MOST_DRAWN });
}

function setAside(work: Work, { id, number }: Drop, pool: Pool, drawn: number): void {
  const count = number - drawn;
  if (count === 0) return;
  work.put(pools, { ...pool, free: pool.free - count });
  work.add(allotments, { is: 'taken', dropId: id, poolId: pool.id, count });
}

function draw(
  work: Work,
  { id, communityId, poolId, pool, number }: Drop,
  how: { readonly making: Making; readonly count: number; readonly settings: Settings },
): void {
  const value = how.settings.pools[pool]?.value;
  for (let ordinal = number - how.count + 1; ordinal <= number; ordinal++) {
    const code = makeCode(work.chance, how.making);
    const index = work.seal.blindIndex(canonical(code));
    const kept = { communityId, poolId, index, sealed: work.seal.seal(code), value };
    const placed = { id: undefined, dropId: id, ordinal, expiresAt: undefined };
    work.add(newCoupons, { ...kept, ...placed, state: 'free' });
  }
}

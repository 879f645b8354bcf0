import type { Deliver, Listing } from '../chat/deliver.ts';
import { type Delivered, failed } from '../chat/failure.ts';
import { isDown } from '../database/errors.ts';
import { outlast } from '../database/outlast.ts';
import type { Letter } from './letter.ts';
import { endListing, leaseListing, saveListing } from './listing-row.ts';
import type { ListingName } from './message.ts';
import { counted, type Office, unconnected } from './office.ts';

const AGAIN_MS = 1_000;

/**
 * Makes, changes or calls off an entry of a platform's calendar, by what its record is now: however
 * the letters about one record come in, the last one leaves it right.
 */
export async function bringUpToDate(
  office: Office,
  { communityId }: Pick<Letter, 'communityId'>,
  name: ListingName,
): Promise<Delivered> {
  const platform = office.platform(name.platform);
  if (platform === undefined) return unconnected(name.platform);
  if (platform.list === undefined)
    return failed({ is: 'refused', reason: `${name.platform} has no calendar` });
  const known = await lease(office, { communityId, ...name });
  if (known === undefined) return failed({ is: 'limited', retryAfterMs: AGAIN_MS });
  if (known.ended) return done(known.externalId);
  return show(office, platform.list, { communityId, ...name }, known.externalId);
}

type Named = ListingName & { readonly communityId: string };

/** Undefined as well when nobody heard whether it was leased: it is given back, and asked for again. */
async function lease({ database, clock, claims }: Office, name: Named) {
  try {
    await claims.recover();
    return await claims.take((claim) => leaseListing(database, claim, name, clock.now()));
  } catch (error) {
    if (isDown(error)) return undefined;
    throw error;
  }
}

async function show(
  office: Office,
  put: NonNullable<Deliver['list']>,
  name: Named,
  known: string | undefined,
): Promise<Delivered> {
  const { database, clock } = office;
  const listing = await outlast(clock, () => office.list(name.communityId, name.kind, name.record));
  // What nobody saw need not be called off, and no platform takes what has begun.
  const isTooLate = listing === undefined || listing.startsAt <= clock.now();
  if (known === undefined && isTooLate) return release(office, name, known);
  const delivered = await put(name.guild, listing, known);
  counted(office, name.platform, delivered, 'listing');
  if (!isEnd(delivered, listing)) {
    await release(office, name, delivered.ok ? delivered.message : known);
    return delivered;
  }
  await outlast(clock, () => endListing(database, name));
  return done(known);
}

/** It was called off; or somebody removed it there, and it is not forced on them again. */
function isEnd(delivered: Delivered, listing: Listing | undefined): boolean {
  return delivered.ok ? listing === undefined : delivered.failure.is === 'gone';
}

async function release(
  { database, clock }: Office,
  name: Named,
  externalId: string | undefined,
): Promise<Delivered> {
  await outlast(clock, () => saveListing(database, name, externalId));
  return done(externalId);
}

const done = (message = ''): Delivered => ({ ok: true, message });

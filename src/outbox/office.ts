import type { Deliver, Listing } from '../chat/deliver.ts';
import { type Delivered, failed } from '../chat/failure.ts';
import type { AccountId, Place } from '../chat/incoming.ts';
import type { Reply } from '../chat/reply.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { Log } from '../log.ts';
import type { CardRow } from './card-row.ts';
import type { Claims } from './claims.ts';
import type { Keeping } from './keeping.ts';
import type { Trouble } from './trouble.ts';

/** What sending and redrawing need from the rest of the house. */
export type Office = {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly keeping: Keeping;
  readonly claims: Claims;
  /** undefined when the platform is not connected here */
  readonly platform: (name: string) => (Deliver & { readonly redrawMs: number }) | undefined;
  /** this process has its config */
  readonly isInForce: (communityId: string) => boolean;
  /** the address in use for a space; undefined when the config no longer has it */
  readonly addressOf: (communityId: string, space: string) => Place | undefined;
  /** how a card looks now, with its number in its buttons; undefined when its record is no more */
  readonly draw: (card: CardRow) => Promise<Reply | undefined>;
  /** what a platform's calendar should say of a record now; undefined when it is no more, or called off */
  readonly list: (
    communityId: string,
    kind: string,
    record: string,
  ) => Promise<Listing | undefined>;
  readonly moved: (place: Place, to: string) => Promise<void>;
  readonly count: (platform: string, outcome: string) => void;
  /** for admins to hear */
  readonly trouble: (trouble: Trouble) => Promise<void>;
  /** why something did not arrive */
  readonly failed: (platform: string, kind: string) => void;
};

/** It may be connected in another process, or tomorrow. */
export const unconnected = (platform: string): Delivered =>
  failed({ is: 'down', reason: `${platform} is not connected` });

/** For the figures: what became of it, and why. */
export function counted(
  office: Pick<Office, 'count' | 'failed'>,
  platform: string,
  delivered: Delivered,
  arrived: 'sent' | 'role' | 'listing',
): void {
  office.count(platform, delivered.ok ? arrived : delivered.failure.is);
  if (!delivered.ok) office.failed(platform, delivered.failure.is);
}

/** Where a member can be written to in private, the likeliest first. */
export async function accountsOf(
  { database }: Office,
  memberId: number,
): Promise<(AccountId & { chat?: string })[]> {
  const rows = await database.query<{ platform: string; external_id: string; chat: string | null }>(
    `select a.platform, a.external_id, d.chat from account a
     left join direct d on d.platform = a.platform and d.external_id = a.external_id
     where a.member_id = $1 and d.blocked_at is null
     order by d.chat is null, a.platform`,
    [memberId],
  );
  return rows.map(({ platform, external_id, chat }) => ({
    platform,
    id: external_id,
    ...(chat !== null && { chat }),
  }));
}

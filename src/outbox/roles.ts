import { type Delivered, failed } from '../chat/failure.ts';
import { outlast } from '../database/outlast.ts';
import type { Letter } from './letter.ts';
import type { RoleGift } from './message.ts';
import { counted, type Office, unconnected } from './office.ts';

/** Gives or takes a platform's role, of every account that the member has there; doing it twice does no harm. */
export async function giveRole(
  office: Office,
  { memberId }: Letter,
  { platform: name, guild, role, give }: RoleGift,
): Promise<Delivered> {
  const platform = office.platform(name);
  if (platform === undefined) return unconnected(name);
  if (platform.role === undefined) return failed({ is: 'refused', reason: `${name} has no roles` });
  const accounts = await outlast(office.clock, () => accountsOn(office, memberId ?? 0, name));
  let last: Delivered = failed({ is: 'refused', reason: `this member has no account on ${name}` });
  for (const account of accounts) {
    last = await platform.role(account, guild, role, give);
    counted(office, name, last, 'role');
    if (!last.ok) return last;
  }
  return last;
}

async function accountsOn(
  { database }: Office,
  memberId: number,
  platform: string,
): Promise<readonly string[]> {
  const rows = await database.query<{ external_id: string }>(
    'select external_id from account where member_id = $1 and platform = $2 order by external_id',
    [memberId, platform],
  );
  return rows.map(({ external_id }) => external_id);
}

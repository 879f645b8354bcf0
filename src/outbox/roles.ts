import type { Delivered } from '../chat/failure.ts';
import { outlast } from '../database/outlast.ts';
import type { Letter } from './letter.ts';
import type { RoleGift } from './message.ts';
import type { Office } from './office.ts';

/** Gives or takes a platform's role, of every account that the member has there; doing it twice does no harm. */
export async function giveRole(
  office: Office,
  { memberId }: Letter,
  { platform: name, guild, role, give }: RoleGift,
): Promise<Delivered> {
  const platform = office.platform(name);
  if (platform === undefined) return failed({ is: 'down', reason: `${name} is not connected` });
  if (platform.role === undefined) return failed({ is: 'refused', reason: `${name} has no roles` });
  const accounts = await outlast(office.clock, () => accountsOn(office, memberId ?? 0, name));
  let last = failed({ is: 'refused', reason: `this member has no account on ${name}` });
  for (const account of accounts) {
    last = await platform.role(account, guild, role, give);
    office.count(name, last.ok ? 'role' : last.failure.is);
    if (!last.ok) {
      office.failed(name, last.failure.is);
      return last;
    }
  }
  return last;
}

const failed = (failure: Extract<Delivered, { ok: false }>['failure']): Delivered => ({
  ok: false,
  failure,
});

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

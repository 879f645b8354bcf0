import { PermissionFlagsBits } from 'discord.js';

/** A role of the server, or an account with all its roles: its permissions there. */
export type Holder = {
  readonly id: string;
  readonly name: string;
  readonly permissions: bigint;
};

/** Who sees a command: `null` everyone, `'0'` administrators alone, else who has these permissions. */
export type Visibility = {
  readonly permissions: string | null;
  /** what keeps some of the named from seeing it, and how to mend that */
  readonly problem?: string;
};

/**
 * A bot cannot show a command to roles by name: per-role permissions need a person's token (application
 * commands, permissions). What it can set is the permission a member needs to see it by default. So
 * one is looked for among these, from narrow to broad, none of which a member has by default.
 */
const candidates = [
  'ManageEvents',
  'ManageThreads',
  'ManageMessages',
  'ModerateMembers',
  'ManageNicknames',
  'MuteMembers',
  'MoveMembers',
  'ManageGuildExpressions',
  'KickMembers',
  'ViewAuditLog',
  'ManageWebhooks',
  'ManageRoles',
  'ManageChannels',
  'BanMembers',
  'ManageGuild',
] as const satisfies readonly (keyof typeof PermissionFlagsBits)[];

type Candidate = (typeof candidates)[number];

/**
 * The permission that all who are named have, @everyone lacks, and the fewest others have.
 * @param named whom the config names for the command, administrators of the server or not
 * @param others the server's other roles
 */
export function visibleTo(
  named: readonly Holder[],
  everyone: bigint,
  others: readonly Holder[],
): Visibility {
  const needing = named.filter((holder) => !has(holder, 'Administrator'));
  const apart = candidates.filter((name) => (everyone & PermissionFlagsBits[name]) === 0n);
  const strangers = (name: Candidate) => others.filter((role) => has(role, name)).length;
  if (needing.length === 0) {
    // Nobody is named: it is for those who manage the server, whom the bot takes for admins as well.
    return { permissions: apart.includes('ManageGuild') ? bitsOf('ManageGuild') : '0' };
  }
  const shared = apart.filter((name) => needing.every((holder) => has(holder, name)));
  const best = least(shared, strangers);
  if (best !== undefined) return { permissions: bitsOf(best) };
  const lacking = (name: Candidate) => needing.filter((holder) => !has(holder, name));
  const nearest = least(apart, (name) => lacking(name).length);
  return { permissions: '0', problem: advice(nearest, nearest ? lacking(nearest) : needing) };
}

function advice(missing: Candidate | undefined, lacking: readonly Holder[]): string {
  const who = lacking.map(({ id, name }) => `${name} (${id})`).join(', ');
  const give = missing === undefined ? '' : `give ${who} the permission ${missing}, or `;
  return `administrators alone see it: ${give}allow it for ${who} in Server Settings → Integrations`;
}

/** The first with the lowest count. */
function least(
  names: readonly Candidate[],
  count: (name: Candidate) => number,
): Candidate | undefined {
  return names.toSorted((a, b) => count(a) - count(b))[0];
}

function has({ permissions }: Holder, name: Candidate | 'Administrator'): boolean {
  return (permissions & PermissionFlagsBits[name]) !== 0n;
}

function bitsOf(name: Candidate): string {
  return PermissionFlagsBits[name].toString();
}

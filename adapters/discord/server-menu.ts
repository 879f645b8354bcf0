import type { Command } from '../../src/bot/command.ts';
import type { Community, Holding } from '../../src/bot/community.ts';
import type { Role } from '../../src/bot/role.ts';
import { fitsDiscord, fitTogether } from './fits.ts';
import { type CommandGroup, groupsOf } from './groups.ts';
import { type SlashCommand, slashCommand } from './slash.ts';
import { type Holder, type Visibility, visibleTo } from './visibility.ts';

/** What a server's menu depends on beside the config. */
export type ServerFacts = {
  readonly everyone: bigint;
  readonly roles: readonly Holder[];
  /** the accounts that the config names and that are members of the server */
  readonly accounts: readonly Holder[];
};

export type MenuEntry = SlashCommand & { readonly default_member_permissions: string | null };

export type Menu = {
  readonly entries: readonly MenuEntry[];
  readonly problems: readonly { readonly command: string; readonly problem: string }[];
};

/** The communities that meet in a server. */
export function communitiesIn(server: string, all: readonly Community[]): Community[] {
  return all.filter(({ spaces }) =>
    spaces.some(({ platform, guild }) => platform === 'discord' && guild === server),
  );
}

/** Accounts that hold a role in one of the communities by the config. */
export function namedAccounts(communities: readonly Community[]): string[] {
  const named = holdings(communities).flatMap(({ account }) => account ?? []);
  return [...new Set(named)];
}

/**
 * The slash commands of one server. Communities that share a server share its menu: of two commands of
 * one name the first community's is written down, and whoever may use either sees it.
 */
export function menuOf(communities: readonly Community[], facts: ServerFacts): Menu {
  const commands = [
    ...new Map(
      communities.flatMap((one) => one.commands.map((each) => [each.name, each])),
    ).values(),
  ];
  const unfit = commands.flatMap((command) => {
    const problem = fitsDiscord(command);
    return problem === undefined ? [] : [{ command: command.name, problem }];
  });
  const fitting = commands.filter(({ name }) => !unfit.some(({ command }) => command === name));
  const together = fitTogether(fitting);
  const setting = {
    language: communities[0]?.language ?? 'en',
    spaces: [...new Set(communities.flatMap(({ spaces }) => spaces.map(({ name }) => name)))],
  };
  const entries = groupsOf(fitting).map((group) => ({
    group,
    entry: slashCommand(group, setting),
    seen: visibility(group, communities, facts),
  }));
  return {
    entries: entries.map(({ entry, seen }) => ({
      ...entry,
      default_member_permissions: seen.permissions,
    })),
    problems: [
      ...unfit,
      ...(together === undefined ? [] : [{ command: '', problem: together }]),
      ...entries.flatMap(({ group, seen }) =>
        seen.problem === undefined ? [] : [{ command: group.name, problem: seen.problem }],
      ),
    ],
  };
}

/** A command of several words is seen by all who may use one of them. */
function visibility(
  { commands }: CommandGroup,
  communities: readonly Community[],
  facts: ServerFacts,
): Visibility {
  const needed = new Set<Role>(commands.map((command: Command) => command.for));
  if (needed.has('member')) return { permissions: null };
  const ids = new Set(
    holdings(communities)
      .filter(({ role }) => role === 'admin' || needed.has(role))
      .flatMap(({ account, platformRole }) => account ?? platformRole ?? []),
  );
  const named = [...facts.roles, ...facts.accounts].filter(({ id }) => ids.has(id));
  const others = facts.roles.filter(({ id }) => !ids.has(id));
  const { permissions, problem } = visibleTo(named, facts.everyone, others);
  const known = new Set(named.map(({ id }) => id));
  const strangers = [...ids].filter((id) => !known.has(id));
  const unknown = strangers.length > 0 ? `not in this server: ${strangers.join(', ')}` : undefined;
  const all = [problem, unknown].filter((line) => line !== undefined).join('; ');
  return { permissions, ...(all !== '' && { problem: all }) };
}

function holdings(communities: readonly Community[]): Holding[] {
  return communities.flatMap(({ roles }) => roles.filter(({ platform }) => platform === 'discord'));
}

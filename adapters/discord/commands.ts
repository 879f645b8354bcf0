import {
  type APIApplicationCommand,
  type APIGuild,
  type APIGuildMember,
  ApplicationCommandType,
  PermissionFlagsBits,
  type REST,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import type { Community } from '../../src/bot/community.ts';
import type { Log } from '../../src/log.ts';
import { differences } from './difference.ts';
import { codeOf } from './failure.ts';
import {
  communitiesIn,
  type Menu,
  type MenuEntry,
  menuOf,
  namedAccounts,
  type ServerFacts,
} from './server-menu.ts';
import type { Holder } from './visibility.ts';

/** What has to be done so that a server's commands are those wanted. */
export type Changes = {
  readonly add: readonly MenuEntry[];
  readonly change: readonly {
    readonly id: string;
    readonly entry: MenuEntry;
    readonly differs: readonly string[];
  }[];
  readonly remove: readonly { readonly id: string; readonly name: string }[];
};

/** Registering by difference: Discord counts 200 new commands a day and server. */
export function changesOf(
  wanted: readonly MenuEntry[],
  registered: readonly APIApplicationCommand[],
): Changes {
  const slash = registered.filter(({ type }) => type === ApplicationCommandType.ChatInput);
  const known = new Map(slash.map((command) => [command.name, command]));
  return {
    add: wanted.filter(({ name }) => !known.has(name)),
    change: wanted.flatMap((entry) => {
      const command = known.get(entry.name);
      const differs = command === undefined ? [] : differences(entry, command);
      return command === undefined || differs.length === 0
        ? []
        : [{ id: command.id, entry, differs }];
    }),
    remove: slash.filter(({ name }) => !wanted.some((entry) => entry.name === name)),
  };
}

/**
 * Registers the commands of all communities in one server; a server where none meets loses its commands.
 * @throws what Discord answers when it refuses.
 */
export async function registerIn(
  server: string,
  { rest, application, log }: { rest: REST; application: string; log: Log },
  all: readonly Community[],
): Promise<void> {
  const communities = communitiesIn(server, all);
  const commands = Routes.applicationGuildCommands(application, server);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const registered = (await rest.get(commands, { query })) as APIApplicationCommand[];
  const menu = await menuFor(server, rest, communities);
  for (const problem of menu.problems) log.warn({ server, ...problem }, 'a command to look after');
  const { add, change, remove } = changesOf(menu.entries, registered);
  for (const { id } of remove)
    await rest.delete(Routes.applicationGuildCommand(application, server, id));
  for (const { id, entry } of change)
    await rest.patch(Routes.applicationGuildCommand(application, server, id), { body: entry });
  for (const entry of add) await rest.post(commands, { body: entry });
  const done = {
    added: add.map(({ name }) => name),
    changed: change.map(({ entry, differs }) => `${entry.name}: ${differs.join(', ')}`),
    removed: remove.map(({ name }) => name),
  };
  if (add.length + change.length + remove.length > 0)
    log.info({ server, ...done }, 'commands registered');
}

async function menuFor(
  server: string,
  rest: REST,
  communities: readonly Community[],
): Promise<Menu> {
  if (communities.length === 0) return { entries: [], problems: [] };
  const guild = (await rest.get(Routes.guild(server))) as APIGuild;
  return menuOf(communities, await factsOf(guild, rest, namedAccounts(communities)));
}

async function factsOf(
  { id: server, roles, owner_id: owner }: APIGuild,
  rest: REST,
  accounts: readonly string[],
): Promise<ServerFacts> {
  // @everyone is the role that has the server's own id.
  const everyone = BigInt(roles.find(({ id }) => id === server)?.permissions ?? 0);
  const holders = roles
    .filter(({ id }) => id !== server)
    .map(({ id, name, permissions }) => ({ id, name, permissions: BigInt(permissions) }));
  const members: Holder[] = [];
  for (const account of accounts) {
    const member = await memberOf(server, account, rest);
    if (member === undefined) continue;
    const granted = account === owner ? PermissionFlagsBits.Administrator : everyone;
    members.push(holderOf(member, holders, granted));
  }
  return { everyone, roles: holders, accounts: members };
}

async function memberOf(
  server: string,
  account: string,
  rest: REST,
): Promise<APIGuildMember | undefined> {
  try {
    return (await rest.get(Routes.guildMember(server, account))) as APIGuildMember;
  } catch (error) {
    const code = codeOf(error);
    const absent = code === RESTJSONErrorCodes.UnknownMember;
    if (absent || code === RESTJSONErrorCodes.UnknownUser) return undefined;
    throw error;
  }
}

function holderOf(
  { user, roles }: APIGuildMember,
  all: readonly Holder[],
  granted: bigint,
): Holder {
  const held = all.filter((role) => roles.includes(role.id));
  const permissions = held.reduce((sum, role) => sum | role.permissions, granted);
  return { id: user.id, name: user.username, permissions };
}

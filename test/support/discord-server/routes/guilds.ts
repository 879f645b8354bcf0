import { GatewayIntentBits } from 'discord.js';
import { findGuild } from '../find.ts';
import { channelPayload, guildSummary, memberPayload } from '../payloads.ts';
import { demandRoleBelow } from '../permissions.ts';
import { refusal } from '../refusal.ts';
import { nothing, ok, type Route, type RouteRequest } from '../route.ts';
import type { GuildRecord, MemberRecord, World } from '../world.ts';

/** A guild, its roles, channels and members, and who holds which role. */
export function guildRoutes(world: World): Route[] {
  const guildOf = (request: RouteRequest) => findGuild(world, request.param('guild_id'));
  const get = (pattern: string, body: (guild: GuildRecord, request: RouteRequest) => unknown) => ({
    method: 'GET',
    pattern: `/guilds/{guild_id}${pattern}`,
    handle: (request: RouteRequest) => ok(body(guildOf(request), request)),
  });
  const threads = (guild: GuildRecord) =>
    [...guild.channels.values()].filter((one) => one.parentId !== null);
  const standing = (guild: GuildRecord) =>
    [...guild.channels.values()].filter((one) => one.parentId === null);
  const open = (guild: GuildRecord) => threads(guild).filter((one) => !one.archived);
  return [
    get('', guildSummary),
    get('/roles', (guild) => [...guild.roles.values()]),
    get('/channels', (guild) => standing(guild).map(channelPayload)),
    get('/threads/active', (guild) => ({ threads: open(guild).map(channelPayload), members: [] })),
    get('/members', (guild, request) => page(world, guild, request).map(memberPayload)),
    get('/members/{user_id}', (guild, request) => memberPayload(findMember(guild, request))),
    roleRoute(world, 'PUT'),
    roleRoute(world, 'DELETE'),
  ];
}

/** Listing members is behind the same switch as the intent. */
function page(world: World, guild: GuildRecord, request: RouteRequest): MemberRecord[] {
  if (!world.grants.guildMembers) throw refusal('missingAccess');
  const limit = Number(request.query.get('limit') ?? 1);
  const after = BigInt(request.query.get('after') ?? 0);
  return [...guild.members.values()]
    .filter((one) => BigInt(one.user.id) > after)
    .sort((a, b) => (BigInt(a.user.id) < BigInt(b.user.id) ? -1 : 1))
    .slice(0, limit);
}

function findMember(guild: GuildRecord, request: RouteRequest): MemberRecord {
  const member = guild.members.get(request.param('user_id'));
  if (member === undefined) throw refusal('unknownMember');
  return member;
}

function roleRoute(world: World, method: 'PUT' | 'DELETE'): Route {
  return {
    method,
    pattern: '/guilds/{guild_id}/members/{user_id}/roles/{role_id}',
    handle: (request) => {
      const guild = findGuild(world, request.param('guild_id'));
      const roleId = request.param('role_id');
      const member = findMember(guild, request);
      demandRoleBelow(world, guild, roleId);
      const others = member.roles.filter((id) => id !== roleId);
      member.roles = method === 'PUT' ? [...others, roleId] : others;
      world.dispatch('GUILD_MEMBER_UPDATE', GatewayIntentBits.GuildMembers, () => ({
        ...memberPayload(member),
        guild_id: guild.id,
      }));
      return nothing;
    },
  };
}

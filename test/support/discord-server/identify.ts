import { randomUUID } from 'node:crypto';
import { GatewayIntentBits } from 'discord.js';
import type { WebSocket } from 'ws';
import { guildPayload, memberPayload } from './payloads.ts';
import { forbiddenIntents, type Session, type Sessions } from './sessions.ts';
import type { World } from './world.ts';

/** What a client says on the gateway. */
export interface Packet {
  readonly op: number;
  readonly d?: {
    readonly token?: string;
    readonly intents?: number;
    readonly session_id?: string;
    readonly seq?: number;
    readonly guild_id?: string;
    readonly query?: string;
    readonly limit?: number;
    readonly nonce?: string;
    readonly user_ids?: string | readonly string[];
  };
}

/** One socket; `closing` once the server itself has ended it. */
export interface Connection {
  readonly socket: WebSocket;
  readonly send: (packet: object) => void;
  session: Session | undefined;
  closing: boolean;
}

/** Op 2: checks token and intents, opens a session, says READY and the guilds. */
export function identify(
  world: World,
  sessions: Sessions,
  connection: Connection,
  packet: Packet,
): void {
  const intents = packet.d?.intents ?? 0;
  if (packet.d?.token !== world.token) {
    connection.socket.close(4004, 'Authentication failed.');
    return;
  }
  if (forbiddenIntents(world, intents)) {
    connection.socket.close(4014, 'Disallowed intent(s).');
    return;
  }
  const session = sessions.open(randomUUID().replaceAll('-', ''), intents, connection.send);
  connection.session = session;
  const guilds = [...world.guilds.values()].filter((one) => one.members.has(world.bot.id));
  sessions.emit(session, 'READY', {
    v: 10,
    user: world.bot.raw,
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    resume_gateway_url: `${world.origin().replace('http', 'ws')}/resume`,
    shard: [0, 1],
    application: { id: world.applicationId, flags: 0 },
  });
  if ((intents & GatewayIntentBits.Guilds) === 0) return;
  const all = (intents & GatewayIntentBits.GuildMembers) !== 0;
  for (const guild of guilds) {
    sessions.emit(session, 'GUILD_CREATE', guildPayload(world, guild, all));
  }
}

/** Op 6: takes a session up again, or refuses it with op 9. */
export function resume(
  world: World,
  sessions: Sessions,
  connection: Connection,
  packet: Packet,
): void {
  if (packet.d?.token !== world.token) {
    connection.socket.close(4004, 'Authentication failed.');
    return;
  }
  const session = sessions.all.get(packet.d.session_id ?? '');
  const seq = packet.d.seq ?? 0;
  if (session === undefined || seq > session.events.length) {
    connection.send({ op: 9, d: false });
    return;
  }
  connection.session = session;
  sessions.resume(session, seq, connection.send);
}

/** A client that closes with 1000 or 1001 ends its session; any other close leaves it resumable. */
export function leave(sessions: Sessions, connection: Connection, code: number): void {
  const { session } = connection;
  if (session === undefined || session.send !== connection.send) return;
  session.send = undefined;
  if (!connection.closing && (code === 1000 || code === 1001)) sessions.all.delete(session.id);
}

/** Op 8: a guild's members in one chunk. */
export function sendMembers(
  world: World,
  sessions: Sessions,
  session: Session,
  packet: Packet,
): void {
  const guild = world.guilds.get(packet.d?.guild_id ?? '');
  if (guild === undefined) return;
  const ids = [packet.d?.user_ids ?? []].flat();
  const named = ids.length > 0;
  const members = [...guild.members.values()].filter((one) => !named || ids.includes(one.user.id));
  sessions.emit(session, 'GUILD_MEMBERS_CHUNK', {
    guild_id: guild.id,
    members: members.map(memberPayload),
    chunk_index: 0,
    chunk_count: 1,
    not_found: ids.filter((id) => !guild.members.has(id)),
    ...(packet.d?.nonce === undefined ? {} : { nonce: packet.d.nonce }),
  });
}

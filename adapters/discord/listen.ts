import { ChannelType, type Client, Events, GatewayDispatchEvents, type Guild } from 'discord.js';
import type { Deliver } from '../../src/chat/deliver.ts';
import { type Conversing, converse, hear } from './converse.ts';
import { privateChats } from './private-chat.ts';
import { receiveServer } from './receive.ts';
import type { Registration } from './registration.ts';

type Listening = {
  readonly on: Conversing;
  readonly menus: Registration;
  readonly send: Deliver['send'];
  /** takes note of work under way, which stopping waits for */
  readonly run: (work: Promise<void>) => void;
};

/** Interactions and messages are taken as the gateway sends them, so that no cache has to know them. */
export function listen(client: Client, { on, menus, send, run }: Listening): void {
  const hearMessage = privateChats(on, send);
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (raw) => run(converse(raw, on)));
  client.ws.on(GatewayDispatchEvents.MessageCreate, (raw) => run(hearMessage(raw)));
  client.on(Events.GuildCreate, (guild) => {
    run(hearServer(guild, 'added', { on, send }));
    run(menus.inServer(guild.id));
  });
  client.on(Events.GuildDelete, (guild) => run(hearServer(guild, 'removed', { on, send })));
}

/** discord.js tells `guildCreate` for a new server alone, not for those it knew at its start. */
async function hearServer(
  guild: Guild,
  is: 'added' | 'removed',
  { on, send }: Pick<Listening, 'on' | 'send'>,
): Promise<void> {
  const channel = is === 'added' ? channelToGreetIn(guild) : undefined;
  const incoming = receiveServer(guild, is, channel, on.clock.now());
  const heard = await hear(incoming, on);
  if (heard.is !== 'said' || channel === undefined) return;
  const sent = await send(incoming.place, heard.reply, { key: incoming.key, asOne: false });
  if (!sent.ok) on.log.warn({ server: guild.id, ...sent.failure }, 'a greeting was not delivered');
}

/** Where the server greets its newcomers, else the first channel for words in which the bot may write. */
function channelToGreetIn({ channels, members, systemChannelId }: Guild): string | undefined {
  const written = channels.cache.filter(
    (one) => one.type === ChannelType.GuildText || one.type === ChannelType.GuildAnnouncement,
  );
  const inOrder = [...written.sort((a, b) => a.rawPosition - b.rawPosition).values()];
  const mayWrite = ({ id }: { readonly id: string }) =>
    members.me?.permissionsIn(id).has(['ViewChannel', 'SendMessages']) === true;
  const system = inOrder.find(({ id }) => id === systemChannelId);
  return [...(system ? [system] : []), ...inOrder].find(mayWrite)?.id;
}

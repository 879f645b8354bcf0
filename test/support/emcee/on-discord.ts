import { discord } from '../../../adapters/discord/connect.ts';
import type { Community, Space } from '../../../src/bot/community.ts';
import { findCommand } from '../../../src/bot/find-command.ts';
import { takeApart } from '../../../src/bot/hearing/typed.ts';
import type { Given } from '../../../src/chat/incoming.ts';
import type { Guild } from '../discord-server/guild.ts';
import type { Values } from '../discord-server/invocation.ts';
import type { Interaction } from '../discord-server/raise.ts';
import type { SeenMessage } from '../discord-server/seen.ts';
import { type DiscordServer, startDiscordServer } from '../discord-server/server.ts';
import type { User } from '../discord-server/user.ts';
import type { CastMember } from './cast.ts';
import { found } from './on-telegram.ts';
import type { Seat, Sight, Stage } from './stage.ts';

export type DiscordStage = Stage & {
  readonly server: DiscordServer;
  readonly guild: (id?: string) => Guild;
  readonly user: (who: CastMember) => User;
};

/** A role that the bot may give, in the first server. */
export const READERS = '880000000000000078';

type Homes = ReadonlyMap<string, { readonly space: Space; readonly community: Community }>;

/** A Discord with the servers and channels that the communities name. */
export async function discordStage(
  communities: readonly Community[],
  cast: readonly CastMember[],
  now: () => Date = () => new Date(),
): Promise<DiscordStage> {
  // Time stands still here, so a busy machine is no reason to miss Discord's three seconds: those are
  // counted where nothing else runs.
  const server = await startDiscordServer({ now, interactionDeadlineMs: 60_000 });
  const users = new Map(cast.map((who) => [who.name, userFor(server, who)]));
  const homes: Homes = new Map(
    communities.flatMap((community) =>
      community.spaces
        .filter(({ platform }) => platform === 'discord')
        .map((space) => [space.name, { space, community }] as const),
    ),
  );
  const guilds = guildsFor(server, homes, [...users.values()]);
  const user = ({ name }: CastMember) => found(users.get(name), name);
  let inForce = communities;

  return {
    name: 'discord',
    server,
    guild: (id = found([...guilds.keys()][0], 'a server')) => found(guilds.get(id), id),
    user,
    connect: ({ clock, log }) =>
      discord({ token: server.token, apiRoot: server.api, clock, log, onFatal: () => {} }),
    opened: async (now) => {
      inForce = now;
    },
    seat: (who) => seatOf(user(who), server, { homes, cast, communities: () => inForce }),
    shown: (name) => {
      const { space } = found(homes.get(name), name);
      const channel = found(guilds.get(space.guild ?? ''), 'a server').channel(name);
      return channel.messages.map((message) => sightOf(message, false));
    },
    busy: () => false,
    close: server.close,
  };
}

function userFor(server: DiscordServer, who: CastMember): User {
  const locale = who.speaks === 'zh' ? 'zh-CN' : 'en-US';
  return server.user({ id: who.discord, name: who.web, locale });
}

function guildsFor(
  server: DiscordServer,
  homes: Homes,
  members: readonly User[],
): ReadonlyMap<string, Guild> {
  const ids = new Set([...homes.values()].map(({ space }) => space.guild ?? ''));
  const channelsOf = (guild: string) =>
    [...homes.values()]
      .filter(({ space }) => space.guild === guild)
      .map(({ space }) => ({ name: space.name, id: space.chat }));
  // Discord shows the commands of admins to nobody else, whatever the config says of accounts.
  const roles = [
    { name: 'Admins', permissions: ['ManageGuild'] as const },
    { name: 'Readers', id: READERS },
  ];
  const seated = members.map((user) => ({ user, roles: user.name === 'mei' ? ['Admins'] : [] }));
  return new Map(
    [...ids].map((id) => [
      id,
      server.guild({ id, name: `Server ${id}`, channels: channelsOf(id), roles, members: seated }),
    ]),
  );
}

const sightOf = (message: SeenMessage, alone: boolean): Sight => ({
  key: message.id,
  text: message.text,
  alone: alone || message.ephemeral,
  buttons: message.buttons.map(({ label }) => label),
  files: message.files.map(({ name, contentType, bytes }) => ({
    ...{ name, type: contentType, read: async () => Buffer.from(bytes).toString() },
  })),
});

type Where = {
  readonly homes: Homes;
  readonly cast: readonly CastMember[];
  readonly communities: () => readonly Community[];
};

function seatOf(user: User, server: DiscordServer, { homes, cast, communities }: Where): Seat {
  let latest: Interaction | undefined;
  const home = (where = found([...homes.keys()][0], 'a channel')) => found(homes.get(where), where);
  const placeOf = (where: string | undefined) =>
    where === 'private' ? user.dm : { id: home(where).space.chat };
  const messages = () =>
    [...homes.values()]
      .flatMap(({ space }) => user.seen({ id: space.chat }))
      .concat(user.seen(user.dm))
      .filter(({ authorId, thinking }) => authorId !== user.id && !thinking);
  const taken = async (interaction: Interaction) => {
    latest = interaction;
    await interaction.acknowledged();
  };

  async function slash(text: string, where: string | undefined): Promise<void> {
    const { community, space } = home(where);
    const now = communities().find(({ id }) => id === community.id) ?? community;
    const [name = '', ...rest] = text.slice(1).split(' ');
    const { command, typed } = found(findCommand(now, { name, typed: rest.join(' ') }), text);
    const { given } = takeApart(typed, command.options);
    await taken(
      user.slash({ id: space.chat }, command.name, valuesOf(given, command.options, cast)),
    );
  }

  return {
    async says(text, { where }) {
      if (where === 'private') user.dms(text);
      else if (text.startsWith('/')) await slash(text, where);
      else user.messages(placeOf(where), text);
    },
    async taps(label) {
      const message = messages().findLast(({ buttons }) => buttons.some((b) => b.label === label));
      await taken(user.clicks(found(message, `a button “${label}”`), label));
    },
    forges: (press, where) => {
      const { id } = placeOf(where);
      const message = messages().findLast(({ channelId }) => channelId === id);
      return taken(user.clicksRaw({ id }, message?.id ?? '1', press));
    },
    async fills(fields) {
      const modal = await found(latest, 'a form').asked();
      await taken(user.submits(modal, fields));
    },
    async again() {
      server.redeliver(found(latest, 'an interaction'));
      // A repetition leaves no trace of its own but a refused callback.
      const { length } = server.calls;
      await server.until(() => (server.calls.length > length ? true : undefined));
    },
    opens: async () => {},
    sights: () => messages().map((message) => sightOf(message, message.channelId === user.dm.id)),
  };
}

/** Typed words as what the client's menu makes of them. */
function valuesOf(
  given: Given,
  options: Parameters<typeof takeApart>[1],
  cast: readonly CastMember[],
): Values {
  const valueFor = (name: string, raw: string) => {
    const kind = options.find((option) => option.name === name)?.kind.is;
    if (kind === 'integer') return Number(raw);
    if (kind !== 'member') return raw;
    return {
      id: found(
        cast.find(({ web }) => `@${web}` === raw),
        raw,
      ).discord,
    };
  };
  return Object.fromEntries(
    Object.entries(given).map(([name, raw]) => [name, valueFor(name, raw)]),
  );
}

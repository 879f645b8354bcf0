import {
  Client,
  type ClientOptions,
  GatewayIntentBits,
  Partials,
  type Interaction as Received,
  type SendableChannels,
} from 'discord.js';
import { afterEach, expect } from 'vitest';
import { PATIENCE_MS } from '../patience.ts';
import { type DiscordServerOptions, startDiscordServer } from './server.ts';

/** Everything a test opened; closed after it, whether it passed or not. */
const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const commands = [
  {
    name: 'grant',
    description: 'Give points',
    default_member_permissions: '32',
    options: [
      { type: 6, name: 'member', description: 'Who', required: true },
      { type: 4, name: 'points', description: 'How many', min_value: 1, max_value: 10 },
    ],
  },
  {
    name: 'quiz',
    description: 'Quizzes',
    options: [
      {
        type: 1,
        name: 'start',
        description: 'Start one',
        options: [{ type: 3, name: 'bank', description: 'Bank', autocomplete: true }],
      },
    ],
  },
  { name: 'check-in', description: 'Be there' },
];

type Listener = (interaction: Received) => unknown;

/** A server with a guild and two members, and a client that is not logged in yet. */
export async function setUp(options: DiscordServerOptions = {}, more: Partial<ClientOptions> = {}) {
  const server = await startDiscordServer({ interactionDeadlineMs: PATIENCE_MS, ...options });
  const ada = server.user({ name: 'ada', locale: 'zh-CN' });
  const bob = server.user({ name: 'bob' });
  const guild = server.guild({
    name: 'Readers',
    channels: ['general', { name: 'quiet', botLacks: ['SendMessages'] }],
    roles: [{ name: 'Organiser', permissions: ['ManageGuild'] }, 'Level 2'],
    members: [{ user: ada, roles: ['Organiser'] }, bob],
  });
  const client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
    ],
    // Without it discord.js drops direct messages of conversations it has not fetched.
    partials: [Partials.Channel],
    ...more,
    rest: { api: server.api, version: '10', ...more.rest },
  });
  const errors: Error[] = [];
  client.on('error', (error) => errors.push(error));
  closing.push(async () => {
    await client.destroy();
    await server.close();
    expect(errors).toEqual([]);
  });
  const ready = new Promise((resolve) => {
    client.once('clientReady', resolve);
  });
  const login = async () => {
    await client.login(server.token);
    await ready;
  };
  const handle = (listener: Listener) => {
    const run = async (it: Received) => listener(it);
    client.on('interactionCreate', (it) => {
      run(it).catch((error: Error) => errors.push(error));
    });
  };
  const register = () => client.application?.commands.set(commands, guild.id);
  const general = guild.channel('general');
  const channel = async (name = 'general') =>
    (await client.channels.fetch(guild.channel(name).id)) as SendableChannels;
  return { server, ada, bob, guild, general, client, errors, login, handle, register, channel };
}

/** The same, logged in and with the commands registered. */
export async function online(
  options: DiscordServerOptions = {},
  more: Partial<ClientOptions> = {},
) {
  const all = await setUp(options, more);
  await all.login();
  await all.register();
  return all;
}

/** A row of buttons, each with its label for a custom id. */
export const row = (...labels: string[]) => ({
  type: 1 as const,
  components: labels.map((label) => ({
    type: 2 as const,
    style: 1 as const,
    label,
    custom_id: label,
  })),
});

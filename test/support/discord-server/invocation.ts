import type { APIApplicationCommand, APIAttachment } from 'discord.js';
import type { CommandBody, OptionBody } from './bodies.ts';
import { lengthOf } from './checks/known.ts';
import { optionType } from './checks/option.ts';
import { memberFields, partialChannel } from './payloads.ts';
import { permissionsOf } from './permissions.ts';
import { byId, upload } from './uploads.ts';
import type { ChannelRecord, UserRecord, World } from './world.ts';

/** What a user fills into an option; users, roles and channels are given as what has an id, a file by its name. */
type Value = string | number | boolean | { readonly id: string };
export type Values = Readonly<Record<string, Value>>;

/** The option a user is typing in, for autocomplete. */
export interface Focus {
  readonly option: string;
  readonly typed: string;
}

interface Chosen {
  readonly command: APIApplicationCommand;
  readonly options: readonly OptionBody[];
  /** Names and types of the subcommand (group) on the way, outermost first. */
  readonly steps: readonly { readonly name: string; readonly type: number }[];
}

/** Throws what a user runs into in the client, before anything reaches the bot. */
export function clientRefuses(user: UserRecord, why: string): never {
  throw new Error(`Discord's client stops ${user.raw.username}: ${why}`);
}

/** An interaction's data for `/words …` with the values filled in, checked as the client does. */
export function invocation(
  world: World,
  user: UserRecord,
  channel: ChannelRecord,
  words: string,
  values: Values,
  focus?: Focus,
): object {
  const chosen = choose(world, user, channel, words.replace(/^\//, '').split(' '));
  const known = chosen.options.map((option) => option.name);
  for (const name of Object.keys(values)) {
    if (!known.includes(name)) clientRefuses(user, `/${words} has no option "${name}"`);
  }
  const files: APIAttachment[] = [];
  const chosenFile = (option: OptionBody) => {
    const name = values[option.name];
    if (option.type !== optionType.attachment || typeof name !== 'string') return values;
    const file = upload(world, name);
    files.push(file);
    return { ...values, [option.name]: file };
  };
  const filled = chosen.options.flatMap((one) => fill(user, one, chosenFile(one), focus));
  const { command } = chosen;
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
    options: chosen.steps.reduceRight<object[]>(
      (inner, one) => [{ ...one, options: inner }],
      filled,
    ),
    resolved: { ...resolve(world, channel, filled), attachments: byId(files) },
  };
}

interface Filled {
  readonly name: string;
  readonly type: number;
  readonly value: string | number | boolean;
  readonly focused?: true;
}

function fill(
  user: UserRecord,
  option: OptionBody,
  values: Values,
  focus: Focus | undefined,
): Filled[] {
  const { name, type } = option;
  if (name === focus?.option) {
    if (!option.autocomplete) clientRefuses(user, `"${name}" does not autocomplete`);
    return [{ name, type, value: focus.typed, focused: true }];
  }
  const value = values[name];
  if (value !== undefined) return [{ name, type, value: checked(user, option, value) }];
  if (option.required && focus === undefined) clientRefuses(user, `"${name}" is required`);
  return [];
}

function choose(
  world: World,
  user: UserRecord,
  channel: ChannelRecord,
  words: readonly string[],
): Chosen {
  const [name, ...rest] = words;
  const scopes = [channel.guild?.id ?? 'none', 'global'];
  const commands = scopes.flatMap((scope) => [...(world.commands.get(scope)?.values() ?? [])]);
  const command = commands.find((one) => one.name === name && one.type === 1);
  if (command === undefined || !visible(command, user, channel)) {
    return clientRefuses(user, `there is no /${name} here`);
  }
  let options = (command as CommandBody).options ?? [];
  const steps: { name: string; type: number }[] = [];
  for (const word of rest) {
    const next = options.find((one) => one.name === word && one.type <= optionType.group);
    if (next === undefined) return clientRefuses(user, `/${name} has no "${word}"`);
    steps.push({ name: next.name, type: next.type });
    options = next.options ?? [];
  }
  if (options.some((one) => one.type <= optionType.group)) {
    return clientRefuses(user, `/${words.join(' ')} needs a subcommand`);
  }
  return { command, options, steps };
}

function visible(
  command: APIApplicationCommand,
  user: UserRecord,
  channel: ChannelRecord,
): boolean {
  const { guild } = channel;
  if (guild === undefined) return command.contexts == null || command.contexts.includes(1);
  const held = permissionsOf(guild, user.id, channel);
  const wanted = command.default_member_permissions;
  if (wanted === null) return true;
  // "0" hides a command from everyone but administrators.
  const administrator = (held & 8n) !== 0n;
  return administrator || (BigInt(wanted) !== 0n && (held & BigInt(wanted)) === BigInt(wanted));
}

function checked(user: UserRecord, option: OptionBody, value: Value): string | number | boolean {
  const plain = typeof value === 'object' ? value.id : value;
  const why = objection(option, plain);
  if (why !== undefined) clientRefuses(user, `"${option.name}" ${why}`);
  return plain;
}

function objection(option: OptionBody, value: string | number | boolean): string | undefined {
  if (option.choices?.length && !option.choices.some((choice) => choice.value === value)) {
    return `has no choice ${JSON.stringify(value)}`;
  }
  if (option.type === optionType.integer || option.type === optionType.number) {
    return numberObjection(option, value);
  }
  if (option.type === optionType.boolean) {
    return typeof value === 'boolean' ? undefined : 'takes true or false';
  }
  return textObjection(option, value);
}

function textObjection(option: OptionBody, value: string | number | boolean): string | undefined {
  if (typeof value !== 'string') return 'takes no number and no truth';
  if (option.type !== optionType.string) return /^\d+$/.test(value) ? undefined : 'takes an id';
  const length = lengthOf(value);
  const [min, max] = [option.min_length ?? 1, option.max_length ?? 6000];
  return length < min || length > max ? `takes ${min} to ${max} characters` : undefined;
}

function numberObjection(option: OptionBody, value: string | number | boolean): string | undefined {
  if (typeof value !== 'number') return 'takes a number';
  if (option.type === optionType.integer && !Number.isInteger(value)) return 'takes whole numbers';
  if (value < (option.min_value ?? -(2 ** 53))) return `is at least ${option.min_value}`;
  if (value > (option.max_value ?? 2 ** 53)) return `is at most ${option.max_value}`;
  return undefined;
}

/** The users, members, roles and channels that the values name, in full. */
function resolve(world: World, channel: ChannelRecord, filled: readonly Filled[]): object {
  const { guild } = channel;
  const ids = (types: readonly number[]) =>
    filled.filter((one) => types.includes(one.type)).map((one) => String(one.value));
  const entries = <T>(keys: readonly string[], find: (id: string) => T | undefined) =>
    Object.fromEntries(keys.map((id) => [id, find(id)] as const).filter(([, found]) => found));
  const people = ids([optionType.user, optionType.mentionable]);
  const memberOf = (id: string) => {
    const member = guild?.members.get(id);
    if (member === undefined || guild === undefined) return undefined;
    return { ...memberFields(member), permissions: permissionsOf(guild, id, channel).toString() };
  };
  const channelOf = (id: string) => {
    const found = world.channels.get(id);
    return found ? partialChannel(found, world.bot.id) : undefined;
  };
  return {
    users: entries(people, (id) => world.users.get(id)?.raw),
    members: entries(people, memberOf),
    roles: entries(ids([optionType.role, optionType.mentionable]), (id) => guild?.roles.get(id)),
    channels: entries(ids([optionType.channel]), channelOf),
  };
}

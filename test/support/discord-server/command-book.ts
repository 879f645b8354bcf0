import type { APIApplicationCommand } from 'discord.js';
import type { CommandBody } from './bodies.ts';
import { refusal } from './refusal.ts';
import type { World } from './world.ts';

/** The commands of one scope: a guild's, or the global ones. */
export interface CommandBook {
  readonly commands: Map<string, APIApplicationCommand>;
  /** Creates, or replaces the command of the same name and type. */
  readonly put: (body: CommandBody) => { command: APIApplicationCommand; isNew: boolean };
  /** Replaces all commands; those that keep name and type keep their id. */
  readonly replace: (bodies: readonly CommandBody[]) => APIApplicationCommand[];
  readonly change: (command: APIApplicationCommand, body: CommandBody) => APIApplicationCommand;
}

const mostCommands = 100;
const mostCreatesADay = 200;

export function openBook(world: World, guildId: string | undefined): CommandBook {
  const scope = guildId ?? 'global';
  const commands = world.commands.get(scope) ?? new Map<string, APIApplicationCommand>();
  world.commands.set(scope, commands);
  const twinOf = (body: CommandBody) =>
    [...commands.values()].find((one) => one.name === body.name && one.type === (body.type ?? 1));
  const countCreates = (count: number) => {
    const today = world.commandCreates.get(scope) ?? 0;
    if (today + count > mostCreatesADay) throw refusal('tooManyCreates');
    world.commandCreates.set(scope, today + count);
  };
  const store = (body: CommandBody, id: string) => {
    const command = complete(world, guildId, body, id);
    commands.set(id, command);
    world.changed();
    return command;
  };
  return {
    commands,
    put: (body) => {
      const twin = twinOf(body);
      if (twin) return { command: store(body, twin.id), isNew: false };
      if (commands.size >= mostCommands) throw refusal('tooManyCommands');
      countCreates(1);
      return { command: store(body, world.snowflake()), isNew: true };
    },
    replace: (bodies) => {
      if (bodies.length > mostCommands) throw refusal('tooManyCommands');
      countCreates(bodies.filter((body) => twinOf(body) === undefined).length);
      const ids = bodies.map((body) => twinOf(body)?.id ?? world.snowflake());
      commands.clear();
      return bodies.map((body, index) => store(body, ids[index] ?? world.snowflake()));
    },
    change: (command, body) => store({ ...(command as CommandBody), ...body }, command.id),
  };
}

function complete(
  world: World,
  guildId: string | undefined,
  body: CommandBody,
  id: string,
): APIApplicationCommand {
  const { default_member_permissions: permissions, ...rest } = body;
  const filled = {
    name_localizations: null,
    description: '',
    description_localizations: null,
    nsfw: false,
    ...rest,
    type: body.type ?? 1,
    options: body.options ?? [],
    default_member_permissions: permissions == null ? null : String(permissions),
    ...(guildId === undefined ? {} : { guild_id: guildId }),
    id,
    application_id: world.applicationId,
    version: world.snowflake(),
  };
  return filled as unknown as APIApplicationCommand;
}

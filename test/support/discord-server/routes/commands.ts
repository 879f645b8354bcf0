import type { APIApplicationCommand } from 'discord.js';
import type { CommandBody } from '../bodies.ts';
import { checkCommand } from '../checks/command.ts';
import { type CommandBook, openBook } from '../command-book.ts';
import { refusal } from '../refusal.ts';
import { created, nothing, ok, type Route, type RouteRequest } from '../route.ts';
import type { World } from '../world.ts';

const globally = '/applications/{application_id}/commands';
const inGuild = '/applications/{application_id}/guilds/{guild_id}/commands';

/** Registering commands, for everyone and for one guild. */
export function commandRoutes(world: World): Route[] {
  return [globally, inGuild].flatMap((pattern) => [
    ...listRoutes(world, pattern),
    ...singleRoutes(world, `${pattern}/{command_id}`),
  ]);
}

function listRoutes(world: World, pattern: string): Route[] {
  return [
    {
      method: 'GET',
      pattern,
      handle: (request) => {
        const full = request.query.get('with_localizations') === 'true';
        const commands = [...bookOf(world, request).commands.values()];
        return ok(full ? commands : commands.map(withoutLocalizations));
      },
    },
    {
      method: 'PUT',
      pattern,
      check: ({ body }, complain) => {
        if (!Array.isArray(body)) return;
        const names = new Set<string>();
        for (const [index, command] of (body as CommandBody[]).entries()) {
          checkCommand(command, false, [index], complain);
          const name = `${command.type ?? 1} ${command.name}`;
          if (names.has(name)) {
            const message = 'Application command names must be unique';
            complain([index, 'name'], 'APPLICATION_COMMANDS_DUPLICATE_NAME', message);
          }
          names.add(name);
        }
      },
      handle: (request) => ok(bookOf(world, request).replace(request.body as CommandBody[])),
    },
    {
      method: 'POST',
      pattern,
      check: ({ body }, complain) => checkCommand(body as CommandBody, false, [], complain),
      handle: (request) => {
        const { command, isNew } = bookOf(world, request).put(request.body as CommandBody);
        return isNew ? created(command) : ok(command);
      },
    },
  ];
}

function singleRoutes(world: World, pattern: string): Route[] {
  const find = (request: RouteRequest) => {
    const book = bookOf(world, request);
    const command = book.commands.get(request.param('command_id'));
    if (command === undefined) throw refusal('unknownCommand');
    return { book, command };
  };
  return [
    { method: 'GET', pattern, handle: (request) => ok(find(request).command) },
    {
      method: 'PATCH',
      pattern,
      check: ({ body }, complain) => checkCommand(body as CommandBody, true, [], complain),
      handle: (request) => {
        const { book, command } = find(request);
        return ok(book.change(command, request.body as CommandBody));
      },
    },
    {
      method: 'DELETE',
      pattern,
      handle: (request) => {
        const { book, command } = find(request);
        book.commands.delete(command.id);
        world.changed();
        return nothing;
      },
    },
  ];
}

function bookOf(world: World, request: RouteRequest): CommandBook {
  if (request.param('application_id') !== world.applicationId) throw refusal('unknownApplication');
  const guildId = request.param('guild_id') || undefined;
  if (guildId !== undefined && !world.guilds.get(guildId)?.members.has(world.bot.id)) {
    throw refusal('missingAccess');
  }
  return openBook(world, guildId);
}

/** A list names no other languages unless asked to. */
function withoutLocalizations(command: APIApplicationCommand): unknown {
  return JSON.parse(
    JSON.stringify(command, (name, value: unknown) =>
      name.endsWith('_localizations') ? undefined : value,
    ),
  );
}

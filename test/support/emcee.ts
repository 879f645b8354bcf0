import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { Operation } from '../../src/bot/command.ts';
import type { Community } from '../../src/bot/community.ts';
import type { Locale } from '../../src/chat/locale.ts';
import { type Beside, loadCommunity } from '../../src/config/load.ts';
import { picturesIn } from '../../src/config/pictures.ts';
import { render } from '../../src/config/problem.ts';
import type { Database } from '../../src/database/database.ts';
import { operations } from '../../src/operations.ts';
import { type VirtualClock, virtualClock } from './clock.ts';
import { type Booted, boot } from './emcee/boot.ts';
import { type CastMember, castMember, guest, type Name, names } from './emcee/cast.ts';
import { libraryFrom } from './emcee/library.ts';
import { type DiscordStage, discordStage } from './emcee/on-discord.ts';
import { found, type TelegramStage, telegramStage } from './emcee/on-telegram.ts';
import { type WebStage, webStage } from './emcee/on-web.ts';
import { type Person, personOf, type Room, roomOf, voiceOf } from './emcee/person.ts';
import { quiet, watched } from './emcee/quiet.ts';
import type { Stage } from './emcee/stage.ts';
import { emptied, onPostgres } from './emcee/tables.ts';
import { freePort } from './services/ports.ts';

export type PlatformName = 'telegram' | 'discord' | 'web';

type Wanted = {
  /** the platforms the bot is connected to; people are on the first unless told otherwise */
  readonly on: readonly PlatformName[];
  /** in memory unless a test is about the server */
  readonly database?: 'embedded' | 'postgres';
  /** languages of people's clients; English unless told */
  readonly speaks?: Partial<Readonly<Record<Name, Locale>>>;
  /** UTC; 09:00 on a Monday in Shanghai unless told */
  readonly now?: string;
  /** where its pictures stand */
  readonly folder?: string;
  /** beside Emcee's own */
  readonly more?: readonly Operation[];
  /** how many people there are beside the cast, for tests about crowds */
  readonly guests?: number;
  /** files that operations read beside the communities': their texts by path, `quizzes/books.yaml` */
  readonly files?: Readonly<Record<string, string>>;
};

/** A community at its meeting places, with a running Emcee, on virtual time. */
export type Meeting = Readonly<Record<Name, Person>> & {
  readonly clock: VirtualClock;
  readonly database: Database;
  /** the space that stands first in the config, of the first platform */
  readonly group: Room;
  readonly room: (space: string) => Room;
  /** Emcee as it runs now */
  readonly running: () => Booted;
  /** The config's text is changed, and taken over. */
  readonly changes: (yaml: string) => Promise<void>;
  /** Emcee stops, things happen, time goes by, and it starts again. */
  readonly outage: (
    by: { readonly days?: number; readonly hours?: number; readonly minutes?: number },
    meanwhile?: () => void,
  ) => Promise<void>;
  readonly settled: () => Promise<void>;
  /** lines of the log so far */
  readonly logged: () => readonly string[];
  readonly cast: Readonly<Record<Name, CastMember>>;
  readonly guests: readonly CastMember[];
  readonly telegram: TelegramStage;
  readonly discord: DiscordStage;
  readonly web: WebStage;
};

const MONDAY = '2026-03-02T01:00:00Z';

/** @param yaml the communities' files; the first is where people are when nothing else is said */
export async function community(
  yaml: string | readonly string[],
  wanted: Wanted,
): Promise<Meeting> {
  const all = [...operations, ...(wanted.more ?? [])];
  const beside = {
    library: libraryFrom(wanted.files ?? {}, all),
    ...(wanted.folder !== undefined && { pictures: picturesIn(wanted.folder) }),
  };
  const read = (text: string) => loaded(text, all, beside);
  let inForce = [yaml].flat().map(read);
  const cast = castOf(wanted.speaks ?? {});
  const stages: Stage[] = [];
  const busy = () => stages.some((stage) => stage.busy());
  const clock = virtualClock(wanted.now ?? MONDAY, () => quiet(busy, 2));
  const settled = async () => {
    await quiet(busy);
    // What is due by now waits for the clock's next move.
    await clock.advance({ ms: 0 });
  };
  const opened = await (wanted.database === 'postgres' ? onPostgres() : emptied());
  const database = watched(opened);
  const guests = Array.from({ length: wanted.guests ?? 0 }, (_, n) => guest(n));
  const build = await buildStages(wanted.on, inForce, [...Object.values(cast), ...guests], clock);
  stages.push(...build.all);
  const logged: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => logged.push(line) });
  const port = await freePort();
  const start = () => boot({ clock, database, log, port, stages, communities: inForce });
  let running = await start();
  onTestFinished(async () => {
    await running.stop();
    for (const stage of stages) await stage.close();
    await opened.close();
    // biome-ignore lint/suspicious/noConsole: what the bot logged explains a failure
    if (process.env['EMCEE_TEST_LOG'] !== undefined) console.log(logged.join(''));
  });
  await settled();

  const room = (space: string) => roomOf(stageOf(stages, inForce, space), space);
  return {
    ...peopleOf(cast, stages, settled),
    ...{ clock, database, room, settled, cast, guests },
    group: room(firstSpace(inForce, found(wanted.on[0], 'a platform'))),
    running: () => running,
    logged: () => logged,
    async changes(text) {
      const changed = read(text);
      inForce = inForce.map((one) => (one.id === changed.id ? changed : one));
      await running.emcee.bot.adopt(changed);
      await running.register();
      for (const stage of stages) await stage.opened(inForce);
      await settled();
    },
    async outage({ days = 0, hours = 0, minutes = 0 }, meanwhile = () => {}) {
      await running.stop();
      meanwhile();
      const ms = ((days * 24 + hours) * 60 + minutes) * 60_000;
      clock.set(new Date(clock.now().getTime() + ms));
      running = await start();
      await settled();
    },
    get telegram() {
      return found(build.telegram, 'Telegram');
    },
    get discord() {
      return found(build.discord, 'Discord');
    },
    get web() {
      return found(build.web, 'playground');
    },
  };
}

function loaded(text: string, all: readonly Operation[], beside: Partial<Beside>): Community {
  const id = /^community: (\S+)/m.exec(text)?.[1] ?? '';
  const read = loadCommunity(`communities/${id}.yaml`, text, all, beside);
  if (!read.ok) throw new Error(read.problems.map((one) => render(one, 'en')).join('\n'));
  return read.community;
}

function castOf(speaks: NonNullable<Wanted['speaks']>): Readonly<Record<Name, CastMember>> {
  const entries = names.map((name) => [name, castMember(name, speaks[name] ?? 'en')]);
  return Object.fromEntries(entries) as Record<Name, CastMember>;
}

async function buildStages(
  on: readonly PlatformName[],
  communities: readonly Community[],
  cast: readonly CastMember[],
  clock: VirtualClock,
) {
  const telegram = on.includes('telegram')
    ? await telegramStage(communities, cast, clock.now)
    : undefined;
  const discord = on.includes('discord')
    ? await discordStage(communities, cast, clock.now)
    : undefined;
  const web = on.includes('web') ? await webStage(communities, cast) : undefined;
  const built: Readonly<Record<PlatformName, Stage | undefined>> = { telegram, discord, web };
  const all = on.flatMap((name) => built[name] ?? []);
  return { telegram, discord, web, all };
}

function peopleOf(
  cast: Readonly<Record<Name, CastMember>>,
  stages: readonly Stage[],
  settled: () => Promise<void>,
): Readonly<Record<Name, Person>> {
  const people = names.map((name) => {
    const voices = stages.map(
      (stage) => [stage.name, voiceOf(stage.seat(cast[name]), settled)] as const,
    );
    return [name, personOf(name, new Map(voices))];
  });
  return Object.fromEntries(people) as Record<Name, Person>;
}

function firstSpace(communities: readonly Community[], platform: string): string {
  const spaces = communities.flatMap((one) => one.spaces);
  return found(spaces.find((space) => space.platform === platform)?.name, 'a space');
}

function stageOf(stages: readonly Stage[], communities: readonly Community[], name: string): Stage {
  const space = communities.flatMap(({ spaces }) => spaces).find((one) => one.name === name);
  return found(
    stages.find((stage) => stage.name === space?.platform),
    `a platform for ${name}`,
  );
}

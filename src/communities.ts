import path from 'node:path';
import type { Community } from './bot/community.ts';
import type { Platform } from './bot/port.ts';
import { say } from './bot/running/core.ts';
import type { Locale } from './chat/locale.ts';
import type { Clock } from './clock.ts';
import type { Change } from './config/look.ts';
import { render } from './config/problem.ts';
import { watchFolder } from './config/watch.ts';
import type { Emcee } from './emcee.ts';
import type { Health } from './health.ts';
import type { Part } from './http/health.ts';
import type { Log } from './log.ts';
import { operations } from './operations.ts';

/** The folder of communities, taken into force and followed as its files change. */
export type Communities = {
  /** Looks now. The first look takes all into force. */
  readonly look: () => Promise<void>;
  /** The platforms run: from now on a change is registered with them, and its spaces are looked at. */
  readonly started: () => Promise<void>;
  readonly health: () => Part;
  readonly stop: () => Promise<void>;
};

type Options = {
  readonly emcee: Emcee;
  readonly platforms: readonly Platform[];
  readonly clock: Clock;
  readonly log: Log;
  readonly folder: string;
  /** of what the log says about files */
  readonly language: Locale;
};

export function openCommunities(options: Options): Communities {
  const { emcee, platforms, clock, log, folder, language } = options;
  const refused = new Set<string>();
  const looking = reporter(log);
  let isStarted = false;
  const inspect = inspections(emcee, () => isStarted);

  async function register(): Promise<void> {
    for (const platform of isStarted ? platforms : [])
      await platform.register().catch((error: unknown) => {
        log.error({ err: error, platform: platform.name }, 'commands could not be registered');
      });
  }

  async function tell(change: Change): Promise<void> {
    if (change.kind === 'refused') {
      refused.add(change.file);
      await tellRefused(options, change);
      return;
    }
    if (change.kind === 'changed') await adopt(change);
    if (change.kind === 'removed' && change.id !== undefined) await dismiss(change.id);
    refused.delete(change.file);
  }

  async function adopt({ community, warnings }: Extract<Change, { kind: 'changed' }>) {
    await emcee.bot.adopt(community);
    for (const warning of warnings) log.warn(render(warning, language));
    warnOfAbsent(options, community);
    log.info({ community: community.id }, 'community changed');
    await register();
    inspect(community.id);
  }

  async function dismiss(id: string): Promise<void> {
    emcee.bot.dismiss(id);
    log.info({ community: id }, 'community removed');
    await register();
  }

  const watching = watchFolder({
    ...{ folder, operations, clock, tell },
    ...looking,
  });

  return {
    look: watching.look,
    async started() {
      isStarted = true;
      warnOfNone(options, refused.size);
      await register();
      for (const { id } of emcee.bot.communities()) inspect(id);
    },
    health: () => ({
      name: 'communities',
      ...stateOf(emcee.bot.communities(), { refused, failing: looking.why(), folder }),
    }),
    async stop() {
      isStarted = false;
      await watching.stop();
    },
  };
}

/** Communities' spaces are looked at one after another, and nothing waits for it. */
function inspections(emcee: Emcee, isOn: () => boolean): (id: string) => void {
  let last: Promise<void> = Promise.resolve();
  return (id) => {
    last = last.then(() => (isOn() ? emcee.inspect(id) : undefined));
  };
}

/** What is posted there waits for a day, and then fails: better told now. */
function warnOfAbsent({ platforms, log }: Options, { id, spaces }: Community): void {
  const absent = spaces.filter(({ platform }) => !platforms.some(({ name }) => name === platform));
  if (absent.length === 0) return;
  log.warn(
    { community: id, spaces: absent.map(({ name, platform }) => `${name} (${platform})`) },
    'nothing reaches these spaces: their platform is not configured',
  );
}

function warnOfNone({ emcee, log, folder }: Options, refused: number): void {
  if (emcee.bot.communities().length > 0 || refused > 0) return;
  log.warn({ folder }, 'no community file there: nobody is answered yet');
}

/** How looking goes: once in the log for each reason, as it is tried again every few seconds. */
function reporter(log: Log) {
  let failing: string | undefined;
  return {
    failed(error: unknown): void {
      const why = error instanceof Error ? error.message : String(error);
      if (why !== failing) log.error({ err: error }, 'the communities could not be read');
      failing = why;
    },
    looked(): void {
      if (failing !== undefined) log.info('the communities can be read again');
      failing = undefined;
    },
    why: () => failing,
  };
}

/** `night-readers`; of what operations read `quizzes/books`. */
const nameOf = (folder: string, file: string) =>
  path
    .relative(folder, file)
    .replace(/\.ya?ml$/, '')
    .replaceAll(path.sep, '/');

/** In the log, and to the admins of the community; of what operations read, to those of all. */
async function tellRefused(
  { emcee, clock, log, folder, language }: Options,
  { file, problems }: Extract<Change, { kind: 'refused' }>,
): Promise<void> {
  const name = nameOf(folder, file);
  const told = (locale: Locale) => problems.map((problem) => render(problem, locale));
  for (const line of told(language)) log.error(line);
  const key = `config/${clock.now().toISOString()}`;
  for (const { id } of emcee.bot.communities()) {
    if (!name.includes('/') && id !== name) continue;
    await emcee.tellAdmins(id, key, (locale) => ({
      text: say(locale).configRefused({ file, problems: told(locale).join('\n') }),
    }));
  }
}

type State = {
  /** files */
  readonly refused: ReadonlySet<string>;
  /** why the last look did not come to its end */
  readonly failing: string | undefined;
  readonly folder: string;
};

function stateOf(inForce: readonly Community[], { refused, failing, folder }: State): Health {
  if (failing !== undefined)
    return { ready: false, why: `the communities could not be read: ${failing}` };
  if (refused.size > 0) {
    const names = [...new Set([...refused].map((file) => nameOf(folder, file)))];
    return { ready: false, why: `${names.join(', ')}: the file has errors; npx emcee check` };
  }
  if (inForce.length === 0) return { ready: false, why: `no community in ${folder}` };
  return { ready: true };
}

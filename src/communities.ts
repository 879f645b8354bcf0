import path from 'node:path';
import type { Community } from './bot/community.ts';
import { say } from './bot/core.ts';
import type { Platform } from './bot/port.ts';
import type { Clock } from './clock.ts';
import { render } from './config/problem.ts';
import { type Change, watchFolder } from './config/watch.ts';
import type { Emcee } from './emcee.ts';
import type { Part } from './http/health.ts';
import type { Log } from './log.ts';
import { operations } from './operations.ts';

/** The folder of communities, taken into force and followed as its files change. */
export type Communities = {
  /** Looks now. The first look takes all into force. */
  readonly look: () => Promise<void>;
  /** The platforms run: from now on a change is registered with them. */
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
};

export function openCommunities(options: Options): Communities {
  const { emcee, platforms, clock, log, folder } = options;
  const refused = new Set<string>();
  let isStarted = false;

  async function register(): Promise<void> {
    for (const platform of isStarted ? platforms : [])
      await platform.register().catch((error: unknown) => {
        log.error({ err: error, platform: platform.name }, 'commands could not be registered');
      });
  }

  async function tell(change: Change): Promise<void> {
    if (change.kind === 'refused') {
      refused.add(nameOf(folder, change.file));
      await tellRefused(options, change);
    } else if (change.kind === 'file') refused.delete(nameOf(folder, change.file));
    else await take(change);
  }

  async function take(change: Exclude<Change, { kind: 'refused' | 'file' }>): Promise<void> {
    if (change.kind === 'removed') emcee.bot.dismiss(change.id);
    else {
      await emcee.bot.adopt(change.community);
      refused.delete(change.community.id);
      for (const warning of change.warnings) log.warn(render(warning));
    }
    log.info(
      { community: change.kind === 'changed' ? change.community.id : change.id },
      `community ${change.kind}`,
    );
    await register();
  }

  const watching = watchFolder({
    ...{ folder, operations, clock, tell },
    failed: (error) => log.error({ err: error }, 'the communities could not be read'),
  });

  return {
    look: watching.look,
    async started() {
      isStarted = true;
      await register();
    },
    health: () => ({ name: 'communities', ...stateOf(emcee.bot.communities(), refused, folder) }),
    stop: watching.stop,
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
  { emcee, clock, log, folder }: Options,
  { file, problems }: Extract<Change, { kind: 'refused' }>,
): Promise<void> {
  const name = nameOf(folder, file);
  const lines = problems.map(render);
  for (const line of lines) log.error(line);
  const key = `config/${clock.now().toISOString()}`;
  const problemLines = lines.join('\n');
  for (const { id } of emcee.bot.communities()) {
    if (!name.includes('/') && id !== name) continue;
    await emcee.tellAdmins(id, key, (locale) => ({
      text: say(locale).configRefused({ file, problems: problemLines }),
    }));
  }
}

function stateOf(inForce: readonly Community[], refused: ReadonlySet<string>, folder: string) {
  if (refused.size > 0)
    return {
      ready: false,
      why: `${[...refused].join(', ')}: the file has errors; npx emcee check`,
    };
  if (inForce.length === 0) return { ready: false, why: `no community in ${folder}` };
  return { ready: true };
}

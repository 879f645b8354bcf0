import path from 'node:path';
import { freePort } from '../test/support/services/ports.ts';
import { answers, emceeEnvironment } from './emcee.ts';
import { startNode } from './process.ts';
import type { Stage } from './stage.ts';
import type { TelegramProcess } from './telegram-process.ts';
import { groupCommand } from './updates.ts';

/** Seconds from the start of the process until a member is answered. */
export async function firstAnswer(
  stage: Stage,
  it: {
    readonly root: string;
    readonly telegram: TelegramProcess;
    readonly communities: string;
    readonly name: string;
    /** undefined: a new embedded database */
    readonly url: string | undefined;
  },
): Promise<{ readonly seconds: number; readonly mb: number }> {
  const port = await freePort();
  const began = performance.now();
  const emcee = startNode(
    [path.join(it.root, 'bin/emcee.js'), 'start'],
    {
      ...emceeEnvironment(it.telegram.apiRoot, port),
      EMCEE_COMMUNITIES: it.communities,
      EMCEE_DATA: path.join(stage.folder, it.name),
      ...(it.url !== undefined && { DATABASE_URL: it.url }),
    },
    path.join(stage.folder, `${it.name}.log`),
  );
  await answers(port, groupCommand(1, '/checkin'));
  const seconds = (performance.now() - began) / 1000;
  const mb = emcee.memory().most;
  await emcee.stop();
  return { seconds, mb };
}

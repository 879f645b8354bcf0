import type { Told } from './bot/outside/shell.ts';
import { systemChance } from './chance.ts';
import { systemClock } from './clock.ts';
import { loadFolder } from './config/folder.ts';
import { openDatabase } from './database/database.ts';
import { type Emcee, openEmcee } from './emcee.ts';
import type { Environment } from './environment.ts';
import { openMetrics } from './http/metrics.ts';
import { openLog } from './log.ts';
import { operations } from './operations.ts';
import { openSeal } from './unsealing.ts';

/**
 * Does what the shell asks in this process, when no bot runs here. What is to be said stays in the outbox
 * until a bot with its platforms sends it.
 */
export async function runHere(
  environment: Environment,
  ask: (emcee: Emcee) => Promise<Told>,
): Promise<Told> {
  const { EMCEE_DATA: folder, DATABASE_URL: url, EMCEE_COMMUNITIES } = environment;
  const { communities } = await loadFolder(EMCEE_COMMUNITIES, operations);
  const database = await openDatabase({ url, folder, connections: 2, mustExist: true });
  const seal = await openSeal(database, environment).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const emcee = openEmcee({
    database,
    seal,
    clock: systemClock,
    chance: systemChance,
    log: openLog('error'),
    metrics: openMetrics({ clock: systemClock }),
    platforms: [],
  });
  try {
    for (const community of communities) await emcee.bot.adopt(community);
    return await ask(emcee);
  } finally {
    await emcee.stop();
    await database.close();
  }
}

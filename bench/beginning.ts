import path from 'node:path';
import { freePort } from '../test/support/services/ports.ts';
import { answers, emceeEnvironment } from './emcee.ts';
import { startNode } from './process.ts';
import type { Stage } from './stage.ts';
import { median } from './table.ts';
import type { TelegramProcess } from './telegram-process.ts';
import { groupCommand } from './updates.ts';

type What = {
  readonly root: string;
  readonly telegram: TelegramProcess;
  readonly communities: string;
};

type Beginning = { readonly seconds: number; readonly most: number };

/** Seconds from the start of the process until a member is answered, and MB; medians of so many starts. */
export async function* firstAnswers(
  stage: Stage,
  starts: number,
  what: What,
): AsyncGenerator<Beginning & { readonly on: string }> {
  for (const on of ['Postgres', 'a new embedded database'] as const) {
    const all: Beginning[] = [];
    for (let n = 0; n < starts; n += 1) all.push(await firstAnswer(stage, what, on, n));
    const of = (read: (one: Beginning) => number) => median(all.map(read));
    yield { on, seconds: of(({ seconds }) => seconds), most: of(({ most }) => most) };
  }
}

async function firstAnswer(
  stage: Stage,
  { root, telegram, communities }: What,
  on: 'Postgres' | 'a new embedded database',
  n: number,
): Promise<Beginning> {
  const name = `start_${on === 'Postgres' ? 'postgres' : 'embedded'}_${n}`;
  if (on === 'Postgres') await stage.database(name, 'none');
  const port = await freePort();
  const began = performance.now();
  const emcee = startNode(
    [path.join(root, 'bin/emcee.js'), 'start'],
    {
      ...emceeEnvironment(telegram.apiRoot, port),
      EMCEE_COMMUNITIES: communities,
      EMCEE_DATA: path.join(stage.folder, name),
      ...(on === 'Postgres' && { DATABASE_URL: stage.urlOf(name) }),
    },
    path.join(stage.folder, `${name}.log`),
  );
  try {
    await answers(port, groupCommand(1, '/checkin'));
    const seconds = (performance.now() - began) / 1000;
    return { seconds, most: emcee.memory().most };
  } finally {
    await emcee.stop();
  }
}

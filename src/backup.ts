import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Told } from './bot/outside/shell.ts';
import type { Locale } from './chat/locale.ts';
import { askRunningForDump } from './cli/ask.ts';
import { texts } from './cli/texts.ts';
import { openDatabase } from './database/database.ts';
import type { Environment } from './environment.ts';

/** Copies the embedded database to a .tar.gz file, through the bot that runs on it where one does. */
export async function backup(
  file: string,
  { EMCEE_DATA: folder, DATABASE_URL }: Environment,
  language: Locale,
): Promise<Told> {
  const { start: say } = texts[language];
  if (DATABASE_URL !== undefined) return { ok: false, text: say.usePgDump };
  const running = await askRunningForDump(folder, language);
  if (running !== undefined && 'ok' in running) return running;
  await (running ? compress(running, file) : dumpHere(folder, file));
  return { ok: true, text: say.copied({ file }) };
}

async function dumpHere(folder: string, file: string): Promise<void> {
  const database = await openDatabase({ folder, mustExist: true });
  try {
    const dump = await database.dump?.();
    if (dump) await compress(dump.stream(), file);
  } finally {
    await database.close();
  }
}

/** Nothing bears the file's name before all of it is there. */
async function compress(tar: AsyncIterable<Uint8Array>, file: string): Promise<void> {
  const part = `${file}.part`;
  try {
    await pipeline(tar, createGzip(), createWriteStream(part, { mode: 0o600 }));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

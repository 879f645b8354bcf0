import { openAsBlob } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from '../../../src/database/database.ts';
import { openInMemory } from '../../../src/database/embedded.ts';
import { onceARun, ownFolder } from './shared.ts';

/** A fresh embedded database in memory with all tables, unpacked from one that is made once a run. */
export async function embedded(): Promise<Database> {
  const file = await onceARun('embedded', async () => {
    const dumped = path.join(await ownFolder('embedded'), 'empty.tar');
    const database = await openInMemory();
    const dump = await database.dump?.();
    if (dump) await writeFile(dumped, dump.stream());
    await database.close();
    return dumped;
  });
  return openInMemory(await openAsBlob(file));
}

import { sealedAddress } from './bot/feed-address.ts';
import type { Database } from './database/database.ts';
import { DatabaseFault } from './database/fault.ts';
import { openSecret, type Seal, sealWith } from './database/seal.ts';
import type { Environment } from './environment.ts';
import { operations } from './operations.ts';

/** One of each kind that is sealed for long. */
const samples = [sealedAddress, ...operations.flatMap(({ seals = [] }) => seals)];

/**
 * The seal of the environment's secret, or of the data folder's.
 * @throws {DatabaseFault} when it is not the one that what the database holds was sealed with: with another one codes would be
 * sealed beside those that can no longer be read.
 */
export async function openSeal(
  database: Database,
  it: Pick<Environment, 'EMCEE_SECRET' | 'EMCEE_SECRET_LOST' | 'EMCEE_DATA'>,
): Promise<Seal> {
  const { EMCEE_SECRET: value, EMCEE_DATA: folder } = it;
  const seal = sealWith(await openSecret({ value, folder }));
  if (it.EMCEE_SECRET_LOST === 'yes') return seal;
  for (const sealed of await Promise.all(samples.map((sample) => sample(database))))
    if (sealed !== undefined && !opens(seal, sealed))
      throw new DatabaseFault({
        is: 'sealed-otherwise',
        folder: value === undefined ? folder : undefined,
      });
  return seal;
}

function opens(seal: Seal, sealed: string): boolean {
  try {
    seal.open(sealed);
    return true;
  } catch {
    return false;
  }
}

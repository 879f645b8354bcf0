import { sealedAddress } from './bot/feed-address.ts';
import type { Database } from './database/database.ts';
import { openSecret, type Seal, sealWith } from './database/seal.ts';
import type { Environment } from './environment.ts';
import { operations } from './operations.ts';

/** One of each kind that is sealed for long. */
const samples = [sealedAddress, ...operations.flatMap(({ seals = [] }) => seals)];

/**
 * The seal of the environment's secret, or of the data folder's.
 * @throws when it is not the one that what the database holds was sealed with: with another one codes would be
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
      throw new Error(fault(value !== undefined, folder));
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

const fault = (isSet: boolean, folder: string) =>
  `${isSet ? 'EMCEE_SECRET' : `the file secret in ${folder}`} is not the secret that the codes in this database were sealed with. ` +
  `Set EMCEE_SECRET to the former one${isSet ? '; one that Emcee made itself stands in the file secret of its data folder' : ', or put its file back'}. ` +
  'Only if it is lost for good: EMCEE_SECRET_LOST=yes starts with this one, and what the former one sealed stays unreadable.';

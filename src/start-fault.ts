import path from 'node:path';
import type { Texts } from './cli/texts/en.ts';
import { DatabaseFault } from './database/fault.ts';
import type { Environment } from './environment.ts';

type Known = Pick<Environment, 'EMCEE_COMMUNITIES' | 'EMCEE_DATA' | 'HOST' | 'PORT'>;

type Say = Texts['start'];

/** Why nothing could be done, in words for the operator, with what would do. */
export function faultOf(error: unknown, it: Known, say: Say): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof DatabaseFault) return say.database(error.trouble);
  const { code = '' } = error as NodeJS.ErrnoException;
  return wordsFor(error, code, it, say) ?? (error.message || code || error.name);
}

const LISTENING: readonly (string | undefined)[] = ['listen', 'bind', 'getaddrinfo'];

function wordsFor(
  error: NodeJS.ErrnoException,
  code: string,
  it: Known,
  say: Say,
): string | undefined {
  if (LISTENING.includes(error.syscall)) return faultOfListening(code, it, say);
  if (code === 'ENOSPC' || code === 'EDQUOT') return say.diskFull({ why: error.message });
  const place = [
    { name: 'EMCEE_COMMUNITIES', folder: it.EMCEE_COMMUNITIES },
    { name: 'EMCEE_DATA', folder: it.EMCEE_DATA },
  ].find(({ folder }) => isWithin(error.path, folder));
  return place && faultOfFolder(code, place, say);
}

function faultOfListening(
  code: string,
  { HOST: host, PORT: port }: Known,
  say: Say,
): string | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return say.portTaken({ host, port });
    case 'EACCES':
      return say.portForbidden({ host, port });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return say.hostUnknown({ host, port });
    default:
      return undefined;
  }
}

type Place = { readonly name: string; readonly folder: string };

function faultOfFolder(code: string, place: Place, say: Say): string | undefined {
  switch (code) {
    case 'ENOENT':
      return say.folderMissing(place);
    case 'ENOTDIR':
    case 'EEXIST':
      return say.noFolder(place);
    case 'EACCES':
    case 'EPERM':
      return say.folderForbidden(place);
    case 'EROFS':
      return say.folderReadOnly(place);
    default:
      return undefined;
  }
}

/** Or the folder itself, or what it would stand in. */
function isWithin(at: string | undefined, folder: string): boolean {
  if (at === undefined) return false;
  const full = path.resolve(folder);
  const it = path.resolve(at);
  return (
    `${it}${path.sep}`.startsWith(full + path.sep) || `${full}${path.sep}`.startsWith(it + path.sep)
  );
}

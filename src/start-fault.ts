import path from 'node:path';
import type { Environment } from './environment.ts';

type Known = Pick<Environment, 'EMCEE_COMMUNITIES' | 'EMCEE_DATA' | 'HOST' | 'PORT'>;

/** Why nothing could be done, in words for the operator, with what would do. */
export function faultOf(error: unknown, it: Known): string {
  if (!(error instanceof Error)) return String(error);
  const { code = '' } = error as NodeJS.ErrnoException;
  return wordsFor(error, code, it) ?? (error.message || code || error.name);
}

const LISTENING: readonly (string | undefined)[] = ['listen', 'bind', 'getaddrinfo'];

function wordsFor(error: NodeJS.ErrnoException, code: string, it: Known): string | undefined {
  if (LISTENING.includes(error.syscall)) return faultOfListening(code, it);
  if (code === 'ENOSPC' || code === 'EDQUOT') return `the disk is full: ${error.message}`;
  const place = [
    { name: 'EMCEE_COMMUNITIES', folder: it.EMCEE_COMMUNITIES, of: 'the communities' },
    { name: 'EMCEE_DATA', folder: it.EMCEE_DATA, of: 'the data' },
  ].find(({ folder }) => isWithin(error.path, folder));
  return place && faultOfFolder(code, place);
}

function faultOfListening(code: string, { HOST, PORT }: Known): string | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return `something listens at ${HOST}:${PORT} already: stop it, or set PORT to another number`;
    case 'EACCES':
      return `this user may not listen at port ${PORT}: set PORT to a number from 1024`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST ${HOST} is no address of this machine: set it to 127.0.0.1, or to 0.0.0.0 for all`;
    default:
      return undefined;
  }
}

type Place = { readonly name: string; readonly folder: string; readonly of: string };

function faultOfFolder(code: string, { name, folder, of }: Place): string | undefined {
  switch (code) {
    case 'ENOENT':
      return `there is no folder ${folder} for ${of}: make it, or set ${name}`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `${folder} is no folder for ${of}: set ${name} to one`;
    case 'EACCES':
    case 'EPERM':
      return `this user has no right to the folder ${folder} of ${of}: give it with chown, or set ${name}`;
    case 'EROFS':
      return `the folder ${folder} of ${of} can only be read: set ${name} to one that can be written`;
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

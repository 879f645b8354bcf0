import { PATIENCE_MS } from '../patience.ts';

/**
 * Waits until something is there.
 * @param what names what was waited for, when it did not come in time
 * @param read gives it, or undefined while it is not there
 * @param watch calls back whenever it is worth reading again, until its result is called
 * @param within milliseconds
 */
export function until<T>(
  what: () => string,
  read: () => T | undefined,
  watch: (check: () => void) => () => void,
  within = PATIENCE_MS,
): Promise<T> {
  const present = read();
  if (present !== undefined) return Promise.resolve(present);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`Waited ${within} ms in vain for ${what()}`));
    }, within);
    const stop = watch(() => {
      const found = read();
      if (found === undefined) return;
      clearTimeout(timer);
      stop();
      resolve(found);
    });
  });
}

/** As `until`, for what announces no change: looks every few milliseconds. */
export function poll(what: () => string, done: () => boolean, within?: number): Promise<true> {
  return until(
    what,
    () => done() || undefined,
    (check) => {
      const timer = setInterval(check, 2);
      return () => clearInterval(timer);
    },
    within,
  );
}

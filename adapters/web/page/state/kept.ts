import { createStore, type Store } from './store.ts';

/** A store whose value outlives a reload of this window; where the browser keeps nothing, it does not. */
export function keptStore<T>(name: string, first: T): Store<T> {
  const key = `emcee.${name}`;
  const store = createStore<T>(read(key) ?? first);
  store.watch(() => {
    try {
      sessionStorage.setItem(key, JSON.stringify(store.get()));
    } catch {
      // full, or not allowed: what is on the screen is there all the same
    }
  });
  return store;
}

function read<T>(key: string): T | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(key) ?? 'null') as T | null) ?? undefined;
  } catch {
    return undefined;
  }
}

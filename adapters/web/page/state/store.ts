import { useEffect, useReducer } from 'preact/hooks';

/** A value that views watch. */
export type Store<T> = {
  readonly get: () => T;
  readonly set: (next: T) => void;
  readonly update: (change: (now: T) => T) => void;
  readonly watch: (listener: () => void) => () => void;
};

export function createStore<T>(first: T): Store<T> {
  let value = first;
  const listeners = new Set<() => void>();
  const set = (next: T) => {
    if (Object.is(next, value)) return;
    value = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    get: () => value,
    set,
    update: (change) => set(change(value)),
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useStore<T>(store: Store<T>): T {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const seen = store.get();
    const stop = store.watch(() => draw(undefined as never));
    if (store.get() !== seen) draw(undefined as never);
    return stop;
  }, [store]);
  return store.get();
}

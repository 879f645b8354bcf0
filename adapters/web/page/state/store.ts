import { useEffect, useReducer, useRef } from 'preact/hooks';

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

/** What a store holds, or what is made of it: drawn again only when that has changed. */
export function useStore<T, Seen = T>(
  store: Store<T>,
  see: (now: T) => Seen = (now) => now as unknown as Seen,
): Seen {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const seen = see(store.get());
  const latest = useRef({ see, seen });
  latest.current = { see, seen };
  useEffect(() => {
    const look = () => {
      const { see, seen } = latest.current;
      if (!Object.is(see(store.get()), seen)) draw(undefined as never);
    };
    look();
    return store.watch(look);
  }, [store]);
  return seen;
}

/**
 * Looks up one at a time what is loaded many at once: those who ask while a query runs share the next
 * one. `load` gives what it found in the order of its keys, which may repeat. It rejects for all who asked.
 */
export function gathering<Key, Found>(
  load: (keys: readonly Key[]) => Promise<readonly Found[]>,
): (key: Key) => Promise<Found> {
  type Asked = {
    readonly key: Key;
    readonly resolve: (found: Promise<Found>) => void;
  };
  const waiting: Asked[] = [];
  let running = false;

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const asked = waiting.splice(0);
      const found = load(asked.map(({ key }) => key));
      for (const [n, { resolve }] of asked.entries()) resolve(found.then((all) => all[n] as Found));
      await found.catch(() => undefined);
    }
    running = false;
  }

  return (key) =>
    new Promise((resolve) => {
      waiting.push({ key, resolve });
      // What came with the same packet, or the one after it, joins.
      if (!running) setImmediate(() => void run());
      running = true;
    });
}

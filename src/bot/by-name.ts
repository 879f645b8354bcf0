type Named = { readonly name: string };

const indexes = new WeakMap<readonly Named[], ReadonlyMap<string, Named>>();

/** Finds by name in one of a community's lists, which stand as long as its config does and may be long. */
export function byName<T extends Named>(list: readonly T[], name: string): T | undefined {
  const index = indexes.get(list) ?? new Map(list.map((one) => [one.name, one]));
  indexes.set(list, index);
  return index.get(name) as T | undefined;
}

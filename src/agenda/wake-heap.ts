/** `at`: milliseconds since 1970 */
export type Entry = { readonly id: number; readonly at: number };

export type WakeHeap = {
  /** An id that is in already gets the new time. */
  readonly put: (entry: Entry) => void;
  readonly remove: (id: number) => void;
  /** the earliest; of those at one time, the one put first */
  readonly first: () => Entry | undefined;
  readonly take: () => Entry | undefined;
  readonly size: () => number;
};

type Node = Entry & { readonly order: number };

/**
 * A binary heap that forgets lazily: a replaced or removed entry stays in the tree until it comes up,
 * as finding it there would cost a walk. `current` says which entry of an id counts.
 */
export function wakeHeap(): WakeHeap {
  let tree: Node[] = [];
  const current = new Map<number, Node>();
  let order = 0;

  function first(): Node | undefined {
    for (let top = tree[0]; top; top = tree[0]) {
      if (current.get(top.id) === top) return top;
      pop(tree);
    }
    return undefined;
  }

  /** The same far wakes re-timed again and again would otherwise fill the tree with what is void. */
  function sweep(): void {
    if (tree.length < 2 * current.size + 64) return;
    tree = [...current.values()].sort((a, b) => (before(a, b) ? -1 : 1));
  }

  return {
    put({ id, at }) {
      if (current.get(id)?.at === at) return;
      const node = { id, at, order: order++ };
      current.set(id, node);
      push(tree, node);
      sweep();
    },
    remove(id) {
      if (current.delete(id)) sweep();
    },
    first,
    take() {
      const top = first();
      if (top) {
        pop(tree);
        current.delete(top.id);
      }
      return top;
    },
    size: () => current.size,
  };
}

function before(a: Node, b: Node): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

function push(tree: Node[], node: Node): void {
  let place = tree.length;
  while (place > 0) {
    const above = (place - 1) >> 1;
    const parent = tree[above];
    if (!parent || before(parent, node)) break;
    tree[place] = parent;
    place = above;
  }
  tree[place] = node;
}

function pop(tree: Node[]): void {
  const node = tree.pop();
  if (!node || tree.length === 0) return;
  let place = 0;
  for (;;) {
    const below = earlierChild(tree, place);
    const child = tree[below];
    if (!child || before(node, child)) break;
    tree[place] = child;
    place = below;
  }
  tree[place] = node;
}

function earlierChild(tree: readonly Node[], place: number): number {
  const left = tree[2 * place + 1];
  const right = tree[2 * place + 2];
  return left && right && before(right, left) ? 2 * place + 2 : 2 * place + 1;
}

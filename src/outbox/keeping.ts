import type { Reply } from '../chat/reply.ts';
import type { Seal } from '../database/seal.ts';

/** How replies stand in tables: secret ones sealed, others as they are. */
export type Keeping = {
  readonly keep: (reply: Reply) => unknown;
  /** @throws when it was sealed with another secret */
  readonly recall: (kept: unknown) => Reply;
};

export function keepingWith(seal: Seal): Keeping {
  return {
    keep: (reply) => (reply.secret ? { sealed: seal.seal(JSON.stringify(reply)) } : reply),
    recall: (kept) =>
      isSealed(kept) ? (JSON.parse(seal.open(kept.sealed)) as Reply) : (kept as Reply),
  };
}

function isSealed(kept: unknown): kept is { sealed: string } {
  return typeof kept === 'object' && kept !== null && 'sealed' in kept;
}

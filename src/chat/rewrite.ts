import { type Delivered, failed } from './failure.ts';

const TOO_LONG =
  'the new text takes more messages than the old one did: shorten it, or delete the post and say it anew';

/**
 * Shows other pages in messages that stand there, for every adapter alike. What is no longer needed is
 * taken away; more messages than there were would stand apart from the first ones, so that is refused.
 */
export async function rewrite<Page>(
  messages: readonly string[],
  pages: readonly Page[],
  by: {
    readonly change: (message: string, page: Page) => Promise<Delivered>;
    readonly remove: (messages: readonly string[]) => Promise<Delivered>;
  },
): Promise<Delivered> {
  if (pages.length > messages.length) return failed({ is: 'invalid', reason: TOO_LONG });
  const all: string[] = [];
  for (const [n, page] of pages.entries()) {
    const changed = await by.change(messages[n] ?? '', page);
    if (!changed.ok) return changed;
    all.push(changed.message);
  }
  const left = messages.slice(pages.length);
  const removed = left.length > 0 ? await by.remove(left) : undefined;
  if (removed !== undefined && !removed.ok) return removed;
  return { ok: true, message: all.at(-1) ?? '', all };
}

/** Takes away one after the other; what is gone already is as it should be. */
export async function removeEach(
  messages: readonly string[],
  removeOne: (message: string) => Promise<Delivered>,
): Promise<Delivered> {
  for (const message of messages) {
    const removed = await removeOne(message);
    if (!removed.ok && removed.failure.is !== 'gone') return removed;
  }
  return { ok: true, message: messages.at(-1) ?? '' };
}

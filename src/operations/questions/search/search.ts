import type { Reading } from '../../../bot/work.ts';
import { candidates } from './store.ts';

export type EntryKind = 'question' | 'faq';
export type Found = { readonly kind: EntryKind; readonly id: number; readonly score: number };

/** Words of Latin letters and digits, and every two neighbouring Chinese characters. */
function tokens(text: string): ReadonlySet<string> {
  const plain = text.normalize('NFKC').toLowerCase();
  const words = plain.match(/[a-z0-9]{3,}/g) ?? [];
  const pairs = (plain.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) =>
    Array.from({ length: Math.max(1, run.length - 1) }, (_, n) => run.slice(n, n + 2)),
  );
  return new Set([...words, ...pairs]);
}

/** The entries most like a text, best first. */
export async function similar(
  sql: Reading['sql'],
  about: { readonly communityId: string; readonly text: string; readonly limit: number },
): Promise<readonly Found[]> {
  const wanted = tokens(about.text);
  const scored = (await candidates(sql, about.communityId)).map(({ kind, id, title, body }) => {
    const own = tokens(`${title} ${body}`);
    const shared = [...wanted].filter((token) => own.has(token)).length;
    return { kind, id, score: wanted.size === 0 ? 0 : shared / wanted.size };
  });
  return scored
    .filter(({ score }) => score >= 0.5)
    .sort((a, b) => b.score - a.score)
    .slice(0, about.limit);
}

import { pressOf } from '../../../bot/press.ts';
import type { Reading } from '../../../bot/work.ts';
import type { Button, Reply } from '../../../chat/reply.ts';
import { shorten } from '../../../chat/text.ts';
import { questionPage } from '../ask/lists.ts';
import type { Asked } from '../asked.ts';
import { loadQuestion } from '../reading/store.ts';
import type { Texts } from '../texts/en.ts';
import type { KnownRow } from './store.ts';

/** A platform's label still fits on a phone. */
const LABEL = 38;

export function foundButton(say: Texts, { kind, id, title }: KnownRow): Button {
  const words = title.replace(/\s+/g, ' ');
  const label = shorten(kind === 'open' ? say.openLabel({ title: words }) : words, LABEL);
  return { does: 'press', label, press: pressOf('q-found', kind, id) };
}

/** One thing that was found: an answer as it is, or an open question with whatever was answered so far. */
export async function shown(asked: Asked, sql: Reading['sql'], known: KnownRow): Promise<Reply> {
  const { community, say } = asked;
  const { kind, id, title, body, author } = known;
  if (kind === 'open') {
    const question = await loadQuestion(sql, community.id, id);
    if (question === undefined) return { text: say.notKnownAnyMore };
    const page = await questionPage(asked, sql, question, 1);
    const same = { label: say.sameButton, press: pressOf('q-same-as', id) };
    return { ...page, buttons: [...(page.buttons ?? []), { does: 'press', ...same }] };
  }
  const head = kind === 'question' ? `#${id} ${title}` : title;
  const by = author === null ? '' : `\n${say.askedBy({ name: author })}`;
  return { text: [{ is: 'strong', text: head }, `\n\n${body}${by}`] };
}

import { fit, type Loss } from '../../src/chat/fit.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { abilities } from './abilities.ts';
import type { Message, Words } from './protocol.ts';
import type { Row } from './store.ts';

/** What is kept of a message: JSON, with the key by which a repetition is told. */
export type Content = { readonly key: string; readonly words: Kept };
export type Kept =
  | { readonly is: 'typed'; readonly text: string }
  | {
      readonly is: 'said';
      readonly reply: Reply;
      readonly asOne: boolean;
      readonly asks: boolean;
    };

/**
 * Replies are kept as the bot meant them, since each page fits them to the look its reader chose.
 * The losses are those of the playground's own look.
 */
export function render(
  reply: Reply,
  { asOne = false, asks = false }: { asOne?: boolean; asks?: boolean } = {},
): { readonly words: Kept; readonly losses: readonly Loss[] } {
  const { losses } = fit(reply, abilities, asOne);
  return { words: { is: 'said', reply, asOne, asks }, losses };
}

/** A kept message as it travels to a page. */
export function shownMessage(row: Row): Message {
  return {
    id: row.id,
    revision: row.revision,
    room: row.room,
    author: row.author,
    at: row.at.toISOString(),
    ...(row.editedAt && { editedAt: row.editedAt.toISOString() }),
    ...(row.onlyFor !== null && { onlyFor: row.onlyFor }),
    ...(row.answers !== null && { answers: row.answers }),
    key: row.content.key,
    words: row.removedAt === null ? shownWords(row) : { is: 'removed' },
  };
}

function shownWords({ id, revision, content: { words } }: Row): Words {
  if (words.is === 'typed') return words;
  const { picture, file } = words.reply;
  if (picture === undefined && file === undefined) return words;
  return {
    ...words,
    reply: {
      ...words.reply,
      ...(picture && { picture: { ...picture, png: '' } }),
      ...(file && { file: { ...file, text: '' } }),
    },
    ...(picture && { picture: `picture/${id}.png?${revision}` }),
    ...(file && { file: `file/${id}/${encodeURIComponent(file.name)}` }),
  };
}

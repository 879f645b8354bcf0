import { createHash } from 'node:crypto';
import { type Failed, failed } from '../chat/failure.ts';
import type { Reply } from '../chat/reply.ts';
import { isDown } from '../database/errors.ts';
import { outlast } from '../database/outlast.ts';
import { type CardRow, cardById } from './card-row.ts';
import type { Letter } from './letter.ts';
import type { Office } from './office.ts';
import { withPicture } from './picture.ts';

/** What a letter says: a reply, or a card as it looks now. */
export type Content = { readonly reply: Reply; readonly card: CardRow | undefined };

/** Nothing was sent yet, so whatever goes wrong here is known to have said nothing. */
export async function contentOf(office: Office, letter: Letter): Promise<Content | Failed> {
  try {
    const content = await outlast(office.clock, () => read(office, letter));
    return content ?? invalid('what it shows is no more');
  } catch (error) {
    office.log.error({ err: error, key: letter.key }, 'a message could not be made ready');
    return isDown(error)
      ? failed({ is: 'down', reason: 'the database was away' })
      : invalid('it could not be made ready; the log says why');
  }
}

const invalid = (reason: string) => failed({ is: 'invalid', reason });

async function read(office: Office, letter: Letter): Promise<Content | undefined> {
  if (letter.cardId === undefined) {
    const reply = await withPicture(office.database, office.keeping.recall(letter.content));
    return reply && { reply, card: undefined };
  }
  // Its row is read before it is drawn: what changes in between is drawn again.
  const card = await cardById(office.database, letter.cardId);
  const reply = card && (await office.draw(card));
  return reply && { reply, card };
}

/** Tells whether a card would look any different. */
export function lookOf(reply: Reply): string {
  return createHash('sha1').update(JSON.stringify(reply)).digest('base64url');
}

import type { Reply } from '../chat/reply.ts';
import type { Drafts } from '../database/table.ts';
import { cardChanges, cardsToPost } from './card.ts';
import type { Keeping } from './keeping.ts';
import { type ListingName, messages, type RoleGift } from './message.ts';

/** What is to be said beside the answer, in one unit of work: said when the work is committed. */
export type Outbox = {
  /** The same key is said once, however often it is asked for. */
  readonly say: (message: {
    readonly key: string;
    readonly to: { readonly space: string } | { readonly memberId: number };
    readonly reply: Reply;
    /** What is said when it is refused: once for all that name the same key. */
    readonly otherwise?: Instead;
  }) => void;
  /** Gives a member a role of a platform, or takes it: of every account they have there. */
  readonly role: (gift: RoleGift & { readonly key: string; readonly memberId: number }) => void;
  /** Brings the entry of a record in a platform's own calendar up to date. */
  readonly list: (
    listing: ListingName & { readonly key: string; readonly otherwise?: Instead },
  ) => void;
};

/** Another way to say it. What is private has no place in a space. */
export type Instead = {
  readonly key: string;
  readonly to: { readonly spaces: readonly string[] } | { readonly memberId: number };
  readonly reply: Reply;
};

/** Cards in one unit of work. */
export type Cards = {
  /** Posts the card of a record to spaces, as it stands when it is sent. */
  readonly post: (card: {
    readonly key: string;
    readonly kind: string;
    readonly record: string;
    readonly spaces: readonly string[];
  }) => Promise<void>;
  /** The record changed: wherever its card stands, it is redrawn. */
  readonly changed: (kind: string, record: string) => void;
};

export function outboxOn(
  drafts: Drafts,
  communityId: string,
  now: Date,
  { keep }: Pick<Keeping, 'keep'>,
): Outbox {
  const common = { communityId, cardId: undefined, dueAt: now };
  const instead = (it: Instead | undefined) =>
    it && {
      key: it.key,
      spaces: 'spaces' in it.to ? it.to.spaces : [],
      ...('memberId' in it.to && { memberId: it.to.memberId }),
      content: keep(it.reply),
    };
  return {
    say: ({ key, to, reply, otherwise }) =>
      drafts.add(messages, {
        ...common,
        key,
        space: 'space' in to ? to.space : undefined,
        memberId: 'memberId' in to ? to.memberId : undefined,
        content: keep(reply),
        otherwise: instead(otherwise),
      }),
    role: ({ key, memberId, ...role }) =>
      drafts.add(messages, {
        ...common,
        key,
        space: undefined,
        memberId,
        content: undefined,
        role,
      }),
    list: ({ key, otherwise, ...listing }) =>
      drafts.add(messages, {
        ...common,
        key,
        space: undefined,
        memberId: undefined,
        content: undefined,
        listing,
        otherwise: instead(otherwise),
      }),
  };
}

export function cardsOn(drafts: Drafts, communityId: string, now: Date): Cards {
  return {
    async post({ key, kind, record, spaces }) {
      const card = await drafts.get(cardsToPost, { communityId, kind, record });
      if (card === undefined) throw new Error('a card that was just made is not there');
      for (const space of spaces)
        drafts.add(messages, {
          communityId,
          key: `${key}/${space}`,
          space,
          memberId: undefined,
          content: undefined,
          cardId: card.id,
          dueAt: now,
        });
    },
    changed: (kind, record) => drafts.add(cardChanges, { communityId, kind, record }),
  };
}

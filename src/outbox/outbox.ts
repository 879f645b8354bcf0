import type { Reply } from '../chat/reply.ts';
import type { Drafts } from '../database/table.ts';
import { cardChanges, cardsToPost } from './card.ts';
import type { Keeping } from './keeping.ts';
import type { State } from './letter.ts';
import { type ListingName, type Message, messages, type RoleGift } from './message.ts';
import { said } from './said.ts';

/** What is to be said beside the answer, in one unit of work: said when the work is committed. */
export type Outbox = {
  /** The same key is said once, however often it is asked for. */
  readonly say: (message: {
    readonly key: string;
    readonly to: { readonly space: string } | { readonly memberId: number };
    readonly reply: Reply;
    /** What is said when it is refused: once for all that name the same key. */
    readonly otherwise?: Instead;
    /** not before */
    readonly at?: Date;
    /** it is pinned once it stands there */
    readonly pin?: boolean;
  }) => void;
  /**
   * What was said, or will be, is to read otherwise. Returns how it stood: what failed, is unsure or was
   * taken away is not changed; undefined when nothing is known under this key.
   */
  readonly edit: (message: {
    readonly key: string;
    readonly reply: Reply;
  }) => Promise<State | undefined>;
  /** Takes it away wherever it stands, or does not say it at all. Returns how it stood. */
  readonly withdraw: (key: string) => Promise<State | undefined>;
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

/** In whose name, when, and in which unit of work something is said. */
type Occasion = {
  readonly communityId: string;
  readonly now: Date;
  readonly cause: string;
  /** the platform of a space; without it nothing is known */
  readonly platformOf?: (space: string) => string | undefined;
};

export function outboxOn(
  drafts: Drafts,
  { communityId, now, cause, platformOf = nowhere }: Occasion,
  { keep }: Pick<Keeping, 'keep'>,
): Outbox {
  // Most units say nothing beside the answer, so nothing is made ahead.
  const blank = () => ({
    communityId,
    cause,
    space: undefined,
    memberId: undefined,
    content: undefined,
    cardId: undefined,
    platform: undefined,
    dueAt: now,
  });
  const instead = (it: Instead | undefined) =>
    it && {
      key: it.key,
      spaces: 'spaces' in it.to ? it.to.spaces : [],
      ...('memberId' in it.to && { memberId: it.to.memberId }),
      content: keep(it.reply),
    };
  const change = (does: 'edit' | 'delete' | 'pin', target: string, space: string, at = now) =>
    drafts.add(messages, {
      ...blank(),
      ...{ key: `${target}/${does}/${cause}`, does, target, space, dueAt: at },
      platform: platformOf(space),
    });

  return {
    say({ key, to, reply, at = now, pin = false, otherwise }) {
      drafts.add(messages, {
        ...blank(),
        ...addressed(to, platformOf),
        key,
        content: keep(reply),
        otherwise: instead(otherwise),
        dueAt: at,
      });
      if (pin && 'space' in to) change('pin', key, to.space, at);
    },
    async edit({ key, reply }) {
      const one = await drafts.get(said, { communityId, key });
      if (one === undefined || !isUp(one.state)) return one?.state;
      drafts.put(said, { ...one, content: keep(reply) });
      if (one.state !== 'waiting') change('edit', key, one.space ?? '');
      return one.state;
    },
    async withdraw(key) {
      const one = await drafts.get(said, { communityId, key });
      if (one === undefined || !isUp(one.state)) return one?.state;
      if (one.state === 'waiting') drafts.put(said, { ...one, state: 'withdrawn' as const });
      else change('delete', key, one.space ?? '');
      return one.state;
    },
    list: ({ key, otherwise, ...listing }) =>
      drafts.add(messages, { ...blank(), key, listing, otherwise: instead(otherwise) }),
    role: ({ key, memberId, ...role }) => drafts.add(messages, { ...blank(), key, memberId, role }),
  };
}

const nowhere = () => undefined;

/** It stands there, or will. */
const isUp = (state: State) => state === 'waiting' || state === 'sending' || state === 'sent';

const addressed = (
  to: { readonly space: string } | { readonly memberId: number },
  platformOf: NonNullable<Occasion['platformOf']>,
): Pick<Message, 'space' | 'memberId' | 'platform'> => ({
  space: 'space' in to ? to.space : undefined,
  platform: 'space' in to ? platformOf(to.space) : undefined,
  memberId: 'memberId' in to ? to.memberId : undefined,
});

export function cardsOn(
  drafts: Drafts,
  { communityId, now, cause, platformOf = nowhere }: Occasion,
): Cards {
  return {
    async post({ key, kind, record, spaces }) {
      const card = await drafts.get(cardsToPost, { communityId, kind, record });
      if (card === undefined) throw new Error('a card that was just made is not there');
      for (const space of spaces)
        drafts.add(messages, {
          communityId,
          key: `${key}/${space}`,
          cause,
          space,
          platform: platformOf(space),
          memberId: undefined,
          content: undefined,
          cardId: card.id,
          dueAt: now,
        });
    },
    changed: (kind, record) => drafts.add(cardChanges, { communityId, kind, record }),
  };
}

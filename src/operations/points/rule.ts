/** An entry as people name it: `17`, `#17`, `＃17`. Undefined when it names none. */
export function readEntry(raw: string): number | undefined {
  const digits = /^[#＃]?\s*(\d{1,15})$/.exec(raw.trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** A batch as people name it: `B3`. */
export function readBatch(raw: string): number | undefined {
  const digits = /^b\s*(\d{1,9})$/i.exec(raw.trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Entries on one page of a statement. */
export const PAGE = 10;

/** How many points draw level with the next above; undefined for whoever is at the top. */
export function missing(earned: number, next: number | undefined): number | undefined {
  return next === undefined ? undefined : next - earned;
}

/** What a gift goes by; `days` of membership are asked of both. */
export type GiftRules = {
  readonly perDay: number;
  readonly receivedPerDay: number;
  readonly after: number;
};
export type GiftFacts = {
  readonly amount: number;
  readonly now: Date;
  readonly giver: { readonly id: number; readonly since: Date; readonly given: number };
  readonly getter: {
    readonly id: number;
    readonly since: Date;
    readonly received: number;
    readonly hasLeft: boolean;
  };
};
export type GiftVerdict =
  | { readonly is: 'may' }
  | { readonly is: 'oneself' | 'left' }
  | { readonly is: 'too-new'; readonly who: 'giver' | 'getter' }
  /** `left` may still be given today, or still be received */
  | { readonly is: 'too-much'; readonly who: 'giver' | 'getter'; readonly left: number };

/** Caps on both sides and an age of membership: other accounts of one person are a narrow funnel. */
export function judgeGift({ amount, now, giver, getter }: GiftFacts, by: GiftRules): GiftVerdict {
  const isNew = ({ since }: { readonly since: Date }) =>
    now.getTime() - since.getTime() < by.after * 86_400_000;
  if (giver.id === getter.id) return { is: 'oneself' };
  if (getter.hasLeft) return { is: 'left' };
  if (isNew(giver)) return { is: 'too-new', who: 'giver' };
  if (isNew(getter)) return { is: 'too-new', who: 'getter' };
  const mayGive = Math.max(0, by.perDay - giver.given);
  if (amount > mayGive) return { is: 'too-much', who: 'giver', left: mayGive };
  const mayGet = Math.max(0, by.receivedPerDay - getter.received);
  if (amount > mayGet) return { is: 'too-much', who: 'getter', left: mayGet };
  return { is: 'may' };
}

export type ItemTerms = {
  readonly price: number;
  readonly stock?: number | undefined;
  readonly perMember?: number | undefined;
  readonly level?: number | undefined;
};
export type Sale = {
  /** sold to all, and to this member, less what came back */
  readonly sold: number;
  readonly bought: number;
  /** the member's */
  readonly level: number;
  /** what the button showed: none for who typed it */
  readonly shown?: { readonly bought: number; readonly price: number } | undefined;
};
export type SaleVerdict =
  | { readonly is: 'may' }
  /** the button is of another time: since then one was bought, or came back */
  | { readonly is: 'stale'; readonly since: 'bought' | 'refunded' }
  | { readonly is: 'repriced'; readonly was: number }
  | { readonly is: 'sold-out' }
  | { readonly is: 'limit'; readonly most: number }
  | { readonly is: 'level'; readonly level: number };

export function judgeSale(item: ItemTerms, sale: Sale): SaleVerdict {
  const outdated = outdatedBy(item, sale);
  if (outdated !== undefined) return outdated;
  if (item.level !== undefined && sale.level < item.level)
    return { is: 'level', level: item.level };
  if (item.perMember !== undefined && sale.bought >= item.perMember)
    return { is: 'limit', most: item.perMember };
  if (item.stock !== undefined && sale.sold >= item.stock) return { is: 'sold-out' };
  return { is: 'may' };
}

function outdatedBy({ price }: ItemTerms, { shown, bought }: Sale): SaleVerdict | undefined {
  if (shown === undefined) return undefined;
  if (shown.price !== price) return { is: 'repriced', was: shown.price };
  if (shown.bought === bought) return undefined;
  return { is: 'stale', since: bought > shown.bought ? 'bought' : 'refunded' };
}

/** A season as it is told of: the how-manieth, and its name. */
export type Season = {
  /** points are counted under it */
  readonly number: number;
  readonly ordinal: number;
  readonly name: string | undefined;
  /** undefined for the first: since the beginning */
  readonly startedAt: Date | undefined;
};

/** The number points are counted under, the season that is running if one is, and how many there were. */
export type SeasonState = {
  readonly number: number;
  readonly running: Season | undefined;
  readonly ordinal: number;
};

/** Every season, and the time after it, has a number of its own: what is earned between two is in neither. */
export function startSeason(
  state: SeasonState,
  name: string | undefined,
  startedAt: Date,
): SeasonState & { readonly running: Season } {
  const number = state.number + 1;
  const ordinal = state.ordinal + 1;
  return { number, ordinal, running: { number, ordinal, name, startedAt } };
}

export function endSeason(state: SeasonState): SeasonState {
  return { ...state, number: state.number + 1, running: undefined };
}

/** An entry as people name it: `17`, `#17`, `＃17`. Undefined when it names none. */
export function readEntry(raw: string): number | undefined {
  const digits = /^[#＃]?\s*(\d{1,15})$/.exec(raw.trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Entries on one page of a statement. */
export const PAGE = 10;

export function pagesOf(total: number): number {
  return Math.max(1, Math.ceil(total / PAGE));
}

/** How many points draw level with the next above; undefined for whoever is at the top. */
export function missing(earned: number, next: number | undefined): number | undefined {
  return next === undefined ? undefined : next - earned;
}

/** A code as it was drawn, however it was typed or pasted: `abcde-fghjk`, `/link ABCDEFGHJK`. */
export function readCode(raw: string): string {
  return raw
    .normalize('NFKC')
    .toUpperCase()
    .replace(/^\/LINK/, '')
    .replaceAll(/[^0-9A-Z]/g, '');
}

/** A code that was asked for, as it is kept. */
export type LinkCode = {
  /** what is looked up instead of the code */
  readonly index: string;
  readonly communityId: string;
  readonly memberId: number;
  readonly expiresAt: Date;
  readonly used: boolean;
};

/** How long a code may be typed. */
export const VALID_MS = 10 * 60_000;

export type Judged =
  | { readonly is: 'good'; readonly memberId: number }
  | { readonly is: 'unknown' }
  | { readonly is: 'expired' }
  | { readonly is: 'own' };

/** Whether somebody may join the member whose code it is. */
export function judge(
  code: LinkCode | undefined,
  by: { readonly id: number; readonly communityId: string },
  now: Date,
): Judged {
  if (code === undefined || code.used || code.communityId !== by.communityId)
    return { is: 'unknown' };
  if (code.memberId === by.id) return { is: 'own' };
  if (code.expiresAt <= now) return { is: 'expired' };
  return { is: 'good', memberId: code.memberId };
}

import { timeOf } from '../../agenda/when.ts';
import { pressOf } from '../../bot/press.ts';
import type { Button } from '../../chat/reply.ts';
import type { Piece } from '../../chat/text.ts';
import { claimFrom } from './claim.ts';
import { CARD } from './drop-state.ts';
import type { Drop } from './drops/store.ts';
import { op } from './op.ts';
import { loadDrop } from './reading/store.ts';
import type { Texts } from './texts/en.ts';

const PRESS = 'claim';

export const tap = op.press({
  name: PRESS,
  card: CARD,
  for: 'member',
  answers: 'privately',
  options: {},
  run: (asked, work) => claimFrom(Number(asked.record), asked, work),
});

export const card = op.card({
  kind: CARD,
  load: (sql, community, record) => loadDrop(sql, community.id, Number(record)),
  view: (drop, { say, community }) => ({
    title: say.cardTitle({ name: drop.name }),
    text: wordsOf(drop, say, community.zone),
    buttons: buttonsOf(drop, say),
  }),
});

function wordsOf(drop: Drop, say: Texts, zone: string): Piece[] {
  const { left, number, price, segment, closesAt } = drop;
  const lines: Piece[][] = [[stateOf(drop, say, { left, number })]];
  if (drop.state === 'scheduled')
    lines.push([say.cardOpens, timeOf(drop.opensAt, zone, say.locale)]);
  if (drop.state === 'open') {
    if (closesAt !== undefined) lines.push([say.cardUntil, timeOf(closesAt, zone, say.locale)]);
    lines.push([price > 0 ? say.cardPrice({ price }) : say.cardFree]);
    if (segment.is !== 'all') lines.push([say.cardWho({ who: say.who(segment) })]);
  }
  return lines.flatMap((line, n) => (n === 0 ? line : ['\n', ...line]));
}

function stateOf(
  { state }: Drop,
  say: Texts,
  count: { readonly left: number; readonly number: number },
): string {
  switch (state) {
    case 'scheduled':
      return say.cardSoon({ number: count.number });
    case 'open':
      return say.cardLeft(count);
    case 'gone':
      return say.cardGone({ number: count.number });
    case 'over':
    case 'stopped':
      return say.cardOver;
  }
}

/** Whoever has a code sees it again by the same button, also when there are no more. */
function buttonsOf({ state }: Drop, say: Texts): Button[] {
  if (state !== 'open' && state !== 'gone') return [];
  const label = state === 'open' ? say.claimButton : say.mineButton;
  return [{ does: 'press', label, press: pressOf(PRESS), tone: 'primary' }];
}

/**
 * The few signs of a calendar, drawn as strokes: no font has to be there, and the picture looks the
 * same everywhere. Each stands in a box that is 10 high, on its own width.
 */
export type Glyph = { readonly width: number; readonly path: string };

const digits: Readonly<Record<string, Glyph>> = {
  '0': { width: 6, path: 'M3 0C5.2 0 6 2.2 6 5S5.2 10 3 10S0 7.8 0 5S.8 0 3 0Z' },
  '1': { width: 3, path: 'M.2 1.8L2.8 0V10' },
  '2': { width: 6, path: 'M.2 2.9C.2 1.1 1.4 0 3 0S5.8 1.1 5.8 2.8C5.8 4.6 4.4 5.7 .2 10H6' },
  '3': {
    width: 6,
    path: 'M.6 0H5.4L2.8 3.9C4.8 3.9 6 5.2 6 6.9S4.7 10 2.9 10C1.5 10 .5 9.3 0 8.3',
  },
  '4': { width: 6.4, path: 'M4.8 10V0L0 7.2H6.4' },
  '5': {
    width: 6,
    path: 'M5.4 0H1.1L.6 4.4C1.2 3.8 2 3.6 2.9 3.6C4.7 3.6 6 4.9 6 6.8S4.7 10 2.9 10C1.5 10 .5 9.3 0 8.4',
  },
  '6': { width: 6, path: 'M4.2 0L.5 5.4M6 6.9A3 3.1 0 1 1 0 6.9A3 3.1 0 1 1 6 6.9Z' },
  '7': { width: 5.8, path: 'M0 0H5.8L2 10' },
  '8': {
    width: 6,
    path: 'M5.4 2.4A2.4 2.4 0 1 1 .6 2.4A2.4 2.4 0 1 1 5.4 2.4ZM6 7.3A3 2.7 0 1 1 0 7.3A3 2.7 0 1 1 6 7.3Z',
  },
  '9': { width: 6, path: 'M1.8 10L5.5 4.6M6 3.1A3 3.1 0 1 1 0 3.1A3 3.1 0 1 1 6 3.1Z' },
  '-': { width: 4, path: 'M.4 5.4H3.6' },
};

/** Monday first. */
const latin: readonly Glyph[] = [
  { width: 8, path: 'M0 10V0L4 7L8 0V10' },
  { width: 7, path: 'M0 0H7M3.5 0V10' },
  { width: 11, path: 'M0 0L2.8 10L5.5 1L8.2 10L11 0' },
  { width: 7, path: 'M0 0H7M3.5 0V10' },
  { width: 5.5, path: 'M5.5 0H0V10M0 4.8H4.8' },
  {
    width: 6,
    path: 'M5.6 1.7C5.1 .6 4.2 0 3 0C1.4 0 .3 .9 .3 2.4C.3 5.8 6 4 6 7.4C6 9 4.8 10 3 10C1.6 10 .5 9.3 0 8.1',
  },
  {
    width: 6,
    path: 'M5.6 1.7C5.1 .6 4.2 0 3 0C1.4 0 .3 .9 .3 2.4C.3 5.8 6 4 6 7.4C6 9 4.8 10 3 10C1.6 10 .5 9.3 0 8.1',
  },
];

/** 一二三四五六日 */
const chinese: readonly Glyph[] = [
  { width: 10, path: 'M0 5H10' },
  { width: 10, path: 'M1.6 1.6H8.4M0 8.8H10' },
  { width: 10, path: 'M1 .9H9M2 4.9H8M0 9.2H10' },
  {
    width: 9.6,
    path: 'M0 .6H9.6V9.6H0ZM3.3 .6C3.3 3.6 2.8 5.2 1.6 6.4M6.1 .6V4.6C6.1 5.5 6.6 5.9 8 5.8',
  },
  { width: 10, path: 'M.8 .6H9.2M4.6 .6L3.4 9.5M1.2 4.6H7.8L7.4 9.5M0 9.5H10' },
  {
    width: 10,
    path: 'M4.6 0L5.4 1.8M0 3.6H10M3.4 5.6C2.9 7.2 1.9 8.7 .4 9.8M6.6 5.6C7.4 7 8.4 8.4 9.6 9.8',
  },
  { width: 7.4, path: 'M0 .3H7.4V9.7H0ZM0 4.9H7.4' },
];

export const weekdays = { en: latin, zh: chinese } as const;

/** A number, or `2026-03`, as strokes: the paths with how far each stands to the right. */
export function written(text: string): {
  readonly width: number;
  readonly parts: readonly Placed[];
} {
  const GAP = 2.2;
  let at = 0;
  const parts: Placed[] = [];
  for (const sign of text) {
    const glyph = digits[sign];
    if (glyph === undefined) continue;
    parts.push({ x: at, path: glyph.path });
    at += glyph.width + GAP;
  }
  return { width: Math.max(0, at - GAP), parts };
}

export type Placed = { readonly x: number; readonly path: string };

import { renderAsync } from '@resvg/resvg-js';
import type { Locale } from '../../chat/locale.ts';
import { type Glyph, weekdays, written } from './glyphs.ts';
import { lengthOfMonth, type Mark, weekdayOf } from './marks.ts';

/** A month as one member lived it. */
export type Month = {
  /** `2026-03` */
  readonly name: string;
  readonly markOf: (day: string) => Mark;
  readonly today: string;
  readonly locale: Locale;
};

/** Dark on light, whatever the reader's own theme is. */
const INK = '#1f2933';
const FAINT = '#9aa5b1';
const PAPER = '#ffffff';
const SIDE = 40;
const CELL = 84;
const INNER = 72;
const TOP = 150;
const WIDTH = 2 * SIDE + 7 * CELL;
/** drawn larger, for fine screens */
const SCALE = 1.5;

type Look = { readonly fill: string; readonly ink: string; readonly sign?: string };

const looks: Readonly<Record<Mark, Look>> = {
  'checked-in': { fill: '#b9e7c3', ink: '#0b4a22', sign: 'M0 5L3.6 8.6L10 1.4' },
  'made-up': { fill: '#ffe0a3', ink: '#5f3b00', sign: 'M9 2.6A4.6 4.6 0 1 0 9.8 6.4M9.4 0V3H6.4' },
  frozen: { fill: '#c3e2ff', ink: '#0b3d6b', sign: 'M5 0V10M.7 2.5L9.3 7.5M9.3 2.5L.7 7.5' },
  amnesty: { fill: '#e6dffa', ink: '#43307a', sign: 'M0 5H10' },
  outage: { fill: '#e6dffa', ink: '#43307a', sign: 'M0 5H10' },
  jumped: { fill: '#e6dffa', ink: '#43307a', sign: 'M0 5H10' },
  missed: { fill: '#f8e1e0', ink: '#7b2a26' },
  none: { fill: '#f3f5f7', ink: FAINT },
};

/** The month as a PNG, base64. Rejects where pictures cannot be drawn. */
export async function drawn(month: Month): Promise<string> {
  const fitTo = { mode: 'width', value: Math.round(WIDTH * SCALE) } as const;
  const font = { loadSystemFonts: false };
  const picture = await renderAsync(svgOf(month), { fitTo, font });
  return picture.asPng().toString('base64');
}

function svgOf(month: Month): string {
  const length = lengthOfMonth(month.name);
  const before = weekdayOf(`${month.name}-01`);
  const rows = Math.ceil((before + length) / 7);
  const height = TOP + rows * CELL + SIDE - (CELL - INNER) / 2;
  const cells = Array.from({ length }, (_, n) => cell(month, n + 1, before + n));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}">`,
    `<rect width="${WIDTH}" height="${height}" fill="${PAPER}"/>`,
    number(month.name, { x: WIDTH / 2, y: 38, size: 3.4, ink: INK, stroke: 1.3 }),
    ...weekdays[month.locale].map((glyph, n) => heading(glyph, n)),
    ...cells,
    '</svg>',
  ].join('');
}

const middleOf = (column: number) => SIDE + column * CELL + CELL / 2;

function heading({ width, path }: Glyph, column: number): string {
  const size = 1.7;
  return stroked(path, {
    x: middleOf(column) - (width * size) / 2,
    y: 108,
    size,
    ink: FAINT,
    stroke: 1.3,
  });
}

function cell({ name, markOf, today }: Month, date: number, place: number): string {
  const day = `${name}-${String(date).padStart(2, '0')}`;
  const { fill, ink, sign } = looks[markOf(day)];
  const x = middleOf(place % 7);
  const y = TOP + Math.floor(place / 7) * CELL;
  const left = x - INNER / 2;
  const ring = day === today ? ` stroke="${INK}" stroke-width="4"` : '';
  return [
    `<rect x="${left}" y="${y}" width="${INNER}" height="${INNER}" rx="18" fill="${fill}"${ring}/>`,
    number(String(date), { x, y: y + (sign ? 15 : 25), size: 2.2, ink, stroke: 1.25 }),
    sign ? stroked(sign, { x: x - 7, y: y + 47, size: 1.4, ink, stroke: 1.6 }) : '',
  ].join('');
}

type Pen = {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly ink: string;
  /** in the glyph's own measure */
  readonly stroke: number;
};

/** Centred on x. */
function number(text: string, pen: Pen): string {
  const { width, parts } = written(text);
  const left = pen.x - (width * pen.size) / 2;
  return parts.map(({ x, path }) => stroked(path, { ...pen, x: left + x * pen.size })).join('');
}

function stroked(path: string, { x, y, size, ink, stroke }: Pen): string {
  return (
    `<path d="${path}" transform="translate(${x} ${y}) scale(${size})" fill="none" stroke="${ink}" ` +
    `stroke-width="${stroke}" stroke-linecap="round" stroke-linejoin="round"/>`
  );
}

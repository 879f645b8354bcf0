import type { Cell } from './contender.ts';
import type { Kind } from './updates.ts';

export type Row = {
  readonly kind: Kind;
  readonly concurrency: number;
  readonly name: string;
  readonly cell: Cell;
};

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const WORDS: Readonly<Record<Kind, string>> = {
  message: '/checkin in a private chat',
  tap: 'tap on the card in a group',
};

/** A table for each way to check in; ratios are to Emcee's rate. */
export function show(rows: readonly Row[]): void {
  for (const kind of ['message', 'tap'] as const) {
    showUnder(
      `Check-ins by webhook: ${WORDS[kind]}`,
      rows.filter((one) => one.kind === kind),
    );
  }
}

export function showUnder(heading: string, rows: readonly Row[]): void {
  console.log(`\n${heading}`);
  console.log(line(HEAD));
  for (const row of rows) console.log(line(columnsOf(row, rows)));
}

const HEAD = [
  'at once',
  'who',
  'a second',
  'Emcee ×',
  'p50 ms',
  'p99 ms',
  'bot µs',
  'database µs',
  'crowd',
];
const WIDTHS = [7, -26, 9, 8, 8, 8, 7, 11, 6];

function columnsOf({ kind, concurrency, name, cell }: Row, rows: readonly Row[]): string[] {
  const emcee = rows.find(
    (one) => one.kind === kind && one.concurrency === concurrency && one.name === 'Emcee',
  );
  const ratio = (emcee?.cell.perSecond ?? Number.NaN) / cell.perSecond;
  const figure = (value: number | undefined, digits = 0) =>
    value === undefined || Number.isNaN(value) ? '' : value.toFixed(digits);
  return [
    String(concurrency),
    name,
    figure(cell.perSecond),
    figure(ratio, 2),
    figure(cell.p50, 2),
    figure(cell.p99, 2),
    figure(cell.bot),
    figure(cell.database),
    figure(cell.crowd, 1),
  ];
}

function line(columns: readonly string[]): string {
  return columns
    .map((text, n) => {
      const width = WIDTHS[n] ?? 0;
      return width < 0 ? text.slice(0, -width).padEnd(-width) : text.padStart(width);
    })
    .join('  ');
}

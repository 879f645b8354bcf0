import type { Piece } from '../chat/text.ts';
import { localTime } from './zone.ts';

/** `2026-12-24 20:00`, on the community's clock. */
export function whenOf(at: Date, zone: string): string {
  return localTime(at, zone).replace('T', ' ');
}

/** The same, which a platform may show in the reader's own zone. */
export function timeOf(at: Date, zone: string): Piece {
  return { is: 'time', at: at.toISOString(), text: whenOf(at, zone) };
}

/** From when to when, with the day once where it is the same. */
export function spanOf(from: Date, to: Date, zone: string): Piece[] {
  const [start, end] = [whenOf(from, zone), whenOf(to, zone)];
  const sameDay = start.slice(0, 10) === end.slice(0, 10);
  return [
    timeOf(from, zone),
    '–',
    sameDay
      ? { is: 'time', at: to.toISOString(), text: end.slice(11), hour: true }
      : timeOf(to, zone),
  ];
}

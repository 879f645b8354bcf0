import { localTime } from '../../agenda/zone.ts';
import type { Piece } from '../../chat/text.ts';

/** `2026-12-24 20:00`, on the community's clock. */
export function whenOf(at: Date, zone: string): string {
  return localTime(at, zone).replace('T', ' ');
}

/** The same, which a platform may show in the reader's own zone. */
export function timeOf(at: Date, zone: string): Piece {
  return { is: 'time', at: at.toISOString(), text: whenOf(at, zone) };
}

import type { Option } from '../../bot/option.ts';
import { readSegment, SEGMENTS, type Segment } from './rule.ts';

/** The question for whom something is. */
export function segment(): Option<Segment> {
  return {
    kind: { is: 'named', max: 40 },
    required: true,
    read: (raw) => {
      const value = readSegment(raw);
      return value === undefined
        ? { ok: false, why: { is: 'not-offered', of: SEGMENTS } }
        : { ok: true, value };
    },
  };
}

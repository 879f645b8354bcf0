import type { Given } from '../../chat/incoming.ts';
import type { NamedOption } from '../command.ts';
import type { Misread } from '../option.ts';
import { isGiven } from '../sent.ts';

/** Options read from what was given: values for the handler, or the first that can't be taken. */
export type AnswersRead =
  | { readonly ok: true; readonly values: Readonly<Record<string, unknown>> }
  | {
      readonly ok: false;
      readonly option: NamedOption;
      readonly why: Misread;
      readonly raw: string;
    };

export function readAnswers(options: readonly NamedOption[], given: Given): AnswersRead {
  const values: Record<string, unknown> = {};
  // What was given wrongly is told before what is missing is asked for.
  const byGiven = [...options].sort((a, b) => Number(b.name in given) - Number(a.name in given));
  for (const option of byGiven) {
    const raw = given[option.name] ?? '';
    const read = option.read(raw);
    if (!read.ok) return { ok: false, option, why: read.why, raw };
    values[option.name] = read.value;
  }
  return { ok: true, values };
}

/** Required options that nothing was given for, in the order they are asked. */
export function missing(options: readonly NamedOption[], given: Given): readonly NamedOption[] {
  return options.filter(
    ({ name, kind, required }) => required && !isGiven(kind, given[name] ?? ''),
  );
}

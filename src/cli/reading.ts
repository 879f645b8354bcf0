import { parseArgs } from 'node:util';
import type { Locale } from '../chat/locale.ts';
import type { Texts } from './texts/en.ts';

/** Why what was typed cannot be read. */
export type Wrong = {
  readonly do: 'wrong';
  readonly words: (say: Texts, locale: Locale) => string;
};

export const wrong = (words: Wrong['words']): Wrong => ({ do: 'wrong', words });

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

/** Takes `--options` and other words apart. */
export function parse(
  args: readonly string[],
  options: Options,
): { positionals: string[]; values: Record<string, unknown> } | Pick<Wrong, 'words'> {
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true });
    return { positionals: parsed.positionals, values: parsed.values };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const option = /'(-[^' ]+)/.exec(why)?.[1] ?? '';
    return { words: (say) => say.badOption({ why, option }) };
  }
}

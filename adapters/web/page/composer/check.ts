import {
  choice,
  integer,
  type Misread,
  member,
  moment,
  named,
  type Option,
  optional,
  space,
  text,
} from '../../../../src/bot/option.ts';
import { file, photo } from '../../../../src/bot/sent.ts';
import type { ShownOption } from '../../protocol.ts';

/** What is wrong with a value, by the very reader the bot uses. */
export function wrongWith(option: ShownOption, value: string): Misread | undefined {
  const reader = readerOf(option);
  const read = (option.required ? reader : optional(reader)).read(value);
  return read.ok ? undefined : read.why;
}

function readerOf({ kind }: ShownOption): Option<unknown> {
  switch (kind.is) {
    case 'integer':
      return integer(kind);
    case 'text':
      return text(kind);
    case 'choice':
      return choice(kind.words);
    case 'named':
      return named(kind);
    case 'member':
      return member();
    case 'space':
      return space();
    case 'moment':
      return moment();
    case 'photo':
      return photo();
    case 'file':
      return file();
  }
}

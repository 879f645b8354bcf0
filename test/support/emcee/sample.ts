import type { NamedOption } from '../../../src/bot/command.ts';

/** What an option's value looks like when nothing else is known of it. */
export function sample({ kind }: NamedOption): string {
  switch (kind.is) {
    case 'integer':
      return String(kind.min);
    case 'choice':
      return kind.of[0] ?? '';
    case 'member':
      return '@lin';
    case 'space':
      return 'group';
    case 'named':
      return 'morning';
    case 'moment':
      return '2h';
    case 'photo':
      return 'photo';
    case 'file':
      return '';
    case 'text':
      return 'some words';
  }
}

import type { Command, NamedOption } from '../../../src/bot/command.ts';
import { PHOTO } from '../../../src/bot/sent.ts';
import type { Given } from '../../../src/chat/incoming.ts';
import { oneOf, people } from './people.ts';

type Draw = (limit: number) => number;

const WORDS = [
  'tea',
  '茶与书',
  'Which translation should I read?',
  'text: with a colon, and “quotes”',
  '问题：这是什么？',
  '@walker1 5 thanks',
  'a=b c=d',
  '🎉👩‍👩‍👧 \u202Eright to left',
  'x'.repeat(300),
  '#1',
  '1',
  'A',
  'none',
];
const MOMENTS = [
  '2h',
  '30d',
  'tomorrow 8pm',
  '明天晚上八点',
  '2026-12-31 23:59',
  'yesterday',
  '90s',
  '下周三 19:30',
];

/** Something for each option that is needed, and for some that are not; now and then nonsense. */
export function anyGiven(
  { options }: Pick<Command, 'options'>,
  draw: Draw,
  offered: Readonly<Record<string, readonly string[]>>,
): Given {
  const given: Record<string, string> = {};
  for (const option of options)
    if (option.required ? draw(20) > 0 : draw(3) === 0)
      given[option.name] =
        draw(25) === 0 ? oneOf(draw, WORDS) : anyAnswer(option, draw, offered[option.name] ?? []);
  return given;
}

function anyAnswer(option: NamedOption, draw: Draw, offered: readonly string[]): string {
  const { kind } = option;
  switch (kind.is) {
    case 'integer': {
      const { min, max } = kind;
      return String(oneOf(draw, [min, max, min + draw(10), min + draw(10), max + 1]));
    }
    case 'choice':
      return oneOf(draw, kind.of);
    case 'member':
      return oneOf(
        draw,
        people.flatMap(({ handle, id }) => [`@${handle}`, id]),
      );
    case 'moment':
      return oneOf(draw, MOMENTS);
    case 'space':
      return oneOf(draw, ['hall', 'group', 'topic', 'channel', 'nowhere']);
    case 'photo':
    case 'file':
      return PHOTO;
    case 'named':
    case 'text': {
      const known = offered.length > 0 && draw(4) > 0 ? offered : WORDS;
      return oneOf(draw, known).slice(0, kind.max);
    }
  }
}

/** As it is typed behind the command's name. */
export function asTyped(given: Given, draw: Draw): string {
  return Object.entries(given)
    .map(([name, value]) => {
      const quoted = /\s/.test(value) && !value.includes('"') ? `"${value}"` : value;
      return draw(2) === 0 ? `${name}=${quoted}` : quoted;
    })
    .join(' ');
}

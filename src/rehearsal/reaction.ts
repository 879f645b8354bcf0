import type { Heard } from '../bot/port.ts';
import type { Chance } from '../chance.ts';
import type { Given, What } from '../chat/incoming.ts';
import type { Locale } from '../chat/locale.ts';
import type { Field, Reply } from '../chat/reply.ts';

type Draw = Chance['below'];

/** Of a hundred who could tap something in an answer, so many do. */
const GO_ON = 60;
/** Of a hundred who are asked for words of their own, so many write some. */
const WRITE = 10;
/** The button that stands out is taken so many times as often as another. */
const STANDS_OUT = 5;

const WORDS: Readonly<Record<Locale, readonly string[]>> = {
  en: ['The second chapter', '1984', '3', 'I would say so', 'tea'],
  zh: ['第二章', '1984', '3', '我觉得是', '茶'],
};

/** What a made-up member does with an answer; undefined: nothing more. */
export function reactionTo(heard: Heard, draw: Draw, language: Locale): What | undefined {
  switch (heard.is) {
    case 'said':
      return heard.place === 'openly' || draw(100) >= GO_ON ? undefined : tapIn(heard.reply, draw);
    case 'question':
      return tapIn(heard.reply, draw) ?? writes(draw, language);
    case 'form':
      return filled(heard.form, draw, language);
    case 'completions':
    case 'nothing':
      return undefined;
  }
}

export const pressesOf = ({ buttons = [] }: Reply): string[] =>
  buttons.flatMap((button) => (button.does === 'press' ? [button.press] : []));

/** One of its buttons; undefined when it has none. */
export function pick({ buttons = [] }: Reply, draw: Draw): string | undefined {
  const drawn = buttons.flatMap((button) => {
    if (button.does !== 'press') return [];
    return Array<string>(button.tone === 'primary' ? STANDS_OUT : 1).fill(button.press);
  });
  return drawn.length === 0 ? undefined : drawn[draw(drawn.length)];
}

function tapIn(reply: Reply, draw: Draw): What | undefined {
  const press = pick(reply, draw);
  return press === undefined ? undefined : { is: 'press', press };
}

const wordOf = (draw: Draw, language: Locale) =>
  WORDS[language][draw(WORDS[language].length)] ?? '';

function writes(draw: Draw, language: Locale): What | undefined {
  if (draw(100) >= WRITE) return undefined;
  return { is: 'text', text: wordOf(draw, language), toBot: true };
}

function filled(
  { id, fields }: Extract<Heard, { is: 'form' }>['form'],
  draw: Draw,
  language: Locale,
): What | undefined {
  if (draw(100) >= WRITE) return undefined;
  const answer = ({ value, choices }: Field) =>
    value ?? choices?.[draw(choices.length)]?.value ?? wordOf(draw, language);
  const given: Given = Object.fromEntries(
    fields
      .filter(({ required, photo, file }) => required && photo !== true && file !== true)
      .map((field) => [field.name, answer(field)]),
  );
  return { is: 'form', id, fields: given };
}

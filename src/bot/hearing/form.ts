import type { Given } from '../../chat/incoming.ts';
import type { Locale } from '../../chat/locale.ts';
import type { Choice, Field, Form } from '../../chat/reply.ts';
import type { Command, NamedOption } from '../command.ts';
import { type Kind, labelOf } from '../option.ts';
import { isTyped } from '../sent.ts';

/** What a button gave for a form that it opened: it is not shown, and comes back in the form's name. */
export function alongWith({ options }: Command, given: Given): readonly NamedOption[] {
  return options.filter(({ name, carried }) => carried === true && name in given);
}

/** With what was given already filled in. */
export function formOf(
  command: Command,
  { shown, given, locale }: { shown: readonly NamedOption[]; given: Given; locale: Locale },
): Form {
  const along = alongWith(command, given).map(({ name }) => `${name}=${given[name]}`);
  return {
    id: [command.name, ...along].join('?'),
    title: command.about[locale],
    fields: shown.map((option) => fieldOf(option, given[option.name], locale)),
  };
}

function fieldOf(
  { name, about, required, kind }: NamedOption,
  value: string | undefined,
  locale: Locale,
): Field {
  return {
    name,
    label: capital(about[locale]),
    required,
    long: kind.is === 'text' && kind.long,
    ...(kind.is === 'text' && { max: kind.max }),
    ...(kind.is === 'choice' && { choices: choicesOf(kind, locale) }),
    ...(kind.is === 'photo' && { photo: true }),
    ...(kind.is === 'file' && { file: true }),
    ...(value !== undefined && isTyped(kind) && { value }),
  };
}

const capital = (text: string) => text.replace(/^\p{Ll}/u, (first) => first.toUpperCase());

const choicesOf = (kind: Extract<Kind, { is: 'choice' }>, locale: Locale): readonly Choice[] =>
  kind.of.map((value) => ({ label: labelOf(kind, value, locale), value }));

/** The command that a form belongs to, and what its button gave along. */
export function formNamed(id: string): { readonly name: string; readonly given: Given } {
  const [name = '', ...along] = id.split('?');
  const pairs = along.map((one) => one.split('=')).map(([key = '', value = '']) => [key, value]);
  return { name, given: Object.fromEntries(pairs) };
}

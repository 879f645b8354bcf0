import type { OptionBody } from '../bodies.ts';
import type { Complain } from '../refusal.ts';
import { checkCount, checkKnown, checkLength } from './known.ts';
import { checkDescription, checkName } from './name.ts';

type Path = readonly (string | number)[];
type Place = 'command' | 'group' | 'subcommand';

export const optionType = {
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const;

const optionFields = [
  ...['type', 'name', 'name_localizations', 'description', 'description_localizations'],
  ...['required', 'choices', 'options', 'channel_types', 'min_value', 'max_value'],
  ...['min_length', 'max_length', 'autocomplete'],
];

/** The options of a command, group or subcommand, and all below them. */
export function checkOptions(
  options: readonly OptionBody[],
  place: Place,
  path: Path,
  complain: Complain,
): void {
  checkCount(options.length, [0, 25], path, complain);
  checkOrder(options, path, complain);
  checkMixture(options, place, path, complain);
  const seen = new Set<string>();
  for (const [index, option] of options.entries()) {
    if (seen.has(option.name)) {
      const message = 'Option names must be unique';
      complain([...path, index, 'name'], 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID', message);
    }
    seen.add(option.name);
    checkOption(option, [...path, index], complain);
  }
}

function checkOrder(options: readonly OptionBody[], path: Path, complain: Complain): void {
  let optional = false;
  for (const [index, option] of options.entries()) {
    if (option.required && optional) {
      const message = 'Required options must be placed before non-required options';
      complain([...path, index], 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message);
    }
    if (!option.required) optional = true;
  }
}

function checkMixture(
  options: readonly OptionBody[],
  place: Place,
  path: Path,
  complain: Complain,
): void {
  const nested = options.filter((option) => option.type <= optionType.group);
  const mixed = nested.length > 0 && nested.length < options.length;
  const groups = nested.some((option) => option.type === optionType.group);
  const wrong =
    mixed ||
    (place === 'subcommand' && nested.length > 0) ||
    (place === 'group' && (groups || nested.length < options.length));
  if (wrong) {
    const message =
      'Sub-command and sub-command group option types are mutually exclusive to all other types';
    complain(path, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message);
  }
}

function checkOption(option: OptionBody, path: Path, complain: Complain): void {
  checkKnown(option, optionFields, path, complain);
  checkName(option, path, complain);
  checkDescription(option, path, complain);
  checkChoices(option, path, complain);
  checkBounds(option, path, complain);
  if (option.type <= optionType.group) {
    const place = option.type === optionType.group ? 'group' : 'subcommand';
    checkOptions(option.options ?? [], place, [...path, 'options'], complain);
  } else if (option.options?.length) {
    complain([...path, 'options'], 'UNKNOWN_FIELD', 'Only subcommands have options.');
  }
}

function checkChoices(option: OptionBody, path: Path, complain: Complain): void {
  const choices = option.choices ?? [];
  checkCount(choices.length, [0, 25], [...path, 'choices'], complain);
  if (choices.length > 0 && option.autocomplete) {
    const message = 'Autocomplete and choices are mutually exclusive';
    complain(path, 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES', message);
  }
  const seen = new Set<string>();
  for (const [index, choice] of choices.entries()) {
    const at = [...path, 'choices', index];
    checkLength(choice.name, [1, 100], [...at, 'name'], complain);
    checkChoiceValue(option, choice.value, [...at, 'value'], complain);
    if (seen.has(choice.name)) {
      const message = 'Choice names must be unique';
      complain([...at, 'name'], 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATE', message);
    }
    seen.add(choice.name);
  }
}

function checkChoiceValue(
  option: OptionBody,
  value: string | number,
  path: Path,
  complain: Complain,
): void {
  if (option.type === optionType.string) {
    if (typeof value === 'string') checkLength(value, [1, 100], path, complain);
    else complain(path, 'STRING_TYPE_CONVERT', 'Could not interpret value as string.');
    return;
  }
  const fits =
    typeof value === 'number' && (option.type === optionType.number || Number.isInteger(value));
  if (!fits) complain(path, 'NUMBER_TYPE_COERCE', `Value "${value}" is not fitting the type.`);
}

function checkBounds(option: OptionBody, path: Path, complain: Complain): void {
  checkNumberBounds(option, path, complain);
  checkTextBounds(option, path, complain);
}

function checkNumberBounds(option: OptionBody, path: Path, complain: Complain): void {
  const numeric = option.type === optionType.integer || option.type === optionType.number;
  const bounded = option.min_value != null || option.max_value != null;
  if (bounded && !numeric) {
    complain([...path, 'min_value'], 'UNKNOWN_FIELD', 'Only numbers have bounds.');
  }
  if ((option.min_value ?? -Infinity) > (option.max_value ?? Infinity)) {
    complain([...path, 'min_value'], 'NUMBER_TYPE_MAX', 'Must not be above max_value.');
  }
}

function checkTextBounds(option: OptionBody, path: Path, complain: Complain): void {
  const long = option.min_length != null || option.max_length != null;
  if (long && option.type !== optionType.string) {
    complain([...path, 'min_length'], 'UNKNOWN_FIELD', 'Only strings have lengths.');
  }
  if ((option.min_length ?? 0) > 6000 || (option.max_length ?? 1) > 6000) {
    complain([...path, 'max_length'], 'NUMBER_TYPE_MAX', 'Must be 6000 or fewer.');
  }
}

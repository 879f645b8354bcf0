import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type LocalizationMap,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  Locale as Tag,
} from 'discord.js';
import type { Command, NamedOption } from '../../src/bot/command.ts';
import { labelOf } from '../../src/bot/option.ts';
import { type Both, inBoth, type Locale } from '../../src/chat/locale.ts';
import { OPTION_CHOICES } from './abilities.ts';
import { FIELD_TEXT } from './form.ts';
import type { CommandGroup } from './groups.ts';

export type SlashCommand = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** What commands are written down with: the default language, and what a space option offers. */
export type Setting = { readonly language: Locale; readonly spaces: readonly string[] };

/** Application commands, option structure: the longest string. */
const OPTION_TEXT = 6000;
/** no way to write a time is longer */
const MOMENT = 20;

/** Discord has no Chinese without a region. What is neither sees the community's own language. */
const tags: Readonly<Record<Locale, readonly Tag[]>> = {
  en: [Tag.EnglishUS, Tag.EnglishGB],
  zh: [Tag.ChineseCN, Tag.ChineseTW],
};

/** One entry of the slash menu, without who sees it. */
export function slashCommand({ name, commands }: CommandGroup, setting: Setting): SlashCommand {
  const type = ApplicationCommandType.ChatInput;
  const [first] = commands;
  if (first?.name === name)
    return { type, name, ...about(first.about, setting), options: optionsOf(first, setting) };
  // Discord's clients show the subcommands' own descriptions; this one stands in the settings alone.
  const options = commands.map((command) => subcommand(command, setting));
  return { type, name, description: `/${name} …`, description_localizations: null, options };
}

function subcommand(command: Command, setting: Setting): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name: command.name.split(' ').slice(1).join(' '),
    ...about(command.about, setting),
    options: optionsOf(command, setting),
  };
}

/** Required ones first, as Discord insists. What a form asks for is never required here. */
function optionsOf(command: Command, setting: Setting): APIApplicationCommandBasicOption[] {
  return command.options
    .map((option) => slashOption(command, option, setting))
    .toSorted((a, b) => Number(b.required) - Number(a.required));
}

function slashOption(
  command: Command,
  option: NamedOption,
  setting: Setting,
): APIApplicationCommandBasicOption {
  const { kind } = option;
  const required = option.required && command.byForm !== true;
  const base = { name: option.name, ...about(option.about, setting), required };
  const text = { ...base, type: ApplicationCommandOptionType.String } as const;
  switch (kind.is) {
    case 'integer':
      return {
        ...base,
        type: ApplicationCommandOptionType.Integer,
        min_value: kind.min,
        max_value: kind.max,
      };
    case 'text': {
      const max_length = Math.min(kind.max, kind.long ? FIELD_TEXT : OPTION_TEXT);
      return { ...text, required: required && !kind.long, max_length };
    }
    case 'choice':
      return { ...text, choices: kind.of.map((value) => choiceOf(kind, value, setting)) };
    case 'member':
      return { ...base, type: ApplicationCommandOptionType.User };
    case 'file':
    case 'photo':
      return { ...base, type: ApplicationCommandOptionType.Attachment };
    case 'named':
      return command.suggest === undefined
        ? { ...text, max_length: kind.max }
        : { ...text, max_length: kind.max, autocomplete: true };
    case 'moment':
      return { ...text, max_length: MOMENT };
    case 'space':
      return setting.spaces.length >= 1 && setting.spaces.length <= OPTION_CHOICES
        ? { ...text, choices: setting.spaces.map((value) => ({ name: value, value })) }
        : { ...text, autocomplete: true };
  }
}

function choiceOf(kind: NamedOption['kind'], value: string, { language }: Setting) {
  const names = inBoth((locale) => labelOf(kind, value, locale));
  return { name: names[language], name_localizations: localised(names), value };
}

function about(texts: Both, { language }: Setting) {
  return { description: texts[language], description_localizations: localised(texts) };
}

function localised(texts: Both): LocalizationMap {
  const all = Object.entries(tags).flatMap(([locale, names]) =>
    names.map((tag) => [tag, texts[locale as Locale]]),
  );
  return Object.fromEntries(all);
}

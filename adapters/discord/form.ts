import {
  type APIInteractionDataResolved,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APIModalSubmission,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import { PHOTO } from '../../src/bot/option.ts';
import type { Given } from '../../src/chat/incoming.ts';
import type { Choice, Field, Form } from '../../src/chat/reply.ts';
import { clean, shorten } from '../../src/chat/text.ts';
import { FORM_FIELDS } from './abilities.ts';

/** Receiving and responding, modal: the title's length; component reference: the rest. */
export const FIELD_TEXT = 4000;
const TITLE = 45;
const LABEL = 45;
const PLACEHOLDER = 100;
const CHOICES = 25;
const CHOICE = 100;

/** A form as a modal. More than five fields do not fit: the first five are asked. */
export function modalOf(form: Form): APIModalInteractionResponseCallbackData {
  return {
    custom_id: form.id,
    title: shorten(form.title, TITLE),
    components: form.fields.slice(0, FORM_FIELDS).map(labelled),
  };
}

/** What was written into a modal, by field name. Fields left empty are not in it. */
export function fieldsOf(
  { components }: Pick<APIModalSubmission, 'components'>,
  pictures: ReadonlySet<string> = new Set(),
): Given {
  const entries = components.flatMap((part) => {
    if (part.type === ComponentType.ActionRow) return part.components.map(answer);
    if (part.type !== ComponentType.Label) return [];
    const { component } = part;
    if (component.type !== ComponentType.FileUpload) return [answer(component)];
    return [[clean(component.custom_id), photoIn(component.values, pictures)]];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

/** Files that came along and are pictures, by their ids. */
export function picturesIn(
  resolved: Pick<APIInteractionDataResolved, 'attachments'> | undefined,
): ReadonlySet<string> {
  const files = Object.values(resolved?.attachments ?? {});
  const isPicture = (type: string | undefined) => type?.startsWith('image/') === true;
  return new Set(files.filter((one) => isPicture(one.content_type)).map(({ id }) => id));
}

/** What stands for a photo; nothing for any other file. */
export function photoIn(files: readonly string[], pictures: ReadonlySet<string>): string {
  return files.some((id) => pictures.has(id)) ? PHOTO : '';
}

function answer(input: {
  custom_id: string;
  value?: string | boolean | null;
  values?: string[];
}): [string, string] {
  return [clean(input.custom_id), clean(input.values?.[0] ?? String(input.value ?? ''))];
}

function labelled(field: Field): APILabelComponent {
  const { choices } = field;
  const offered = choices !== undefined && selectable(choices);
  const upload = { custom_id: field.name, required: field.required, min_values: 1, max_values: 1 };
  return {
    type: ComponentType.Label,
    label: shorten(field.label, LABEL),
    component: field.photo
      ? { type: ComponentType.FileUpload, ...upload }
      : offered
        ? select(field, choices)
        : input(field, choices ?? []),
  };
}

function selectable(choices: readonly Choice[]): boolean {
  const fits = choices.every(({ value }) => value.length >= 1 && value.length <= CHOICE);
  return choices.length >= 1 && choices.length <= CHOICES && fits;
}

function select(field: Field, choices: readonly Choice[]): APILabelComponent['component'] {
  return {
    type: ComponentType.StringSelect,
    custom_id: field.name,
    required: field.required,
    min_values: field.required ? 1 : 0,
    max_values: 1,
    options: choices.map(({ label, value }) => ({
      label: shorten(label, CHOICE),
      value,
      ...(value === field.value && { default: true }),
    })),
  };
}

/** Choices that a menu cannot hold are named beside the field, which then takes text. */
function input(field: Field, choices: readonly Choice[]): APILabelComponent['component'] {
  const max = Math.min(field.max ?? FIELD_TEXT, FIELD_TEXT);
  const hint = shorten(choices.map(({ value }) => value).join(' / '), PLACEHOLDER);
  return {
    type: ComponentType.TextInput,
    custom_id: field.name,
    style: field.long ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required: field.required,
    max_length: max,
    ...(hint !== '' && { placeholder: hint }),
    ...(field.value && { value: field.value.slice(0, max) }),
  };
}

import {
  type APIAttachment,
  type APIInteractionDataResolved,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APIModalSubmission,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import { fileAs, photoAs } from '../../src/bot/sent.ts';
import type { FileRef, Given } from '../../src/chat/incoming.ts';
import type { Choice, Field, Form } from '../../src/chat/reply.ts';
import { clean, cleanName, shorten } from '../../src/chat/text.ts';

/** Receiving and responding, modal: the title's length; component reference: the rest. */
export const FIELD_TEXT = 4000;
const TITLE = 45;
const LABEL = 45;
const DESCRIPTION = 100;
const PLACEHOLDER = 100;
const CHOICES = 25;
const CHOICE = 100;

/** A form as a modal. The bot asks for no more than the abilities' `formFields`. */
export function modalOf(form: Form): APIModalInteractionResponseCallbackData {
  return {
    custom_id: form.id,
    title: shorten(form.title, TITLE),
    components: form.fields.map(labelled),
  };
}

/** What was written into a modal, by field name. Fields left empty are not in it. */
export function fieldsOf(
  { components }: Pick<APIModalSubmission, 'components'>,
  files: Files = new Map(),
): Given {
  const entries = components.flatMap((part) => {
    if (part.type === ComponentType.ActionRow) return part.components.map(answer);
    if (part.type !== ComponentType.Label) return [];
    const { component } = part;
    if (component.type !== ComponentType.FileUpload) return [answer(component)];
    return [[clean(component.custom_id), fileChosen(component.values, files)]];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

/** Files that came along, by their ids. */
export type Files = ReadonlyMap<string, APIAttachment>;

export function filesIn(
  resolved: Pick<APIInteractionDataResolved, 'attachments'> | undefined,
): Files {
  return new Map(Object.entries(resolved?.attachments ?? {}));
}

/** What stands for a file that was chosen: a photo when it is a picture. */
export function fileChosen(ids: readonly string[], files: Files): string {
  const { photo, file } = fileIn(ids.flatMap((id) => files.get(id) ?? [])) ?? {};
  if (photo) return photoAs(photo);
  return file ? fileAs(file) : '';
}

/** The first of what came along: a picture is a photo. */
export function fileIn([file]: readonly APIAttachment[]): Sent | undefined {
  if (file === undefined) return undefined;
  const ref = { id: file.url, name: cleanName(file.filename), bytes: file.size };
  return file.content_type?.startsWith('image/') === true ? { photo: ref } : { file: ref };
}

type Sent = { readonly photo?: FileRef; readonly file?: FileRef };

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
    ...(field.label.length > LABEL && { description: shorten(field.label, DESCRIPTION) }),
    component:
      field.photo || field.file
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

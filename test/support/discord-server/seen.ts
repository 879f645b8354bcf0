import type { APIEmbed, APIPoll } from 'discord.js';
import type { ComponentBody, ModalBody } from './bodies.ts';
import { button, flatten, label, selects } from './checks/components.ts';
import { loadingFlag } from './messages.ts';
import type { FileRecord, MessageRecord } from './world.ts';

interface SeenButton {
  readonly label: string;
  readonly customId: string | undefined;
  readonly url: string | undefined;
  /** 1 primary, 2 secondary, 3 success, 4 danger, 5 link. */
  readonly style: number;
  readonly disabled: boolean;
}

interface SeenSelect {
  readonly customId: string;
  readonly placeholder: string | undefined;
  readonly values: readonly string[];
  readonly disabled: boolean;
}

/** A message as a reader sees it at this moment. */
export interface SeenMessage {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly buttons: readonly SeenButton[];
  readonly selects: readonly SeenSelect[];
  readonly files: readonly Pick<FileRecord, 'name' | 'contentType' | 'bytes' | 'description'>[];
  readonly poll: APIPoll | undefined;
  /** Everything legible in one string: content, embeds, text components. */
  readonly text: string;
  /** Ids of the users and roles it notified, and `everyone`. */
  readonly pings: readonly string[];
  readonly edits: number;
  readonly pinned: boolean;
  readonly deleted: boolean;
  readonly ephemeral: boolean;
  /** Still the placeholder of a deferred answer. */
  readonly thinking: boolean;
  readonly replyTo: string | undefined;
}

/** A modal as it stands before the user who opened it. */
export interface SeenModal {
  readonly interactionId: string;
  readonly token: string;
  readonly customId: string;
  readonly title: string;
  readonly fields: readonly SeenField[];
}

export interface SeenField {
  readonly customId: string;
  readonly label: string;
  readonly type: number;
  readonly required: boolean;
  readonly value: string | undefined;
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  readonly values: readonly string[];
}

export function seeMessage(message: MessageRecord): SeenMessage {
  const parts = flatten(message.components);
  return {
    id: message.id,
    channelId: message.channel.id,
    authorId: message.author.id,
    content: message.content,
    embeds: message.embeds,
    buttons: parts.filter((one) => one.type === button).map(seeButton),
    selects: parts.filter((one) => selects.includes(one.type)).map(seeSelect),
    files: message.files,
    poll: message.poll,
    text: legible(message, parts),
    pings: message.pings,
    edits: message.edits,
    pinned: message.pinned,
    deleted: message.deleted,
    ephemeral: message.viewer !== undefined,
    thinking: (message.flags & loadingFlag) !== 0,
    replyTo: message.replyTo,
  };
}

function seeButton(one: ComponentBody): SeenButton {
  return {
    label: one.label ?? one.emoji?.name ?? '',
    customId: one.custom_id ?? undefined,
    url: one.url ?? undefined,
    style: one.style ?? 0,
    disabled: one.disabled === true,
  };
}

function seeSelect(one: ComponentBody): SeenSelect {
  return {
    customId: one.custom_id ?? '',
    placeholder: one.placeholder ?? undefined,
    values: (one.options ?? []).map((option) => option.value ?? ''),
    disabled: one.disabled === true,
  };
}

function legible(message: MessageRecord, parts: readonly ComponentBody[]): string {
  const embeds = message.embeds.flatMap((embed) => [
    embed.author?.name,
    embed.title,
    embed.description,
    ...(embed.fields ?? []).flatMap((field) => [field.name, field.value]),
    embed.footer?.text,
  ]);
  const texts = parts.map((one) => one.content);
  return [message.content, ...embeds, ...texts].filter(Boolean).join('\n');
}

export function seeModal(id: string, token: string, modal: ModalBody): SeenModal {
  const fields = (modal.components ?? []).flatMap((part) =>
    part.type === label
      ? [seeField(part.label, part.component)]
      : (part.components ?? []).map((input) => seeField(input.label, input)),
  );
  return {
    interactionId: id,
    token,
    customId: modal.custom_id ?? '',
    title: modal.title ?? '',
    fields,
  };
}

function seeField(text: string | null | undefined, input: ComponentBody | undefined): SeenField {
  return {
    customId: input?.custom_id ?? '',
    label: text ?? '',
    type: input?.type ?? 0,
    required: input?.required !== false,
    value: input?.value ?? input?.options?.find((option) => option.default)?.value,
    minLength: input?.min_length ?? undefined,
    maxLength: input?.max_length ?? undefined,
    values: (input?.options ?? []).map((option) => option.value ?? ''),
  };
}

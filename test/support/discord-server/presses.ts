import type { APIAttachment } from 'discord.js';
import type { ComponentBody } from './bodies.ts';
import { button, fileUpload, flatten, label, selects, textInput } from './checks/components.ts';
import { lengthOf } from './checks/known.ts';
import { clientRefuses } from './invocation.ts';
import { type Interaction, raise } from './raise.ts';
import type { SeenField, SeenMessage, SeenModal } from './seen.ts';
import { byId, upload } from './uploads.ts';
import type { ChannelRecord, MessageRecord, UserRecord, World } from './world.ts';

/** What a user enters into a modal, by a field's label or custom id; a file by its name. */
export type Entries = Readonly<Record<string, string | readonly string[]>>;

/** A click on a button as the message stands now, which may be later than what was seen. */
export function click(
  world: World,
  user: UserRecord,
  seen: SeenMessage,
  text: string,
): Interaction {
  const message = current(world, user, seen);
  const found = flatten(message.components).find(
    (one) => one.type === button && (one.label === text || one.emoji?.name === text),
  );
  if (found === undefined) return clientRefuses(user, `there is no button "${text}"`);
  if (found.disabled) return clientRefuses(user, `the button "${text}" is disabled`);
  if (!found.custom_id) return clientRefuses(user, `the button "${text}" only opens a link`);
  return press(world, user, message, found, {});
}

/** A choice in a select menu. */
export function pick(
  world: World,
  user: UserRecord,
  seen: SeenMessage,
  customId: string,
  values: readonly string[],
): Interaction {
  const message = current(world, user, seen);
  const found = flatten(message.components).find(
    (one) => selects.includes(one.type) && one.custom_id === customId,
  );
  if (found === undefined || found.disabled) return clientRefuses(user, 'no such menu is open');
  const [min, max] = [found.min_values ?? 1, found.max_values ?? 1];
  const offered = found.options?.map((one) => one.value);
  const fits = values.length >= min && values.length <= max;
  if (!fits || values.some((value) => offered && !offered.includes(value))) {
    return clientRefuses(user, `the menu does not take ${values.join(', ')}`);
  }
  return press(world, user, message, found, { values });
}

/** A press that no client offers: on a removed button, a deleted message, or with a forged id. */
export function forge(
  world: World,
  user: UserRecord,
  channel: ChannelRecord,
  messageId: string,
  customId: string,
): Interaction {
  const ghost: MessageRecord = {
    id: messageId,
    channel,
    author: world.bot,
    viewer: undefined,
    interaction: undefined,
    createdAt: new Date().toISOString(),
    nonce: undefined,
    replyTo: undefined,
    content: '',
    embeds: [],
    components: [],
    files: [],
    poll: undefined,
    pings: [],
    flags: 0,
    pinned: false,
    deleted: true,
    editedAt: null,
    edits: 0,
  };
  const message = channel.messages.get(messageId) ?? ghost;
  return press(world, user, message, { type: button, custom_id: customId }, {});
}

function press(
  world: World,
  user: UserRecord,
  source: MessageRecord,
  component: ComponentBody,
  more: object,
): Interaction {
  const data = { component_type: component.type, custom_id: component.custom_id, id: 1, ...more };
  return raise(world, { kind: 3, user, channel: source.channel, source, data });
}

function current(world: World, user: UserRecord, seen: SeenMessage): MessageRecord {
  const message = world.channels.get(seen.channelId)?.messages.get(seen.id);
  if (message === undefined) return clientRefuses(user, 'the message is gone');
  if (message.viewer && message.viewer !== user) {
    return clientRefuses(user, 'the message is for somebody else');
  }
  return message;
}

/** Sends a modal in, with its limits kept as the client keeps them. */
export function submit(
  world: World,
  user: UserRecord,
  modal: SeenModal,
  entries: Entries,
): Interaction {
  const opener = world.interactions.get(modal.token);
  const body = opener?.modal;
  if (opener === undefined || body === undefined || opener.user !== user) {
    return clientRefuses(user, 'no such modal is open');
  }
  const known = modal.fields.flatMap((field) => [field.label, field.customId]);
  for (const name of Object.keys(entries)) {
    if (!known.includes(name)) clientRefuses(user, `the modal has no field "${name}"`);
  }
  const files: APIAttachment[] = [];
  const filled = new Map(
    modal.fields.map((field) => {
      const entered = enter(user, field, entries);
      if (field.type !== fileUpload || !('values' in entered)) return [field.customId, entered];
      const chosen = entered.values.map((name) => upload(world, name));
      files.push(...chosen);
      return [field.customId, { values: chosen.map(({ id }) => id) }];
    }),
  );
  const entry = (input: ComponentBody | undefined) => ({
    type: input?.type,
    id: 1,
    custom_id: input?.custom_id,
    ...filled.get(input?.custom_id ?? ''),
  });
  const components = (body.components ?? []).map((part) =>
    part.type === label
      ? { type: part.type, id: 1, component: entry(part.component) }
      : { type: part.type, id: 1, components: (part.components ?? []).map(entry) },
  );
  const data = { custom_id: modal.customId, components, resolved: { attachments: byId(files) } };
  return raise(world, { kind: 5, user, channel: opener.channel, source: opener.source, data });
}

function enter(
  user: UserRecord,
  field: SeenField,
  entries: Entries,
): { readonly value: string } | { readonly values: readonly string[] } {
  const given = entries[field.customId] ?? entries[field.label] ?? field.value ?? '';
  if (given.length === 0 && field.required) clientRefuses(user, `"${field.label}" is required`);
  if (field.type !== textInput) return { values: [given].flat().filter((one) => one !== '') };
  const text = String(given);
  const length = lengthOf(text);
  const short = length > 0 && length < (field.minLength ?? 0);
  if (short || length > (field.maxLength ?? 4000)) {
    clientRefuses(user, `"${field.label}" has the wrong length`);
  }
  return { value: text };
}

import type { APIAttachment, APIUser } from 'discord.js';
import { flatten } from './checks/components.ts';
import type { FileRecord, MessageRecord, World } from './world.ts';

/** A message as every route and event carries it. */
export function messagePayload(world: World, message: MessageRecord): Record<string, unknown> {
  const { interaction } = message;
  const users = message.pings.flatMap((id): APIUser | APIUser[] => world.users.get(id)?.raw ?? []);
  return {
    id: message.id,
    channel_id: message.channel.id,
    author: message.author.raw,
    content: message.content,
    timestamp: message.createdAt,
    edited_timestamp: message.editedAt,
    tts: false,
    mention_everyone: message.pings.includes('everyone'),
    mentions: users,
    mention_roles: message.pings.filter((id) => message.channel.guild?.roles.has(id)),
    attachments: message.files.map((file) => filePayload(world, file)),
    embeds: message.embeds.map((embed) => ({ type: 'rich', ...embed })),
    components: numbered(message),
    pinned: message.pinned,
    type: typeOf(message),
    flags: message.flags,
    ...(message.poll ? { poll: message.poll } : {}),
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...(interaction || message.author.id === world.bot.id
      ? { application_id: world.applicationId }
      : {}),
    ...(interaction ? { webhook_id: world.applicationId } : {}),
    ...(message.replyTo === undefined ? {} : referencePayload(message)),
  };
}

/** 20: answer to a slash command; 19: reply; 0: anything else. */
function typeOf(message: MessageRecord): number {
  const { interaction } = message;
  const first = interaction?.original === undefined || interaction.original === message;
  if (interaction?.kind === 2 && first) return 20;
  return message.replyTo === undefined ? 0 : 19;
}

function referencePayload(message: MessageRecord): Record<string, unknown> {
  const guild = message.channel.guild;
  return {
    message_reference: {
      type: 0,
      message_id: message.replyTo,
      channel_id: message.channel.id,
      ...(guild ? { guild_id: guild.id } : {}),
    },
  };
}

/** Discord gives every component of a stored message a number. */
function numbered(message: MessageRecord): unknown[] {
  let next = 0;
  const ids = new Map(flatten(message.components).map((one) => [one, one.id ?? ++next]));
  const copy = (one: (typeof message.components)[number]): unknown => ({
    ...one,
    id: ids.get(one),
    ...(one.components ? { components: one.components.map(copy) } : {}),
  });
  return message.components.map(copy);
}

function filePayload(world: World, file: FileRecord): APIAttachment {
  const url = `${world.origin()}/attachments/${file.id}/${encodeURIComponent(file.name)}`;
  return {
    id: file.id,
    filename: file.name,
    size: file.bytes.byteLength,
    url,
    proxy_url: url,
    content_type: file.contentType,
    ...(file.description === undefined ? {} : { description: file.description }),
  };
}

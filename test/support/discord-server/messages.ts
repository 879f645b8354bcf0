import { type APIEmbed, type APIPoll, GatewayIntentBits } from 'discord.js';
import type { AttachmentBody, MessageBody, UploadedFile } from './bodies.ts';
import type { InteractionRecord } from './interaction.ts';
import { messagePayload } from './message-payload.ts';
import { memberFields } from './payloads.ts';
import { botHears } from './permissions.ts';
import { pingsOf } from './pings.ts';
import { createComplaints, refusal } from './refusal.ts';
import type { ChannelRecord, FileRecord, MessageRecord, UserRecord, World } from './world.ts';

/** Flags that stand on a stored message. */
export const ephemeralFlag = 64;
export const loadingFlag = 128;

/** Discord's usual limit for one request's files, in bytes. */
const mostBytes = 10 * 1024 * 1024;

/** How long a nonce is remembered, in milliseconds ("the past few minutes"). */
const nonceMemoryMs = 5 * 60_000;

interface Draft {
  readonly channel: ChannelRecord;
  readonly author: UserRecord;
  readonly body: MessageBody;
  readonly files?: readonly UploadedFile[];
  readonly viewer?: UserRecord | undefined;
  readonly interaction?: InteractionRecord;
  readonly flags?: number;
}

/** Posts a message; with `enforce_nonce`, one with a nonce already seen is the earlier message. */
export function createMessage(world: World, draft: Draft): MessageRecord {
  const { channel, author, body } = draft;
  const twin = body.enforce_nonce ? sameNonce(channel, author, body.nonce) : undefined;
  if (twin) return twin;
  const message = compose(world, draft);
  if ((message.flags & loadingFlag) === 0) demandSomething(message, body);
  message.pings = pingsOf(world, message, body.allowed_mentions);
  channel.messages.set(message.id, message);
  announce(world, 'MESSAGE_CREATE', message);
  return message;
}

function compose(world: World, draft: Draft): MessageRecord {
  const { channel, author, body } = draft;
  return {
    id: world.snowflake(),
    channel,
    author,
    viewer: draft.viewer,
    interaction: draft.interaction,
    createdAt: new Date().toISOString(),
    nonce: body.nonce ?? undefined,
    replyTo: findReply(channel, body),
    content: (body.content ?? '').trim(),
    embeds: [...(body.embeds ?? [])] as APIEmbed[],
    components: [...(body.components ?? [])],
    files: takeFiles(world, [], body.attachments, draft.files ?? []),
    poll: (body.poll ?? undefined) as APIPoll | undefined,
    pings: [],
    flags: (body.flags ?? 0) | (draft.flags ?? 0),
    pinned: false,
    deleted: false,
    editedAt: null,
    edits: 0,
  };
}

/** Changes the given parts of a message, as PATCH does. A placeholder's filling is not an edit. */
export function editMessage(
  world: World,
  message: MessageRecord,
  body: MessageBody,
  files: readonly UploadedFile[],
): void {
  if (message.deleted) throw refusal('unknownMessage');
  const next = {
    content: body.content === undefined ? message.content : (body.content ?? '').trim(),
    embeds: body.embeds === undefined ? message.embeds : ([...(body.embeds ?? [])] as APIEmbed[]),
    components: body.components === undefined ? message.components : [...(body.components ?? [])],
    files: takeFiles(world, message.files, body.attachments, files),
    poll: message.poll,
  };
  demandSomething(next, body);
  Object.assign(message, next);
  const fills = (message.flags & loadingFlag) !== 0;
  message.flags = (message.flags & ~loadingFlag) | ((body.flags ?? 0) & ~ephemeralFlag);
  message.pings = pingsOf(world, message, body.allowed_mentions);
  if (!fills) {
    message.editedAt = new Date().toISOString();
    message.edits += 1;
  }
  announce(world, fills ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE', message);
}

/** Removes a message for everyone. */
export function deleteMessage(world: World, message: MessageRecord): void {
  if (message.deleted) throw refusal('unknownMessage');
  message.deleted = true;
  message.channel.messages.delete(message.id);
  world.changed();
  if (message.viewer !== undefined || !botHears(world, message.channel)) return;
  world.dispatch('MESSAGE_DELETE', intentOf(message.channel), () => ({
    id: message.id,
    channel_id: message.channel.id,
    ...(message.channel.guild ? { guild_id: message.channel.guild.id } : {}),
  }));
}

/** Tells sessions about a message, without its content where they may not read it. */
export function announce(world: World, event: string, message: MessageRecord): void {
  world.changed();
  if (message.viewer !== undefined || !botHears(world, message.channel)) return;
  const { guild } = message.channel;
  const member = guild?.members.get(message.author.id);
  const place = {
    channel_type: message.channel.type,
    ...(guild ? { guild_id: guild.id } : {}),
    ...(member ? { member: memberFields(member) } : {}),
  };
  world.dispatch(event, intentOf(message.channel), (intents) => {
    const payload = { ...messagePayload(world, message), ...place };
    const open = (intents & GatewayIntentBits.MessageContent) !== 0;
    const own = message.author.id === world.bot.id || message.pings.includes(world.bot.id);
    if (open || own || guild === undefined) return payload;
    return { ...payload, content: '', embeds: [], attachments: [], components: [] };
  });
}

function intentOf(channel: ChannelRecord): number {
  return channel.guild ? GatewayIntentBits.GuildMessages : GatewayIntentBits.DirectMessages;
}

function demandSomething(
  parts: Pick<MessageRecord, 'content' | 'embeds' | 'components' | 'files' | 'poll'>,
  body: MessageBody,
): void {
  const lists = [parts.embeds, parts.components, parts.files, body.sticker_ids ?? []];
  const filled = parts.content !== '' || parts.poll || lists.some((list) => list.length > 0);
  if (!filled) throw refusal('emptyMessage');
}

function sameNonce(
  channel: ChannelRecord,
  author: UserRecord,
  nonce: MessageBody['nonce'],
): MessageRecord | undefined {
  if (nonce === undefined || nonce === null) return undefined;
  const recent = (one: MessageRecord) => Date.now() - Date.parse(one.createdAt) < nonceMemoryMs;
  return [...channel.messages.values()].find(
    (one) => one.author === author && String(one.nonce) === String(nonce) && recent(one),
  );
}

function findReply(channel: ChannelRecord, body: MessageBody): string | undefined {
  const reference = body.message_reference;
  const id = reference?.message_id;
  if (id === undefined) return undefined;
  if (channel.messages.has(id)) return id;
  if (reference?.fail_if_not_exists === false) return undefined;
  const { complain, settle } = createComplaints();
  complain(['message_reference'], 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', 'Unknown message');
  settle();
  return undefined;
}

/** The files that stay (those named in `attachments`, or all when it is missing) and the new ones. */
function takeFiles(
  world: World,
  before: readonly FileRecord[],
  attachments: MessageBody['attachments'],
  uploads: readonly UploadedFile[],
): FileRecord[] {
  const named = attachments ?? undefined;
  const kept = before.filter((file) => named?.some((one) => String(one.id) === file.id) ?? true);
  const fresh = uploads.map((upload) => storeFile(world, upload, named ?? []));
  demandContent(before, named ?? [], uploads);
  const all = [...kept, ...fresh];
  const bytes = fresh.reduce((sum, file) => sum + file.bytes.byteLength, 0);
  if (all.length > 10 || bytes > mostBytes) throw refusal('tooLarge');
  return all;
}

const numberOf = ({ field }: UploadedFile) => /^files\[(\d+)\]$/.exec(field)?.[1];

/** What `attachments` names is there already, or came along as the part `files[n]`, which has a name. */
function demandContent(
  before: readonly FileRecord[],
  named: readonly AttachmentBody[],
  uploads: readonly UploadedFile[],
): void {
  const { complain, settle } = createComplaints();
  const known = new Set([...before.map(({ id }) => id), ...uploads.map(numberOf)]);
  for (const [n, { id }] of named.entries())
    if (!known.has(String(id)))
      complain(['attachments', n], 'ATTACHMENT_NOT_FOUND', 'Attachment data not found');
  for (const upload of uploads)
    if (numberOf(upload) === undefined || upload.name === '')
      complain([upload.field], 'BASE_TYPE_BAD_FILE', 'A file needs the part files[n] and a name');
  settle();
}

function storeFile(
  world: World,
  upload: UploadedFile,
  attachments: readonly AttachmentBody[],
): FileRecord {
  const number = numberOf(upload);
  const about = attachments.find((one) => String(one.id) === number);
  const file: FileRecord = {
    id: world.snowflake(),
    name: about?.filename ?? upload.name,
    contentType: upload.contentType,
    bytes: upload.bytes,
    description: about?.description ?? undefined,
  };
  world.files.set(file.id, file);
  return file;
}

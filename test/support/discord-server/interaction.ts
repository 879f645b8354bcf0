import type { CallbackBody, ChoiceBody, MessageBody, ModalBody, UploadedFile } from './bodies.ts';
import { createMessage, editMessage, ephemeralFlag, loadingFlag } from './messages.ts';
import { createComplaints, refusal } from './refusal.ts';
import type { ChannelRecord, MessageRecord, UserRecord, World } from './world.ts';

/** Interaction types: 2 slash command, 3 component, 4 autocomplete, 5 modal submit. */
export type InteractionKind = 2 | 3 | 4 | 5;

/** One interaction and what became of it. */
export interface InteractionRecord {
  readonly id: string;
  readonly token: string;
  readonly kind: InteractionKind;
  readonly user: UserRecord;
  readonly channel: ChannelRecord;
  /** The message whose component was used, also behind a modal that it opened. */
  readonly source: MessageRecord | undefined;
  payload: unknown;
  bornAt: number;
  acknowledgement: number | undefined;
  ephemeral: boolean;
  original: MessageRecord | undefined;
  latest: MessageRecord | undefined;
  followUps: MessageRecord[];
  modal: ModalBody | undefined;
  choices: readonly ChoiceBody[] | undefined;
}

const callbackTypes: Readonly<Record<InteractionKind, readonly number[]>> = {
  2: [4, 5, 9],
  3: [4, 5, 6, 7, 9],
  4: [8],
  5: [4, 5],
};

/** Takes the first answer to an interaction; it fixes public, ephemeral or update for good. */
export function acknowledge(
  world: World,
  record: InteractionRecord,
  body: CallbackBody,
  files: readonly UploadedFile[],
): void {
  if (Date.now() - record.bornAt > world.deadlineMs) throw refusal('unknownInteraction');
  if (record.acknowledgement !== undefined) throw refusal('alreadyAcknowledged');
  const type = body.type ?? 0;
  demandType(record, type);
  take(world, record, type, body.data ?? {}, files);
  record.acknowledgement = type;
  world.changed();
}

function take(
  world: World,
  record: InteractionRecord,
  type: number,
  data: NonNullable<CallbackBody['data']>,
  files: readonly UploadedFile[],
): void {
  if (type === 4 || type === 5) startAnswer(world, record, type === 5, data, files);
  if (type === 6) record.original = record.source;
  if (type === 7) updateSource(world, record, data, files);
  if (type === 8) record.choices = data.choices ?? [];
  if (type === 9) record.modal = data;
}

function demandType(record: InteractionRecord, type: number): void {
  const updates = record.kind === 5 && record.source !== undefined ? [6, 7] : [];
  const allowed = [...callbackTypes[record.kind], ...updates];
  if (allowed.includes(type)) return;
  const { complain, settle } = createComplaints();
  complain(['type'], 'BASE_TYPE_CHOICES', `Value must be one of {${allowed.join(', ')}}.`);
  settle();
}

function startAnswer(
  world: World,
  record: InteractionRecord,
  deferred: boolean,
  data: MessageBody,
  files: readonly UploadedFile[],
): void {
  const ephemeral = ((data.flags ?? 0) & ephemeralFlag) !== 0;
  const message = createMessage(world, {
    channel: record.channel,
    author: world.bot,
    body: deferred ? {} : data,
    files,
    viewer: ephemeral ? record.user : undefined,
    interaction: record,
    flags: (ephemeral ? ephemeralFlag : 0) | (deferred ? loadingFlag : 0),
  });
  record.ephemeral = ephemeral;
  record.original = message;
  if (!deferred) record.latest = message;
}

function updateSource(
  world: World,
  record: InteractionRecord,
  data: MessageBody,
  files: readonly UploadedFile[],
): void {
  if (record.source === undefined) throw refusal('unknownMessage');
  editMessage(world, record.source, data, files);
  record.original = record.source;
  record.latest = record.source;
}

/** The interaction behind a webhook token, while the token lives. */
export function tokenHolder(world: World, applicationId: string, token: string): InteractionRecord {
  const record = world.interactions.get(token);
  if (record === undefined || applicationId !== world.applicationId)
    throw refusal('unknownWebhook');
  if (Date.now() - record.bornAt > world.lifetimeMs) throw refusal('invalidToken');
  if (record.acknowledgement === undefined) throw refusal('unknownWebhook');
  return record;
}

/** `@original`, or one of the interaction's own messages by id. */
export function answerOf(record: InteractionRecord, id: string): MessageRecord {
  const mine = [record.original, ...record.followUps];
  const message = id === '@original' ? record.original : mine.find((one) => one?.id === id);
  if (message === undefined || message.deleted) throw refusal('unknownMessage');
  return message;
}

export function editAnswer(
  world: World,
  record: InteractionRecord,
  message: MessageRecord,
  body: MessageBody,
  files: readonly UploadedFile[],
): void {
  editMessage(world, message, body, files);
  record.latest = message;
  world.changed();
}

/** A further message; the first one after a deferred answer takes the placeholder's place. */
export function followUp(
  world: World,
  record: InteractionRecord,
  body: MessageBody,
  files: readonly UploadedFile[],
): MessageRecord {
  const waiting = record.original;
  if (waiting && !waiting.deleted && (waiting.flags & loadingFlag) !== 0) {
    editAnswer(world, record, waiting, body, files);
    return waiting;
  }
  const ephemeral = ((body.flags ?? 0) & ephemeralFlag) !== 0;
  const message = createMessage(world, {
    channel: record.channel,
    author: world.bot,
    body,
    files,
    viewer: ephemeral ? record.user : undefined,
    interaction: record,
  });
  record.followUps.push(message);
  record.latest = message;
  world.changed();
  return message;
}

import type { Message, MessageEntity, User } from 'telegraf/types';
import type { FileRef, Incoming, Person, What } from '../../src/chat/incoming.ts';
import { clean, cleanName } from '../../src/chat/text.ts';
import type { Me } from './api.ts';
import { type Origin, personOf, placeOf, type Received, referTo, topicOf } from './origin.ts';

/** GroupAnonymousBot: who an anonymous administrator's messages come from. */
const ANONYMOUS = 1_087_968_824;

/** Telegram marks no command with Chinese letters or a slash of full width, but people type both. */
const commandStart = /^[/／]([A-Za-z0-9_]{1,64}|\p{Script=Han}{1,8})(?:@([A-Za-z0-9_]+))?(?!\S)/u;

/** A message in a private chat or a group. What a channel says, or another bot, is nobody's request. */
export function receiveMessage(
  message: Message,
  key: string,
  me: Me,
  at: Date,
): readonly Received[] {
  const { chat, from } = message;
  if (chat.type === 'channel' || from === undefined) return [];
  const topic = topicOf(message);
  const place = placeOf(chat, topic);
  // Heard all day long: where properties follow a spread, the engine takes its slow path.
  const originOf = (person: number): Origin => ({
    chat: chat.id,
    private: place.private,
    person,
    message: message.message_id,
    ...(topic !== undefined && { topic }),
  });
  if ('new_chat_members' in message || 'left_chat_member' in message)
    return comings(message).map(({ user, is }) => ({
      incoming: { key: `${key}/${user.id}`, at, from: personOf(user), place, what: { is } },
      origin: originOf(user.id),
    }));
  const person = speaker(message, from);
  const what = person && whatOf(message, me);
  if (what === undefined || person === undefined) return [];
  const origin = originOf(from.id);
  const incoming = { key, at, from: person, place, ...replying(message, what, me) };
  return [{ incoming, origin: what.is === 'moved' ? { ...origin, silent: true } : origin }];
}

/** Only words that answer a message of ours may say something else than before. */
export function receiveEdit(message: Message, key: string, me: Me, at: Date): readonly Received[] {
  return receiveMessage(message, key, me, at).flatMap(({ incoming, origin }) => {
    const { what, under } = incoming;
    if (what.is !== 'text' || under === undefined) return [];
    return [{ incoming: { ...incoming, what: { ...what, edited: true } }, origin }];
  });
}

/** With the message of ours that it replies to, as `send` named it; words have a name of their own then. */
function replying(message: Message, what: What, me: Me): Pick<Incoming, 'what' | 'under'> {
  const answered = 'reply_to_message' in message ? message.reply_to_message : undefined;
  if (answered === undefined || answeredIn(message)?.id !== me.id) return { what };
  const { chat, message_id } = message;
  const under = referTo(chat.id, answered.message_id, 'photo' in answered);
  if (what.is !== 'text') return { what, under };
  return { what: { ...what, message: `telegram/${referTo(chat.id, message_id, false)}` }, under };
}

function comings(
  message: Message,
): readonly { readonly user: User; readonly is: 'joined' | 'left' }[] {
  const joined = 'new_chat_members' in message ? message.new_chat_members : [];
  const left = 'left_chat_member' in message ? [message.left_chat_member] : [];
  return [
    ...joined.map((user) => ({ user, is: 'joined' as const })),
    ...left.map((user) => ({ user, is: 'left' as const })),
  ].filter(({ user }) => !user.is_bot);
}

function speaker(message: Message, from: User): Person | undefined {
  const { sender_chat, chat } = message;
  if (from.id === ANONYMOUS && sender_chat?.id === chat.id) {
    const name = 'author_signature' in message ? message.author_signature : undefined;
    return { ...personOf(from, true), name: cleanName(name ?? 'Admin') };
  }
  return sender_chat !== undefined || from.is_bot ? undefined : personOf(from);
}

function whatOf(message: Message, me: Me): What | undefined {
  if ('migrate_to_chat_id' in message)
    return { is: 'moved', to: String(message.migrate_to_chat_id) };
  if ('text' in message) return said(message, message.text, message.entities, me);
  if (!('photo' in message || 'document' in message || 'caption' in message)) return undefined;
  const { caption = '', caption_entities } = message;
  const what = said(message, caption, caption_entities, me);
  if ('photo' in message) return withThat(what, { photo: photoOf(message.photo) });
  if ('document' in message) {
    const file = fileOf(message.document);
    const isPicture = PICTURES.test(message.document.mime_type ?? '');
    return withThat(what, isPicture ? { photo: file } : { file });
  }
  return caption === '' ? undefined : what;
}

function withThat(
  what: What | undefined,
  that: { readonly photo: FileRef } | { readonly file: FileRef },
): What | undefined {
  return what?.is === 'text' || what?.is === 'command' ? { ...what, ...that } : what;
}

/** Also sent as a file, unshrunk, a picture is one. */
const PICTURES = /^image\/(png|jpeg)$/;

/** Sizes of the same picture, the largest last. */
function photoOf(sizes: Message.PhotoMessage['photo']): FileRef {
  const { file_id = '', file_size } = sizes.at(-1) ?? {};
  return { id: file_id, name: '', ...(file_size !== undefined && { bytes: file_size }) };
}

function fileOf({ file_id, file_name, file_size }: Message.DocumentMessage['document']): FileRef {
  const name = cleanName(file_name ?? '');
  return { id: file_id, name, ...(file_size !== undefined && { bytes: file_size }) };
}

function said(
  message: Message,
  text: string,
  entities: readonly MessageEntity[] | undefined,
  me: Me,
): What | undefined {
  const isPrivate = message.chat.type === 'private';
  const answered = answeredIn(message);
  const [start, name, bot] = commandStart.exec(text) ?? [];
  if (start === undefined || name === undefined)
    return { is: 'text', text: clean(text), toBot: isPrivate || answered?.id === me.id };
  if (bot !== undefined && bot.toLowerCase() !== me.username.toLowerCase()) return undefined;
  if (isOfAnother(message)) return undefined;
  const typed = clean(withIds(text, entities).slice(start.length)).trim();
  return isPrivate && name.toLowerCase() === 'start'
    ? { is: 'opened', start: typed }
    : command(name, typed, answered);
}

/** Forwarded: who passes on what somebody else asked for does not ask for it. */
function isOfAnother(message: Message): boolean {
  const origin = 'forward_origin' in message ? message.forward_origin : undefined;
  if (origin === undefined) return false;
  return origin.type !== 'user' || origin.sender_user.id !== message.from?.id;
}

function command(name: string, typed: string, answered: User | undefined): What {
  return {
    is: 'command',
    name: name.toLowerCase(),
    typed,
    named: {},
    ...(answered && !answered.is_bot && { repliedTo: String(answered.id) }),
  };
}

/** Whose message this one replies to. In a topic, all that is no reply "replies" to its opening. */
function answeredIn(message: Message): User | undefined {
  const answered = 'reply_to_message' in message ? message.reply_to_message : undefined;
  if (answered === undefined || 'forum_topic_created' in answered) return undefined;
  const { sender_chat, chat } = answered;
  return sender_chat !== undefined && sender_chat.id !== chat.id ? undefined : answered.from;
}

/** People without a handle are mentioned by an entity alone; `<@id>` says the same in the text. */
function withIds(text: string, entities: readonly MessageEntity[] | undefined): string {
  return (entities ?? []).reduceRight(
    (done, entity) =>
      entity.type === 'text_mention'
        ? `${done.slice(0, entity.offset)}<@${entity.user.id}>${done.slice(entity.offset + entity.length)}`
        : done,
    text,
  );
}

import type { Chat, Member, Message, StoredFile, User, Values } from './shapes.ts';

/** GroupAnonymousBot: who an anonymous administrator's messages come from. */
export const anonymousAdmin: User = {
  id: 1_087_968_824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
};

export function userJson(user: User): Values {
  return { ...user };
}

export function chatJson(chat: Chat): Values {
  const { owner } = chat;
  if (owner !== undefined) {
    return { id: chat.id, type: chat.kind, first_name: owner.first_name, username: owner.username };
  }
  return {
    id: chat.id,
    type: chat.kind,
    title: chat.title,
    username: chat.username,
    is_forum: chat.forum || undefined,
  };
}

/** All that a restricted member may not; this server knows no finer restriction. */
const restricted = {
  is_member: true,
  ...Object.fromEntries(
    [
      ...['can_send_messages', 'can_send_audios', 'can_send_documents', 'can_send_photos'],
      ...['can_send_videos', 'can_send_video_notes', 'can_send_voice_notes', 'can_send_polls'],
      ...['can_send_other_messages', 'can_add_web_page_previews', 'can_react_to_messages'],
      ...['can_edit_tag', 'can_change_info', 'can_invite_users', 'can_pin_messages'],
      'can_manage_topics',
    ].map((name) => [name, false]),
  ),
  until_date: 0,
};

/** Telegram's ChatMember in the shape of its status. */
export function memberJson(member: Pick<Member, 'user' | 'status' | 'lacks' | 'muted'>): Values {
  const base = { status: member.status, user: userJson(member.user) };
  if (member.status === 'creator') return { ...base, is_anonymous: false };
  if (member.status === 'kicked') return { ...base, until_date: 0 };
  if (member.status === 'member' && member.muted)
    return { ...base, status: 'restricted', ...restricted };
  if (member.status !== 'administrator') return base;
  return {
    ...base,
    can_be_edited: false,
    is_anonymous: false,
    can_manage_chat: true,
    can_delete_messages: true,
    can_manage_video_chats: true,
    can_restrict_members: true,
    can_promote_members: false,
    can_change_info: true,
    can_invite_users: true,
    can_post_stories: false,
    can_edit_stories: false,
    can_delete_stories: false,
    can_pin_messages: true,
    can_manage_topics: true,
    ...Object.fromEntries((member.lacks ?? []).map((right) => [right, false])),
  };
}

/** What a group lets all its members do: here nobody pins without administering it. */
export function permissionsJson({ forbidden }: Chat): Values {
  const media = ['audios', 'documents', 'photos', 'videos', 'video_notes', 'voice_notes'];
  const isFree = (what: string) => !(forbidden as ReadonlySet<string>).has(what);
  const speaks = isFree('messages');
  return {
    can_send_messages: speaks,
    ...Object.fromEntries(media.map((what) => [`can_send_${what}`, isFree(what)])),
    can_send_polls: speaks,
    can_send_other_messages: speaks,
    can_add_web_page_previews: speaks,
    can_react_to_messages: true,
    can_edit_tag: false,
    can_change_info: false,
    can_invite_users: true,
    can_pin_messages: false,
    can_manage_topics: false,
  };
}

function photoJson(file: StoredFile): readonly Values[] {
  return [
    {
      file_id: file.id,
      file_unique_id: `u${file.id}`,
      width: file.width,
      height: file.height,
      file_size: file.bytes.length,
    },
  ];
}

const types: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  jpg: 'image/jpeg',
  png: 'image/png',
};

function fileJson(file: StoredFile): Values {
  if (file.name === undefined) return { photo: photoJson(file) };
  const { id, name, bytes } = file;
  const document = { file_id: id, file_unique_id: `u${id}`, file_name: name };
  const mime_type = types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  return { document: { ...document, mime_type, file_size: bytes.length } };
}

function contentJson(message: Message): Values {
  const entities = message.entities.length === 0 ? undefined : message.entities;
  if (message.service !== undefined) return message.service;
  if (message.poll !== undefined) return { poll: message.poll };
  if (message.file === undefined) return { text: message.text, entities };
  return {
    ...fileJson(message.file),
    caption: message.text === '' ? undefined : message.text,
    caption_entities: entities,
  };
}

/** Where the message stands: a topic, or in a plain supergroup the thread of what it replies to. */
function threadJson(message: Message): Values {
  if (message.topic !== undefined) {
    return { message_thread_id: message.topic, is_topic_message: true };
  }
  if (message.chat.kind !== 'supergroup' || message.replyTo === undefined) return {};
  return { message_thread_id: message.replyTo.id };
}

/** Telegram's Message object; `deep` keeps what it replies to, one level as on Telegram. */
export function messageJson(message: Message, deep = true): Values {
  const markup = message.markup?.['inline_keyboard'] === undefined ? undefined : message.markup;
  return {
    message_id: message.id,
    from: message.from && userJson(message.from),
    sender_chat: message.senderChat && chatJson(message.senderChat),
    chat: chatJson(message.chat),
    date: message.date,
    edit_date: message.editDate,
    ...threadJson(message),
    reply_to_message:
      deep && message.replyTo !== undefined ? messageJson(message.replyTo, false) : undefined,
    ...contentJson(message),
    reply_markup: markup,
  };
}

import type { ChatMember } from 'telegraf/types';
import type { Right } from '../../src/chat/inspection.ts';
import type { ChatStanding, Me } from './api.ts';
import { ADVICE } from './failure.ts';

/** What of a chat a community needs: its topics that the config names, and rights beyond speaking. */
export type Needed = ReadonlySet<Right | 'topic'>;
type Lack = { readonly of: 'all' | Right | 'topic'; readonly reason: string };

/**
 * What will fail in a chat, as it and the bot's membership in it are now. Whether a topic exists Telegram
 * tells nobody who does not write there: only a chat that has no topics at all is noticed.
 */
export function lacksIn(chat: ChatStanding, own: ChatMember, needed: Needed, me: Me): Lack[] {
  if (chat.type === 'private') return [];
  if (!isInside(own)) return [all(own.status === 'kicked' ? ADVICE.removed : ADVICE.outside)];
  if (!mayWriteIn(chat, own)) return [all(ADVICE.right)];
  const isDeaf = chat.type !== 'channel' && !administers(own);
  const lacks: readonly (readonly [boolean, Lack])[] = [
    [isDeaf, all(deafness(me))],
    [chat.is_forum !== true, { of: 'topic', reason: ADVICE.noTopic }],
    [!mayPinIn(chat, own), { of: 'pin', reason: ADVICE.pin }],
    [!isDeaf && !mayRemove(own), { of: 'remove', reason: ADVICE.remove }],
  ];
  return lacks.flatMap(([is, lack]) =>
    is && (lack.of === 'all' || needed.has(lack.of)) ? lack : [],
  );
}

/** What a bot misses that does not administer the group. */
export const deafness = ({ can_read_all_group_messages: hears }: Me): string =>
  hears ? ADVICE.deaf : ADVICE.deafInPrivacy;

export function isInside(member: ChatMember): boolean {
  if (member.status === 'restricted') return member.is_member;
  return member.status !== 'left' && member.status !== 'kicked';
}

export function administers({ status }: ChatMember): boolean {
  return status === 'administrator' || status === 'creator';
}

/** As far as it is restricted itself. */
export function mayWrite(member: ChatMember): boolean {
  return member.status !== 'restricted' || member.can_send_messages;
}

const all = (reason: string): Lack => ({ of: 'all', reason });

/** In a channel, only those write who administer it. Left out, a permission is no: ChatPermissions. */
function mayWriteIn({ type, permissions }: ChatStanding, own: ChatMember): boolean {
  if (type === 'channel') return own.status === 'administrator' && own.can_post_messages === true;
  if (administers(own)) return true;
  return mayWrite(own) && permissions?.can_send_messages === true;
}

/** In a public group the members' own permission is ignored. */
function mayPinIn({ type, username, permissions }: ChatStanding, own: ChatMember): boolean {
  if (own.status === 'administrator')
    return (type === 'channel' ? own.can_edit_messages : own.can_pin_messages) === true;
  const isPublic = username !== undefined;
  const mayMembers = !isPublic && permissions?.can_pin_messages === true;
  return mayMembers && (own.status !== 'restricted' || own.can_pin_messages);
}

function mayRemove(own: ChatMember): boolean {
  return own.status !== 'administrator' || own.can_delete_messages;
}

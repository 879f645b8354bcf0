import type { MentionsBody } from './bodies.ts';
import { may } from './permissions.ts';
import type { MessageRecord, World } from './world.ts';

/**
 * Whom a message really notifies: the ids of users and roles named in its content, and `everyone`,
 * as far as `allowed_mentions` and the author's permissions let them through. Embeds notify nobody.
 */
export function pingsOf(
  world: World,
  message: MessageRecord,
  allowed: MentionsBody | null | undefined,
): string[] {
  const { content } = message;
  const users = idsIn(content, /<@!?(\d+)>/g).filter((id) => world.users.has(id));
  const roles = idsIn(content, /<@&(\d+)>/g).filter((id) => mentionable(message, id));
  const everyone = /@(everyone|here)\b/.test(content) && mayPingAll(message);
  if (!allowed) return [...users, ...roles, ...(everyone ? ['everyone'] : [])];
  const parse = allowed.parse ?? [];
  return [
    ...users.filter((id) => parse.includes('users') || allowed.users?.includes(id)),
    ...roles.filter((id) => parse.includes('roles') || allowed.roles?.includes(id)),
    ...(everyone && parse.includes('everyone') ? ['everyone'] : []),
  ];
}

function idsIn(content: string, pattern: RegExp): string[] {
  return [...new Set([...content.matchAll(pattern)].flatMap((match) => match[1] ?? []))];
}

function mentionable(message: MessageRecord, roleId: string): boolean {
  return message.channel.guild?.roles.get(roleId)?.mentionable === true || mayPingAll(message);
}

function mayPingAll(message: MessageRecord): boolean {
  const { guild } = message.channel;
  return guild !== undefined && may(guild, message.author.id, ['MentionEveryone'], message.channel);
}

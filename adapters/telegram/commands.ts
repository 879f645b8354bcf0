import type { Command } from '../../src/bot/command.ts';
import type { Community } from '../../src/bot/community.ts';
import { may, type Role } from '../../src/bot/role.ts';
import { type Locale, locales } from '../../src/chat/locale.ts';
import { fitsTelegram, menuName } from './fits.ts';
import type { MenuEntry, MenuScope } from './payloads.ts';

/** The list that clients show behind “/” for one scope and language; '' is for all other languages. */
export type Menu = {
  readonly scope: MenuScope;
  readonly language: Locale | '';
  readonly entries: readonly MenuEntry[];
};

type Administers = (chat: number, account: string) => boolean;

/**
 * The menus that the communities want. The narrowest scope alone is shown, so each lists all that
 * its people may do: everybody in a chat, its administrators, and those whose account the config
 * names for a role. In private chats: what all members may do.
 * @param administers who is an administrator already: a menu of one's own would show them less
 * @throws Error naming what to change, when a command does not fit into a menu
 */
export function wantedMenus(
  communities: readonly Community[],
  administers: Administers,
): readonly Menu[] {
  const here = communities.filter((community) => chatsOf(community).length > 0);
  const chats = [...new Set(here.flatMap(chatsOf))];
  return [
    ...menus({ type: 'all_private_chats' }, here, new Set()),
    ...chats.flatMap((chat) => {
      const meeting = here.filter((community) => chatsOf(community).includes(chat));
      return menusOfChat(chat, meeting, administers);
    }),
  ];
}

/** The Telegram chats in which a community meets. */
export function chatsOf(community: Community): readonly number[] {
  return community.spaces
    .filter((space) => space.platform === 'telegram')
    .map((space) => Number(space.chat));
}

function menusOfChat(
  chat: number,
  communities: readonly Community[],
  administers: Administers,
): readonly Menu[] {
  const named = [...holders(communities)].filter(([account]) => !administers(chat, account));
  return [
    ...menus({ type: 'chat', chat_id: chat }, communities, new Set()),
    ...menus({ type: 'chat_administrators', chat_id: chat }, communities, new Set(['admin'])),
    ...named.flatMap(([account, held]) =>
      menus({ type: 'chat_member', chat_id: chat, user_id: Number(account) }, communities, held),
    ),
  ];
}

function holders(communities: readonly Community[]): ReadonlyMap<string, ReadonlySet<Role>> {
  const held = new Map<string, Set<Role>>();
  for (const { role, platform, account } of communities.flatMap(({ roles }) => roles)) {
    if (platform !== 'telegram' || account === undefined || role === 'member') continue;
    held.set(account, (held.get(account) ?? new Set()).add(role));
  }
  return held;
}

function menus(
  scope: MenuScope,
  communities: readonly Community[],
  held: ReadonlySet<Role>,
): readonly Menu[] {
  const commands = distinct(communities).filter((command) => may(held, command.for));
  if (commands.length > 100)
    throw new Error(
      `Telegram's menus take 100 commands, and ${commands.length} are wanted: switch off operations.`,
    );
  const usual = communities[0]?.language ?? 'en';
  return (['', ...locales] as const).map((language) => ({
    scope,
    language,
    entries: commands.map((command) => entry(command, language === '' ? usual : language)),
  }));
}

function distinct(communities: readonly Community[]): readonly Command[] {
  const all = communities.flatMap(({ commands }) => commands);
  return [...new Map(all.map((command) => [command.name, command])).values()];
}

function entry(command: Command, locale: Locale): MenuEntry {
  const wrong = fitsTelegram(command);
  if (wrong !== undefined) throw new Error(wrong);
  return { command: menuName(command.name), description: command.about[locale].trim() };
}

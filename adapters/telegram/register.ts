import type { Community } from '../../src/bot/community.ts';
import type { Clock } from '../../src/clock.ts';
import type { Log } from '../../src/log.ts';
import type { Administrators } from './administrators.ts';
import type { Api, Result } from './api.ts';
import { chatsOf, type Menu, wantedMenus } from './commands.ts';
import { failureOf } from './failure.ts';
import { onceMore, waitOfResult } from './patience.ts';
import type { MenuScope } from './payloads.ts';

/** Sets what differs, and takes away the menus that this process had wanted and no longer does. */
type Registrar = (communities: readonly Community[]) => Promise<void>;

type Around = {
  readonly api: Api;
  readonly administrators: Administrators;
  readonly clock: Clock;
  readonly log: Log;
};

const PATIENCE_MS = 60_000;

export function registrar({ api, administrators, clock, log }: Around): Registrar {
  let before = new Map<string, Menu>();

  const patiently = <T>(call: () => Promise<Result<T>>): Promise<Result<T>> =>
    onceMore(clock, PATIENCE_MS, waitOfResult, call);

  /** One menu as it is wanted, set only when it is another. */
  async function settle(menu: Menu): Promise<Result<unknown>> {
    const at = { scope: menu.scope, language_code: menu.language };
    const current = await patiently(() => api('getMyCommands', at));
    if (!current.ok || isSame(current.value, menu.entries)) return current;
    const commands = menu.entries;
    return patiently<unknown>(() =>
      commands.length === 0
        ? api('deleteMyCommands', at)
        : api('setMyCommands', { ...at, commands }),
    );
  }

  async function administratorsOf(communities: readonly Community[]) {
    const named = communities.filter(({ roles }) =>
      roles.some(({ platform, account }) => platform === 'telegram' && account !== undefined),
    );
    const chats = [...new Set(named.flatMap(chatsOf))];
    const known = await Promise.all(
      chats.map(async (chat) => [chat, await administrators.of(chat)] as const),
    );
    const byChat = new Map(known);
    return (chat: number, account: string) => byChat.get(chat)?.has(account) ?? false;
  }

  return async (communities) => {
    const wanted = wantedMenus(communities, await administratorsOf(communities));
    const now = new Map(wanted.map((menu) => [keyOf(menu), menu]));
    const dropped = [...before].filter(([key]) => !now.has(key));
    const changes = [...dropped.map(([, menu]) => ({ ...menu, entries: [] })), ...wanted];
    const failed = new Set<string>();
    for (const menu of changes) {
      const who = placeOf(menu.scope);
      if (failed.has(who)) continue;
      const result = await settle(menu);
      if (result.ok) continue;
      // One line for the chat or person; the other languages would fail for the same reason.
      failed.add(who);
      log.warn(
        { scope: menu.scope, failure: failureOf(result.refusal) },
        'a Telegram menu was not set',
      );
    }
    before = now;
  };
}

function keyOf({ scope, language }: Menu): string {
  return JSON.stringify([scope, language]);
}

function placeOf(scope: MenuScope): string {
  switch (scope.type) {
    case 'all_private_chats':
      return 'private';
    case 'chat':
    case 'chat_administrators':
      return String(scope.chat_id);
    case 'chat_member':
      return `${scope.chat_id}/${scope.user_id}`;
  }
}

function isSame(current: Menu['entries'], wanted: Menu['entries']): boolean {
  return (
    current.length === wanted.length &&
    wanted.every(({ command, description }, index) => {
      const there = current[index];
      return there?.command === command && there.description === description;
    })
  );
}

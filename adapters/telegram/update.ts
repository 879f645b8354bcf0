import type { Update } from 'telegraf/types';
import type { Bot } from '../../src/bot/port.ts';
import type { Incoming } from '../../src/chat/incoming.ts';
import { localeOf } from '../../src/chat/locale.ts';
import type { Clock } from '../../src/clock.ts';
import type { Log } from '../../src/log.ts';
import type { Administrators } from './administrators.ts';
import { answer, type Errand, startPayload, type Ways } from './answer.ts';
import type { Me } from './api.ts';
import { rememberKnown } from './known-commands.ts';
import type { Received } from './origin.ts';
import { receive } from './receive.ts';

/** Has the bot hear an update; what is to be answered. Rejects when the update was not kept. */
export type Hearing = (update: Update) => Promise<readonly Errand[]>;

type Around = {
  readonly bot: Bot;
  readonly me: Me;
  readonly administrators: Administrators;
  readonly ephemeral: boolean;
  readonly toast: number;
  readonly clock: Clock;
  readonly log: Log;
};

export function openHearing(around: Around): Hearing {
  const { bot, me, administrators, clock, log } = around;
  const known = rememberKnown(bot.communities);

  function standing({ incoming, origin }: Received): Incoming | Promise<Incoming> {
    const { from, place } = incoming;
    const what = known().named(incoming.what);
    const asked = what === incoming.what ? incoming : { ...incoming, what };
    if (place.private || from.administers || !known().forRoles(what)) return asked;
    return administrators
      .of(origin.chat)
      .then((ids) =>
        ids.has(from.id) ? { ...asked, from: { ...from, administers: true } } : asked,
      );
  }

  async function hear(received: Received): Promise<readonly Errand[]> {
    const incoming = await standing(received);
    const heard = await bot.hear(incoming);
    const { from, place } = incoming;
    const community = known().meeting(place.chat);
    const ways: Ways = {
      ephemeral: around.ephemeral,
      toast: around.toast,
      username: me.username,
      locale: localeOf(from.language) ?? community?.language ?? 'en',
      start: startPayload(community?.id),
      name: from.name,
    };
    return answer(received.origin, heard, ways);
  }

  /** An update of an unknown shape would come back for a day and hold up its chat: it is passed over. */
  function received(update: Update): readonly Received[] {
    try {
      return receive(update, me, clock.now());
    } catch (err) {
      log.error({ err, update: update.update_id }, 'a Telegram update could not be read');
      return [];
    }
  }

  return async (update) => {
    if ('chat_member' in update) administrators.forget(update.chat_member.chat.id);
    if ('my_chat_member' in update) administrators.forget(update.my_chat_member.chat.id);
    const all = received(update);
    const [first, ...more] = all;
    if (first === undefined) return unheard(update);
    const errands = await hear(first);
    if (more.length === 0) return errands;
    const others = await Promise.all(more.map(hear));
    return [...errands, ...others.flat()];
  };
}

/** A tap that says nothing (a game, a message of another bot's) still waits for its answer. */
function unheard(update: Update): readonly Errand[] {
  if (!('callback_query' in update)) return [];
  return [{ does: 'settle', answer: { callback_query_id: update.callback_query.id } }];
}

import type { Platform } from '../bot/port.ts';
import type { Abilities } from '../chat/ability.ts';
import type { How } from '../chat/deliver.ts';
import { type Delivered, failed } from '../chat/failure.ts';
import { fit, type Loss } from '../chat/fit.ts';
import type { Place } from '../chat/incoming.ts';
import type { Reply } from '../chat/reply.ts';
import type { Clock } from '../clock.ts';

/** What stands somewhere, as its readers see it now. */
export type Shown = {
  readonly id: string;
  readonly at: Date;
  readonly place: Place;
  /** of its delivery, which tells what caused it */
  readonly key: string;
  reply: Reply;
  /** how often it was drawn again */
  redraws: number;
  /** how often made-up members tapped one of its buttons */
  taps: number;
  isGone: boolean;
};

/** A platform where nobody is: it takes what is said as a real one would, and keeps it. */
export type Stage = Platform & {
  /** all that was said where several read it, the first first */
  readonly shown: readonly Shown[];
  /** how many messages went to one person alone */
  readonly alone: () => number;
  /** what of it would not have reached readers as it was meant */
  readonly lost: ReadonlyMap<Loss, number>;
};

/**
 * @param appeared is told of what was said or drawn anew where several read it
 * @param guilds there are roles and a calendar to be kept, as on Discord
 */
export function openStage(
  abilities: Abilities,
  { clock, guilds, appeared }: { clock: Clock; guilds: boolean; appeared: (it: Shown) => void },
): Stage {
  const shown: Shown[] = [];
  const lost = new Map<Loss, number>();
  let alone = 0;
  const find = (id: string) => shown.find((one) => one.id === id && !one.isGone);
  const fitted = (reply: Reply, asOne: boolean) => {
    for (const loss of fit(reply, abilities, asOne).losses)
      lost.set(loss, (lost.get(loss) ?? 0) + 1);
  };

  function put(place: Place, reply: Reply, how: How): Delivered {
    fitted(reply, how.asOne);
    const id = `${abilities.platform}/${shown.length}`;
    const it = { ...{ id, place, reply, key: how.key, at: clock.now() }, ...UNTOUCHED };
    shown.push(it);
    appeared(it);
    return { ok: true, message: id };
  }

  function change(id: string, reply: Reply): Delivered {
    const it = find(id);
    if (it === undefined) return failed({ is: 'gone' });
    it.reply = reply;
    it.redraws += 1;
    appeared(it);
    return { ok: true, message: id };
  }

  return {
    name: abilities.platform,
    abilities,
    ...{ shown, lost, alone: () => alone },
    start: async () => {},
    stop: async () => {},
    register: async () => {},
    health: () => ({ ready: true }),
    send: async (place, reply, how) => put(place, reply, how),
    async direct(_to, reply, how) {
      fitted(reply, how.asOne);
      alone += 1;
      return { ok: true, message: `${abilities.platform}/alone/${alone}` };
    },
    edit: async (message, reply) => change(message, reply),
    posted: {
      edit: async ([first = ''], reply) => change(first, reply),
      async remove(messages) {
        for (const id of messages) {
          const it = find(id);
          if (it) it.isGone = true;
        }
        return { ok: true, message: messages.join() };
      },
      ...(abilities.pins && { pin: async (message: string) => ({ ok: true, message }) }),
    },
    ...(guilds && GUILD),
  };
}

const UNTOUCHED = { redraws: 0, taps: 0, isGone: false };

const GUILD: Pick<Platform, 'role' | 'list'> = {
  role: async (_account, _guild, role) => ({ ok: true, message: role }),
  list: async (guild, _listing, known) => ({ ok: true, message: known ?? guild }),
};

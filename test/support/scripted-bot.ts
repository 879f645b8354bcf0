import type { Command, Press } from '../../src/bot/command.ts';
import type { Community } from '../../src/bot/community.ts';
import type { Bot, Expected, Heard } from '../../src/bot/port.ts';
import type { Role } from '../../src/bot/role.ts';
import type { Incoming } from '../../src/chat/incoming.ts';
import { PATIENCE_MS } from './patience.ts';

/** A bot core that says what a script tells it, and keeps what it heard. */
export type ScriptedBot = Bot & {
  /** oldest first; what was rejected is here as well */
  readonly heard: readonly Incoming[];
  /** Resolves with the next incoming that fits, heard already or not; rejects after `within` ms. */
  readonly hears: (fits: (incoming: Incoming) => boolean, within?: number) => Promise<Incoming>;
};

export type Script = {
  /** 'nothing' by default; a rejection means "not kept" */
  readonly answers?: (incoming: Incoming) => Heard | Promise<Heard>;
  readonly expects?: (incoming: Incoming) => Expected;
  readonly communities?: readonly Community[];
};

export function scriptedBot(script: Script = {}): ScriptedBot {
  const heard: Incoming[] = [];
  const listeners = new Set<() => void>();
  const communities = script.communities ?? [];
  return {
    heard,
    expects: (incoming) => script.expects?.(incoming) ?? 'openly',
    async hear(incoming) {
      heard.push(incoming);
      for (const listener of [...listeners]) listener();
      return (await script.answers?.(incoming)) ?? { is: 'nothing' };
    },
    communities: () => communities,
    hears: (fits, within = PATIENCE_MS) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = heard.find(fits);
          if (found === undefined) return;
          listeners.delete(look);
          clearTimeout(timer);
          resolve(found);
        };
        const timer = setTimeout(() => {
          listeners.delete(look);
          reject(new Error(`not heard within ${within} ms; heard: ${JSON.stringify(heard)}`));
        }, within);
        listeners.add(look);
        look();
      }),
  };
}

/** A community with nothing in it but what is given. */
export function smallCommunity(given: Partial<Community> = {}): Community {
  return {
    id: 'tea',
    name: { en: 'Tea', zh: '茶' },
    zone: 'Asia/Shanghai',
    language: 'en',
    dayStarts: 240,
    spaces: [],
    roles: [],
    timetable: [],
    people: [],
    commands: [],
    presses: [],
    cards: [],
    timers: [],
    moves: [],
    routes: [],
    ...given,
  };
}

export function smallCommand(
  name: string,
  role: Role = 'member',
  given: Partial<Command> = {},
): Command {
  return {
    name,
    operation: 'small',
    about: { en: `about ${name}`, zh: `关于 ${name}` },
    for: role,
    answers: 'openly',
    options: [],
    act: { is: 'lookup', run: async () => ({ text: '' }) },
    ...given,
  };
}

export function smallPress(name: string, role: Role = 'member', given: Partial<Press> = {}): Press {
  return {
    name,
    operation: 'small',
    for: role,
    answers: 'privately',
    options: [],
    act: { is: 'lookup', run: async () => ({ text: '' }) },
    ...given,
  };
}

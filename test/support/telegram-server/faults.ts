import { tooMany } from './refusal.ts';
import type { Values } from './shapes.ts';
import type { World } from './world.ts';

/** An answer that the server gives instead of doing what a call says. */
export type Failure = {
  readonly status: number;
  readonly description?: string;
  readonly parameters?: Values;
  /** Sent as it is instead of Telegram's JSON: the page of a proxy, for instance. */
  readonly body?: string;
  /** 1 by default. */
  readonly times?: number;
  /** Only calls that name this chat. */
  readonly chat?: { readonly id: number };
};

/** `silence`: does the call and never answers. `reset`: cuts the connection, before or after doing it. */
export type Fault =
  | { readonly kind: 'failure'; readonly failure: Failure }
  | { readonly kind: 'silence' }
  | { readonly kind: 'reset'; readonly after: boolean };

type Planned = { readonly method: string; readonly fault: Fault; left: number };

export type Limits = {
  /** Messages and edits in one group or channel; Telegram's own figure is 20. */
  readonly perChatPerMinute?: number;
  /** Messages and edits in all; Telegram's own figure is about 30. */
  readonly perSecond?: number;
};

export type Faults = {
  plan(method: string, fault: Fault, times: number): void;
  /** The fault that this call meets; each is used up as often as it was planned. */
  next(method: string, values: Values): Fault | undefined;
  limit(limits: Limits): void;
  /** Counts a message or an edit. @throws Refusal 429 with retry_after when there were too many */
  count(method: string, values: Values): void;
};

/** Times of the latest messages, oldest first, never more than the limit they are held to. */
type Window = number[];

/** Answers to taps, deletions and readings are not counted; edits are. */
const counted = /^(send(?!ChatAction)|edit|copy|forward)/;
const anyMethod = '*';

function check(window: Window, most: number | undefined, span: number, now: number): void {
  if (most === undefined) return;
  while (window.length > 0 && now - (window[0] ?? 0) >= span) window.shift();
  if (window.length >= most) {
    throw tooMany(Math.max(1, Math.ceil(((window[0] ?? now) + span - now) / 1000)));
  }
}

function meets(plan: Planned, method: string, values: Values): boolean {
  if (plan.method !== method && plan.method !== anyMethod) return false;
  const chat = plan.fault.kind === 'failure' ? plan.fault.failure.chat : undefined;
  return chat === undefined || Number(values['chat_id']) === chat.id;
}

export function createFaults(world: World): Faults {
  const planned = new Set<Planned>();
  const chats = new Map<number, Window>();
  const all: Window = [];
  let limits: Limits = {};

  return {
    plan: (method, fault, times) => {
      planned.add({ method, fault, left: times });
    },
    next: (method, values) => {
      const plan = [...planned].find((each) => meets(each, method, values));
      if (plan === undefined) return;
      plan.left -= 1;
      if (plan.left <= 0) planned.delete(plan);
      return plan.fault;
    },
    limit: (wanted) => {
      limits = wanted;
      chats.clear();
      all.length = 0;
    },
    count: (method, values) => {
      if (!counted.test(method)) return;
      const now = world.options.now();
      const chat = Number(values['chat_id']);
      const window = chats.get(chat) ?? [];
      check(window, chat < 0 ? limits.perChatPerMinute : undefined, 60_000, now);
      check(all, limits.perSecond, 1000, now);
      if (limits.perSecond !== undefined) all.push(now);
      if (chat < 0 && limits.perChatPerMinute !== undefined) {
        window.push(now);
        chats.set(chat, window);
      }
    },
  };
}

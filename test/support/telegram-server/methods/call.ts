import type { Parameters } from '../parameters.ts';
import type { Bot, Values } from '../shapes.ts';
import type { Surroundings } from '../webhook.ts';
import type { World } from '../world.ts';

/** One call of a method, with everything a method may need. */
export type Call = {
  readonly world: World;
  readonly bot: Bot;
  readonly values: Values;
  readonly files: Parameters['files'];
  readonly surroundings: Surroundings;
  /** Aborted when the client of a getUpdates hangs up. */
  readonly gone: AbortSignal;
};

/** Does what the method says and returns Telegram's `result`. @throws Refusal */
export type Method = (call: Call) => unknown;

/** Methods by name, in the letters of Telegram's documentation. */
export type Methods = Readonly<Record<string, Method>>;

import type { Values } from './shapes.ts';

/** An error answer of the platform. `breach`: the request breaks the specification or a limit. */
export class Refusal extends Error {
  readonly status: number;
  readonly parameters: Values | undefined;
  readonly breach: boolean;

  constructor(status: number, description: string, parameters?: Values, breach = false) {
    super(description);
    this.name = 'Refusal';
    this.status = status;
    this.parameters = parameters;
    this.breach = breach;
  }
}

/** 400 for what the state of the chat does not allow at this moment. */
export function badRequest(description: string, parameters?: Values): Refusal {
  return new Refusal(400, `Bad Request: ${description}`, parameters);
}

/** 400 for a request that is wrong in itself; it is listed in `server.rejected`. */
export function breach(description: string): Refusal {
  return new Refusal(400, `Bad Request: ${description}`, undefined, true);
}

export function forbidden(description: string): Refusal {
  return new Refusal(403, `Forbidden: ${description}`);
}

export function conflict(description: string): Refusal {
  return new Refusal(409, `Conflict: ${description}`);
}

export function tooMany(seconds: number): Refusal {
  return new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
}

/** Which requests a fault meets: a part of `METHOD /path`, a pattern of it, or all of them. */
interface FaultScope {
  readonly on?: string | RegExp;
  /** How many requests; 1 unless told. */
  readonly times?: number;
}

/** What happens to a request instead of, or beside, being carried out. */
export type Fault =
  | { readonly kind: 'limit'; readonly seconds: number; readonly global: boolean }
  | { readonly kind: 'fail'; readonly status: number; readonly code: number }
  | { readonly kind: 'reset' }
  | { readonly kind: 'silence' };

/** Faults a test plants; the oldest that fits a request meets it. */
export interface Faults {
  /** 429 with `retry_after`, for the request's bucket or for everything. */
  readonly limit: (seconds: number, scope?: FaultScope & { readonly global?: boolean }) => void;
  /** An error status without carrying the request out; `code` is the JSON error code. */
  readonly fail: (status: number, scope?: FaultScope & { readonly code?: number }) => void;
  /** The connection is cut before the request is carried out. */
  readonly reset: (scope?: FaultScope) => void;
  /** The request is carried out and never answered. */
  readonly silence: (scope?: FaultScope) => void;
  readonly clear: () => void;
}

interface Planted {
  readonly fault: Fault;
  readonly on: string | RegExp | undefined;
  left: number;
}

export function createFaults(): { faults: Faults; next: (request: string) => Fault | undefined } {
  let planted: Planted[] = [];
  const plant = (fault: Fault, scope: FaultScope = {}) => {
    planted.push({ fault, on: scope.on, left: scope.times ?? 1 });
  };
  const meets = (one: Planted, request: string) =>
    one.on === undefined ||
    (typeof one.on === 'string' ? request.includes(one.on) : one.on.test(request));
  return {
    faults: {
      limit: (seconds, scope) =>
        plant({ kind: 'limit', seconds, global: scope?.global ?? false }, scope),
      fail: (status, scope) => plant({ kind: 'fail', status, code: scope?.code ?? 0 }, scope),
      reset: (scope) => plant({ kind: 'reset' }, scope),
      silence: (scope) => plant({ kind: 'silence' }, scope),
      clear: () => {
        planted = [];
      },
    },
    next: (request) => {
      const found = planted.find((one) => one.left > 0 && meets(one, request));
      if (found === undefined) return undefined;
      found.left -= 1;
      planted = planted.filter((one) => one.left > 0);
      return found.fault;
    },
  };
}

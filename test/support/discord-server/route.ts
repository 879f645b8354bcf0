import type { UploadedFile } from './bodies.ts';
import type { Complain } from './refusal.ts';

/** A request on its way to a route. */
export interface RouteRequest {
  /** A part of the path by its name in the pattern. */
  readonly param: (name: string) => string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One of Discord's routes; `pattern` is spelt as in the published document. */
export interface Route {
  readonly method: string;
  readonly pattern: string;
  /** True where the token in the path is the only credential. */
  readonly open?: boolean;
  /** The body's rules that hold whatever the published schema says. */
  readonly check?: (request: RouteRequest, complain: Complain) => void;
  readonly handle: (request: RouteRequest) => Answer;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const nothing: Answer = { status: 204 };

/** Finds the route for a path; fixed parts win over named ones, as in `@original` and `@me`. */
export function createRouter(
  routes: readonly Route[],
): (method: string, path: string) => { route: Route; param: RouteRequest['param'] } | undefined {
  const fixedFirst = [...routes].sort((a, b) => gaps(a.pattern) - gaps(b.pattern));
  const table = fixedFirst.map((route) => ({ route, matches: matcher(route.pattern) }));
  return (method, path) => {
    for (const { route, matches } of table) {
      const groups = route.method === method ? matches.exec(path)?.groups : undefined;
      if (groups) return { route, param: (name) => decodeURIComponent(groups[name] ?? '') };
    }
    return undefined;
  };
}

function gaps(pattern: string): number {
  return pattern.split('{').length;
}

function matcher(pattern: string): RegExp {
  // The empty group makes `groups` present on patterns without any name.
  return new RegExp(`^${pattern.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}(?<end>)$`);
}

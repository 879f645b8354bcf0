import type { z } from 'zod';
import type { Happening } from './command.ts';
import type { Mine } from './declaration.ts';
import type { Work } from './work.ts';

/** A status of HTTP, and what is sent as JSON. */
export type RouteAnswer = { readonly status: number; readonly body: unknown };

/** Who calls: a token of the community, by the name it was given. */
export type Client = { readonly id: number; readonly communityId: string; readonly name: string };

/** What stands in the interface's description about one status. */
export type Described = { readonly about: string; readonly body: z.ZodType };

/**
 * What a program asks of a community over HTTP, as the server sees it: `POST
 * /api/communities/{community}/{path}`. It commits as a command does.
 */
export type Route = {
  readonly name: string;
  readonly operation: string;
  /** below the community: `coupons/redeem` */
  readonly path: string;
  readonly about: string;
  readonly body: z.ZodType;
  /** by status */
  readonly answers: Readonly<Record<number, Described>>;
  /** statuses of a guess that missed: who has many of them is made to wait */
  readonly misses: readonly number[];
  readonly run: (
    asked: Happening & { readonly client: Client; readonly body: unknown },
    work: Work,
  ) => Promise<RouteAnswer>;
};

export type DeclaredRoute<Settings, Texts, Body> = Omit<Route, 'operation' | 'body' | 'run'> & {
  readonly body: z.ZodType<Body>;
  readonly run: (
    asked: Happening & Mine<Settings, Texts> & { readonly client: Client; readonly body: Body },
    work: Work,
  ) => Promise<RouteAnswer>;
};

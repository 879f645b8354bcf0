import type { z } from 'zod';
import type { Called } from '../bot/outside/call.ts';
import type { Route } from '../bot/route.ts';
import { type Failure, failures } from './api-failure.ts';

/** What a call is answered with. */
export type Sent = {
  readonly status: number;
  readonly body: unknown;
  readonly waitMs?: number;
  /** the name of what was asked for, when there is such a thing */
  readonly route?: string;
  /** it was a guess that missed */
  readonly missed: boolean;
};

/** `unsure`: nobody knows whether it was kept. */
export function answerTo(called: Called | { readonly is: 'unsure' }): Sent {
  switch (called.is) {
    case 'answered': {
      const { route, answer } = called;
      return { ...answer, route: route.name, missed: route.misses.includes(answer.status) };
    }
    case 'another-body':
      return refusedBy(failures.anotherBody, called.route);
    case 'unreadable':
      return refusedBy(failures.badBody(called.issues.map(told).join('; ')), called.route);
    case 'failed':
      return refusedBy(failures.bug(called.id), called.route);
    // Paths are there to be found, and nothing to be guessed.
    case 'no-route':
      return refusedBy(failures.noRoute);
    case 'away':
      return refusedBy(failures.communityAway);
    case 'unsure':
      return refusedBy(failures.unsure);
  }
}

/** A failure on its way out. */
export function refusedBy({ status, waitMs, ...body }: Failure, route?: Route): Sent {
  return {
    ...{ status, body, missed: false },
    ...(waitMs !== undefined && { waitMs }),
    ...(route && { route: route.name }),
  };
}

/** Where and what; never what stood there. */
function told({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0 ? `body: ${message}` : `${path.join('.')}: ${message}`;
}

/** What is wrong with a call, whatever it asks for. `error` is for programs, `message` for people. */
export type Failure = {
  readonly status: number;
  readonly error: string;
  readonly message: string;
  /** how long to wait before another try */
  readonly waitMs?: number;
};

const AWAY_MS = 5_000;

const failure = (status: number, error: string, message: string, waitMs?: number): Failure => ({
  ...{ status, error, message },
  ...(waitMs !== undefined && { waitMs }),
});

export const failures = {
  unauthorised: failure(
    401,
    'unauthorised',
    'Send a token of this community as "Authorization: Bearer emcee_…". The operator makes one with: npx emcee token <community>',
  ),
  elsewhere: failure(
    403,
    'another-community',
    'This token is of another community. Use the one in the address that it was made for.',
  ),
  badKey: failure(
    400,
    'bad-request',
    'Idempotency-Key: 1 to 200 visible ASCII characters, without blanks',
  ),
  noRoute: failure(
    404,
    'no-such-path',
    'There is nothing at this path. GET /api/openapi.json tells what there is.',
  ),
  anotherBody: failure(
    422,
    'another-body',
    'This Idempotency-Key came with another body before. Use a new key for a new call.',
  ),
  communityAway: failure(
    503,
    'away',
    'This community is not in force just now. Try again later, or ask its operator.',
    60_000,
  ),
  away: failure(503, 'away', 'Nothing was changed. Try again in a moment.', AWAY_MS),
  unsure: failure(
    503,
    'away',
    'It is not known whether this was kept. Ask again with the same body and Idempotency-Key.',
    AWAY_MS,
  ),
  tooMany: (waitMs: number) =>
    failure(429, 'too-many', 'Too many misses. Wait as long as Retry-After says.', waitMs),
  badBody: (message: string) => failure(400, 'bad-request', message),
  bug: (id: string) =>
    failure(
      500,
      'failed',
      `It went wrong on this side, and nothing was changed. The log has ${id}.`,
    ),

  /** What the server found wrong before the call was read. */
  ofServer(status: number, id: string): Failure {
    if (status === 413) return failure(413, 'too-large', 'The body is larger than 16 KB.');
    if (status === 415)
      return failure(415, 'not-json', 'Send the body as "Content-Type: application/json".');
    return status < 500 ? failures.badBody('the body is not JSON') : failures.bug(id);
  },
};

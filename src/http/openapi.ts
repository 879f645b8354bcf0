import { z } from 'zod';
import type { Route } from '../bot/route.ts';

/** Where a community's routes begin. */
export const COMMUNITIES = '/api/communities/';
export const OPENAPI = '/api/openapi.json';
export const KEY_HEADER = 'Idempotency-Key';
/** as JSON Schema and the server read it */
export const KEY_SHAPE = '^[\\x21-\\x7e]{1,200}$';

/** What is the same for every route, by status. */
const COMMON = {
  400: 'The body is not as it should be; `message` names the field.',
  401: 'No token, or one that is not in use.',
  403: 'The token is of another community.',
  413: 'The body is too large.',
  415: 'The body is not sent as application/json.',
  422: 'The same Idempotency-Key came with another body before.',
  429: 'Too many misses: wait as long as Retry-After says.',
  500: 'It went wrong on this side, and nothing was changed; `message` has an id that stands in the log.',
  503: 'Not just now: ask again as it was asked, best with an Idempotency-Key.',
} as const;

const failure = z.object({
  error: z.string().describe('a short name that stays, for programs'),
  message: z.string().describe('a sentence for people'),
});

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
};

const json = (schema: object) => ({ 'application/json': { schema } });

/** The description of all that programs can ask for: OpenAPI 3.1, made from what the routes declare. */
export function openApiOf(routes: readonly Route[]): object {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Emcee',
      version: '1',
      description:
        'For programs of a community. A token is made with `npx emcee token <community>`. Answers to calls with an Idempotency-Key are kept for a week.',
    },
    paths: Object.fromEntries(routes.map((route) => [pathOf(route), { post: operationOf(route) }])),
    components: {
      schemas: { Failure: schemaOf(failure, 'output') },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'a token of the community' },
      },
      headers: {
        RetryAfter: { description: 'seconds to wait', schema: { type: 'integer', minimum: 1 } },
      },
    },
    security: [{ token: [] }],
  };
}

const pathOf = ({ path }: Route) => `${COMMUNITIES}{community}/${path}`;

function operationOf(route: Route) {
  return {
    operationId: route.name,
    tags: [route.operation],
    summary: route.about,
    parameters: [
      {
        name: 'community',
        in: 'path',
        required: true,
        description: "the name of the community's file, without .yaml",
        schema: { type: 'string' },
      },
      {
        name: KEY_HEADER,
        in: 'header',
        required: false,
        description: 'names the call: the same key gets the same answer, and nothing is done twice',
        schema: { type: 'string', pattern: KEY_SHAPE },
      },
    ],
    requestBody: { required: true, content: json(schemaOf(route.body, 'input')) },
    responses: { ...ownAnswers(route), ...commonAnswers() },
  };
}

function ownAnswers({ answers }: Route) {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { about, body }]) => [
      status,
      { description: about, content: json(schemaOf(body, 'output')) },
    ]),
  );
}

function commonAnswers() {
  const waits = { headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } } };
  return Object.fromEntries(
    Object.entries(COMMON).map(([status, description]) => [
      status,
      {
        description,
        ...((status === '429' || status === '503') && waits),
        content: json({ $ref: '#/components/schemas/Failure' }),
      },
    ]),
  );
}

import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import type { Meeting } from './emcee.ts';

export type Schema = Record<string, unknown>;
type OpenApi = {
  openapi: string;
  paths: Record<string, { post: { requestBody: Body; responses: Record<string, Body> } }>;
  components: { schemas: Record<string, Schema> };
};
type Body = { description?: string; content: { 'application/json': { schema: Schema } } };

export const openApi = async (meeting: Meeting) => {
  const answer = await fetch(`${meeting.running().address}/api/openapi.json`);
  return (await answer.json()) as OpenApi;
};

/** As a reader of OpenAPI takes it: `$ref`s are looked up in the whole. */
export function compiled(document: OpenApi, schema: Schema) {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, validateFormats: false });
  ajv.addKeyword('components');
  return ajv.compile({ ...schema, components: document.components });
}

/** Every answer that a test gets is one that the description knows. */
export async function conforms(meeting: Meeting, status: number, body: unknown): Promise<void> {
  const document = await openApi(meeting);
  const [path] = Object.values(document.paths);
  const described = path?.post.responses[String(status)];
  if (described === undefined) throw new Error(`${status} is not described`);
  const validate = compiled(document, described.content['application/json'].schema);
  expect(validate(body), JSON.stringify([body, validate.errors])).toBe(true);
}

const text = { type: 'string', minLength: 1 };
const media = {
  type: 'object',
  required: ['application/json'],
  additionalProperties: {
    type: 'object',
    required: ['schema'],
    properties: { schema: { type: 'object' } },
  },
};
const answer = {
  type: 'object',
  required: ['description', 'content'],
  properties: { description: text, content: media, headers: { type: 'object' } },
  additionalProperties: false,
};
const operationShape = {
  type: 'object',
  required: ['operationId', 'summary', 'responses', 'requestBody'],
  properties: {
    operationId: text,
    summary: text,
    tags: { type: 'array', items: text },
    parameters: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'in', 'schema', 'required'],
        properties: {
          name: text,
          in: { enum: ['path', 'header', 'query'] },
          required: { type: 'boolean' },
          description: text,
          schema: { type: 'object' },
        },
        additionalProperties: false,
        if: { properties: { in: { const: 'path' } } },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: { properties: { required: { const: true } } },
      },
    },
    requestBody: {
      type: 'object',
      required: ['content'],
      properties: { required: { type: 'boolean' }, content: media },
      additionalProperties: false,
    },
    responses: {
      type: 'object',
      minProperties: 1,
      patternProperties: { '^[1-5][0-9]{2}$': answer },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
};
/** What https://spec.openapis.org/oas/v3.1.1 wants of the parts that are used here. */
export const openApiShape: Schema = {
  type: 'object',
  required: ['openapi', 'info', 'paths', 'components', 'security'],
  properties: {
    openapi: { const: '3.1.1' },
    info: { type: 'object', required: ['title', 'version'] },
    paths: {
      type: 'object',
      patternProperties: {
        '^/': { type: 'object', required: ['post'], properties: { post: operationShape } },
      },
      additionalProperties: false,
    },
    components: {
      type: 'object',
      properties: {
        schemas: { type: 'object' },
        headers: { type: 'object' },
        securitySchemes: {
          type: 'object',
          additionalProperties: {
            type: 'object',
            required: ['type', 'scheme'],
            properties: { type: { const: 'http' }, scheme: { const: 'bearer' } },
          },
        },
      },
    },
    security: { type: 'array', items: { type: 'object' } },
  },
};

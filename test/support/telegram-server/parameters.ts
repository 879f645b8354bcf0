import type { IncomingMessage } from 'node:http';
import { breach, Refusal } from './refusal.ts';
import type { Values } from './shapes.ts';

/** A decoded request: its values and, from multipart bodies, its files by part name. */
export type Parameters = {
  readonly values: Values;
  readonly files: ReadonlyMap<string, Part>;
};

export type Part = { readonly name: string; readonly bytes: Uint8Array };

const noFiles: Parameters['files'] = new Map();
const largestBody = 52_428_800;

/** Parameters that are JSON-serialised when a body's own format has no objects. */
const structured = new Set([
  'allowed_updates',
  'caption_entities',
  'commands',
  'correct_option_ids',
  'entities',
  'link_preview_options',
  'media',
  'message_ids',
  'options',
  'reaction',
  'reply_markup',
  'reply_parameters',
  'scope',
]);

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) throw new Refusal(413, 'Request Entity Too Large', undefined, true);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function structure(values: Values): Values {
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'string' && structured.has(name) && value !== '') {
      try {
        values[name] = JSON.parse(value);
      } catch {
        throw breach(`can't parse ${name} JSON object`);
      }
    }
  }
  return values;
}

async function readForm(body: Buffer, type: string): Promise<Parameters> {
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': type },
  }).formData();
  const values: Values = {};
  const files = new Map<string, Part>();
  for (const [name, value] of form) {
    if (typeof value === 'string') values[name] = value;
    else files.set(name, { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  return { values, files };
}

async function parse(body: Buffer, type: string): Promise<Parameters> {
  if (body.length === 0) return { values: {}, files: noFiles };
  if (type.startsWith('multipart/form-data')) return await readForm(body, type);
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return {
      values: Object.fromEntries(new URLSearchParams(body.toString('utf8'))),
      files: noFiles,
    };
  }
  return { values: parseObject(body.toString('utf8')), files: noFiles };
}

/** @throws Refusal when the text is not a JSON object. */
function parseObject(text: string): Values {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw breach("can't parse request JSON object");
  }
  if (!isValues(value)) throw breach("can't parse request JSON object");
  return value;
}

/** Reads a call's parameters from its query and from a JSON, urlencoded or multipart body. */
export async function readParameters(
  request: IncomingMessage,
  query: URLSearchParams,
): Promise<Parameters & { readonly size: number }> {
  const body = await readBody(request);
  const { values, files } = await parse(body, request.headers['content-type'] ?? '');
  for (const [name, value] of query) values[name] ??= value;
  return { values: structure(values), files, size: body.length };
}

export function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An integer, also when it came as text; undefined when absent. */
export function integer(values: Values, name: string): number | undefined {
  const value = values[name];
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  if (typeof value === 'string' && /^-?\d+$/.test(value)) return Number(value);
  if (value === undefined || value === null || value === '') return;
  throw breach(`invalid ${name} specified`);
}

export function text(values: Values, name: string): string | undefined {
  const value = values[name];
  if (value === undefined || value === null) return;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw breach(`${name} must be a string`);
}

export function flag(values: Values, name: string): boolean {
  const value = values[name];
  return (
    value === true || value === 1 || (typeof value === 'string' && /^(true|yes|1)$/i.test(value))
  );
}

export function object(values: Values, name: string): Values | undefined {
  const value = values[name];
  if (value === undefined || value === null || value === '') return;
  if (isValues(value)) return value;
  throw breach(`object expected as ${name}`);
}

export function list(values: Values, name: string): readonly unknown[] | undefined {
  const value = values[name];
  if (value === undefined || value === null || value === '') return;
  if (Array.isArray(value)) return value;
  throw breach(`expected an Array of ${name}`);
}

import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { readSpecification } from '../specs.ts';
import type { Complain } from './refusal.ts';

interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly responses?: Readonly<Record<string, { readonly content?: unknown }>>;
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Spec {
  /** Complains about a request body that the published schema does not allow. */
  request: (method: string, pattern: string, body: unknown, complain: Complain) => void;
  /** What is wrong with an answer according to the published schema; empty when nothing is. */
  response: (method: string, pattern: string, status: number, body: unknown) => string[];
}

let opened = false;
let loaded: Spec | undefined;

/** The published schemas, read once a process; undefined where the document is not at hand. */
export function openSpec(): Spec | undefined {
  if (!opened) {
    opened = true;
    const document = readSpecification('discord-openapi.json');
    loaded = document === undefined ? undefined : load(document as OpenApi);
  }
  return loaded;
}

function load(api: OpenApi): Spec {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
  addFormats(ajv);
  ajv.addSchema(api, 'discord');
  const compiled = new Map<string, ValidateFunction | undefined>();
  // A route's schema is compiled when the route is first used: all of them together take seconds.
  const compile = (steps: readonly string[], present: boolean) => {
    const pointer = steps.map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
    if (!compiled.has(pointer)) {
      const schema = { $ref: `discord#/${encodeURI(pointer)}` };
      compiled.set(pointer, present ? ajv.compile(schema) : undefined);
    }
    return compiled.get(pointer);
  };
  const json = ['content', 'application/json', 'schema'];
  return {
    request: (method, pattern, body, complain) => {
      const verb = method.toLowerCase();
      const present = api.paths[pattern]?.[verb]?.requestBody?.content['application/json'];
      const check = compile(['paths', pattern, verb, 'requestBody', ...json], Boolean(present));
      if (check === undefined || check(loosen(body))) return;
      for (const error of deepest(check.errors ?? [])) {
        complain(pathOf(error), `SCHEMA_${error.keyword.toUpperCase()}`, error.message ?? '');
      }
    },
    response: (method, pattern, status, body) => {
      const verb = method.toLowerCase();
      const present = api.paths[pattern]?.[verb]?.responses?.[String(status)]?.content;
      const steps = ['paths', pattern, verb, 'responses', String(status), ...json];
      const check = compile(steps, Boolean(present));
      if (check === undefined || check(body)) return [];
      return deepest(check.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
    },
  };
}

function addFormats(ajv: Ajv2020): void {
  ajv.addFormat('snowflake', /^\d{1,20}$/);
  ajv.addFormat('nonce', /^[\s\S]{0,25}$/);
  ajv.addFormat('uri', (text) => URL.canParse(text));
  ajv.addFormat('date-time', (text) => !Number.isNaN(Date.parse(text)));
  for (const unchecked of ['int32', 'int64', 'double']) {
    ajv.addFormat(unchecked, { type: 'number', validate: () => true });
  }
}

/** The document types permission sets as integers; Discord takes (and libraries send) strings. */
function loosen(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(loosen);
  if (typeof body !== 'object' || body === null) return body;
  const entries = Object.entries(body).map(([name, value]) => {
    const permissions = name === 'default_member_permissions' || name === 'permissions';
    const digits = permissions && typeof value === 'string' && /^\d+$/.test(value);
    return [name, digits ? Number(value) : loosen(value)];
  });
  return Object.fromEntries(entries);
}

/**
 * Of a failed union every branch complains. Those that only say "this is another type" and those
 * about the union itself are left out where anything else remains; the innermost are the best.
 */
function deepest(errors: readonly ErrorObject[]): ErrorObject[] {
  const telling = errors.filter(
    ({ keyword, instancePath }) =>
      !['oneOf', 'anyOf'].includes(keyword) && !(keyword === 'enum' && /type$/.test(instancePath)),
  );
  const depth = (error: ErrorObject) => error.instancePath.split('/').length;
  const rest = telling.length > 0 ? telling : errors;
  const most = Math.max(...rest.map(depth));
  return rest.filter((error) => depth(error) === most).slice(0, 5);
}

function pathOf(error: ErrorObject): string[] {
  const missing = error.keyword === 'required' ? [String(Object.values(error.params)[0])] : [];
  return [...error.instancePath.split('/').slice(1), ...missing];
}

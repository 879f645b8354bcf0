import { readSpecification } from '../specs.ts';
import { isValues } from './parameters.ts';
import type { Values } from './shapes.ts';

type Field = {
  readonly name: string;
  readonly types: readonly string[];
  readonly required: boolean;
  readonly description: string;
};
type Described = { readonly fields?: readonly Field[]; readonly subtypes?: readonly string[] };
type Specification = {
  readonly methods: Readonly<Record<string, Described>>;
  readonly types: Readonly<Record<string, Described>>;
};

/** What a check found: `faults` break the specification, `unknown` fields a server would ignore. */
type Findings = { readonly faults: string[]; readonly unknown: string[] };

/** Fields that telegraf 4.16.3 sends and the platform accepts although Bot API 10.1 lacks them. */
const dialect = new Set([
  'InlineKeyboardButton.hide',
  'KeyboardButton.hide',
  'sendPoll.correct_option_id',
  'sendMessage.reply_to_message_id',
]);

let loaded: Specification | undefined;
let tried = false;

function specification(): Specification | undefined {
  if (!tried) {
    tried = true;
    loaded = readSpecification('telegram-bot-api.json') as Specification | undefined;
  }
  return loaded;
}

const scalars: Readonly<Record<string, (value: unknown) => boolean>> = {
  Boolean: (value) => typeof value === 'boolean' || /^(true|false|0|1)$/i.test(String(value)),
  Float: (value) => typeof value === 'number' || (value !== '' && !Number.isNaN(Number(value))),
  Integer: (value) =>
    Number.isSafeInteger(value) || (typeof value === 'string' && /^-?\d+$/.test(value)),
  String: (value) => typeof value === 'string' || typeof value === 'number',
  InputFile: (value) => typeof value === 'string' || isValues(value),
};

function checkArray(of: string, value: unknown, path: string, findings: Findings): void {
  if (!Array.isArray(value)) {
    findings.faults.push(`${path} must be an array`);
    return;
  }
  for (const [index, item] of value.entries()) {
    // telegraf writes poll options as strings, as Bot API 7.1 had them.
    if (of === 'InputPollOption' && typeof item === 'string') continue;
    checkOneOf([of], item, `${path}[${index}]`, findings);
  }
}

function checkObjectType(type: string, value: unknown, path: string, findings: Findings): void {
  const described = specification()?.types[type];
  if (described?.subtypes !== undefined) checkOneOf(described.subtypes, value, path, findings);
  else if (isValues(value)) checkFields(type, described?.fields ?? [], value, path, findings);
  else findings.faults.push(`${path} must be ${type}`);
}

function checkType(type: string, value: unknown, path: string, findings: Findings): void {
  const scalar = scalars[type];
  if (type.startsWith('Array of ')) checkArray(type.slice(9), value, path, findings);
  else if (scalar === undefined) checkObjectType(type, value, path, findings);
  else if (!scalar(value)) findings.faults.push(`${path} must be ${type}`);
}

/** Passes when one of the types fits; otherwise the findings of the nearest are reported. */
function checkOneOf(
  types: readonly string[],
  value: unknown,
  path: string,
  findings: Findings,
): void {
  let nearest: Findings | undefined;
  for (const type of types) {
    const found: Findings = { faults: [], unknown: [] };
    checkType(type, value, path, found);
    const distance = (of: Findings) => of.faults.length * 100 + of.unknown.length;
    if (nearest === undefined || distance(found) < distance(nearest)) nearest = found;
  }
  findings.faults.push(...(nearest?.faults ?? []));
  findings.unknown.push(...(nearest?.unknown ?? []));
}

const textRange = /(\d+)-(\d+) (characters|bytes)/i;
const constant = /(?:must be|always) [“"]?([a-z_]+)[”"]?$/;

/** Lengths stand in the descriptions; those counted "after entities parsing" are checked there. */
function checkText(field: Field, value: string, path: string, findings: Findings): void {
  const range = textRange.exec(field.description);
  if (range !== null && !field.description.includes('parsing')) {
    const length = range[3]?.toLowerCase() === 'bytes' ? Buffer.byteLength(value) : value.length;
    if (length < Number(range[1]) || length > Number(range[2])) {
      findings.faults.push(`${path} must be ${range[0]}`);
    }
  }
  const wanted = constant.exec(field.description)?.[1];
  if (field.name === 'type' && wanted !== undefined && value !== wanted) {
    findings.faults.push(`${path} must be ${wanted}`);
  }
}

const countRange = /(?:list of|must include) (?<low>\d+)-(?<high>\d+) |at most (?<most>\d+) /i;
const numberRange = /between (?<low>\d+)-(?<high>\d+)/;

function outside(range: RegExpExecArray | null, value: number): boolean {
  if (range === null) return false;
  const { low = '0', high, most } = range.groups ?? {};
  return value < Number(low) || value > Number(high ?? most);
}

function checkRange(field: Field, value: unknown, path: string, findings: Findings): void {
  if (typeof value === 'string') checkText(field, value, path, findings);
  if (Array.isArray(value) && outside(countRange.exec(field.description), value.length)) {
    findings.faults.push(`${path} has a wrong number of items: ${value.length}`);
  }
  if (typeof value === 'number' && outside(numberRange.exec(field.description), value)) {
    findings.faults.push(`${path} is out of range: ${value}`);
  }
}

function checkFields(
  owner: string,
  fields: readonly Field[],
  values: Values,
  path: string,
  findings: Findings,
): void {
  const at = (name: string) => (path === '' ? name : `${path}.${name}`);
  const names = new Set(fields.map((field) => field.name));
  for (const field of fields) {
    const value = values[field.name];
    if (value !== undefined && value !== null) {
      checkOneOf(field.types, value, at(field.name), findings);
      checkRange(field, value, at(field.name), findings);
    } else if (field.required) findings.faults.push(`${at(field.name)} is required`);
  }
  for (const name of Object.keys(values)) {
    if (!names.has(name) && !dialect.has(`${owner}.${name}`)) findings.unknown.push(at(name));
  }
}

/**
 * Checks a call's parameters against the specification.
 * @param files the names of multipart parts, which stand for parameters of type InputFile
 */
export function checkCall(method: string, values: Values, files: Iterable<string>): Findings {
  const findings: Findings = { faults: [], unknown: [] };
  const described = specification()?.methods[method];
  if (described === undefined) return findings;
  const fields = described.fields ?? [];
  const names = new Set(fields.map((field) => field.name));
  const { method: _, ...rest } = values;
  for (const file of files) if (names.has(file)) rest[file] ??= `attach://${file}`;
  checkFields(method, fields, rest, '', findings);
  return findings;
}

/** Checks an object that the server itself sends, an Update for instance. */
export function checkObject(type: string, value: unknown): Findings {
  const findings: Findings = { faults: [], unknown: [] };
  if (specification() !== undefined) checkType(type, value, type, findings);
  return findings;
}

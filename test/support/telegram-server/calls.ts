import type { Failure, Faults } from './faults.ts';
import type { Call as Context, Methods } from './methods/call.ts';
import { commandMethods } from './methods/commands.ts';
import { editingMethods } from './methods/editing.ts';
import { groupMethods } from './methods/groups.ts';
import { fileMethods } from './methods/photos.ts';
import { receivingMethods } from './methods/receiving.ts';
import { sendingMethods } from './methods/sending.ts';
import type { Parameters } from './parameters.ts';
import { breach, Refusal } from './refusal.ts';
import type { Values } from './shapes.ts';
import { checkCall } from './specification.ts';
import type { World } from './world.ts';

/** The record of a call. */
export type CallRecord = {
  readonly method: string;
  readonly values: Values;
  /** Names of the multipart parts that were files. */
  readonly files: readonly string[];
  /** `webhook`: it stood in a webhook's answer, whose sender never sees the result. */
  readonly via: 'http' | 'webhook';
  /** Milliseconds. */
  readonly at: number;
  readonly status: number;
  readonly answer: Values;
};

export type Records = {
  readonly calls: CallRecord[];
  /** Calls by method; counted under light rules too. */
  readonly counts: Map<string, number>;
  /** Calls that break the specification or a limit, whatever the state of the chats. */
  readonly rejected: CallRecord[];
  /** Parameters that the specification does not know, as `method: name`: a server ignores them. */
  readonly ignored: string[];
  readonly wire: string[];
};

export type Answer = { readonly status: number; readonly body: Values };

const methods: Methods = {
  ...commandMethods,
  ...editingMethods,
  ...fileMethods,
  ...groupMethods,
  ...receivingMethods,
  ...sendingMethods,
};

/** Method names are read in any case of letters. */
const names = new Map([
  ...Object.keys(methods).map((name) => [name.toLowerCase(), name] as const),
  // The name before Bot API 5.3, still taken; telegraf 4.16.3 uses it.
  ['getchatmemberscount', 'getChatMemberCount'] as const,
]);

export function createRecords(): Records {
  return { calls: [], counts: new Map(), rejected: [], ignored: [], wire: [] };
}

export function toAnswer(refusal: Refusal): Answer {
  const { status, message, parameters } = refusal;
  return {
    status,
    body: {
      ok: false,
      error_code: status,
      description: message,
      ...(parameters && { parameters }),
    },
  };
}

function checkSpecification(method: string, context: Context, records: Records): void {
  const { faults, unknown } = checkCall(method, context.values, context.files.keys());
  records.ignored.push(...unknown.map((name) => `${method}: ${name}`));
  if (faults.length > 0) throw breach(faults.join('; '));
}

async function run(
  method: string,
  context: Context,
  records: Records,
  faults: Faults,
): Promise<unknown> {
  const execute = methods[method];
  if (execute === undefined) throw new Refusal(404, 'Not Found: method not found', undefined, true);
  if (context.world.options.rules === 'strict') checkSpecification(method, context, records);
  faults.count(method, context.values);
  return await execute(context);
}

export function fullName(method: string): string {
  return names.get(method.toLowerCase()) ?? method;
}

/** Executes a call and records it. Never fails: what the platform refuses is an answer. */
export async function perform(
  method: string,
  context: Context,
  via: CallRecord['via'],
  records: Records,
  faults: Faults,
): Promise<Answer> {
  const { world, values } = context;
  const files = [...context.files.keys()];
  const call = { method, values, files, via, at: world.options.now() };
  try {
    const result = await run(method, context, records, faults);
    const answer = { status: 200, body: { ok: true, result } };
    record(world, records, { ...call, status: answer.status, answer: answer.body });
    return answer;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const answer = toAnswer(error);
    const made = { ...call, status: answer.status, answer: answer.body };
    if (error.breach) records.rejected.push(made);
    record(world, records, made);
    return answer;
  }
}

function record(world: World, records: Records, call: CallRecord): void {
  const { counts, calls, wire } = records;
  counts.set(call.method, (counts.get(call.method) ?? 0) + 1);
  if (world.options.rules === 'light') return;
  calls.push(call);
  const { via, method, values, status, answer } = call;
  wire.push(`${via} ${method} ${JSON.stringify(values)} → ${status} ${JSON.stringify(answer)}`);
}

/** Records a call that a planned fault ended before it was done; `status` 0 for a cut connection. */
export function recordFault(
  world: World,
  records: Records,
  method: string,
  parameters: Parameters,
  status: number,
): void {
  const { values } = parameters;
  const files = [...parameters.files.keys()];
  const at = world.options.now();
  record(world, records, { method, values, files, via: 'http', at, status, answer: {} });
}

/** What a planned failure answers. */
export function failureAnswer({ status, description, parameters, body }: Failure): string {
  const refusal = new Refusal(status, description ?? 'Internal Server Error', parameters);
  return body ?? JSON.stringify(toAnswer(refusal).body);
}

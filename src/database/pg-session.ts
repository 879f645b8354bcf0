import pg from 'pg';
import { type Reader, readerOf } from './pg-types.ts';

/** What a statement gave: its rows, and how many it touched. */
export type Answer = {
  readonly rows: Record<string, unknown>[];
  readonly count: number;
};

/** Asks one connection. Values go as text, in Postgres' own notation. */
export type Session = (text: string, values: readonly (string | null)[]) => Promise<Answer>;

type Column = { readonly name: string; readonly read: Reader };

/** A statement as a connection knows it: parsed once, and what its rows look like is told once. */
type Prepared = { readonly name: string; isKnown: boolean; columns: readonly Column[] };

type Asked = {
  readonly text: string;
  readonly values: readonly (string | null)[];
  readonly rows: Record<string, unknown>[];
  count: number;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * pg ends each statement by a Sync of its own: the server answers each by itself, and both sides wake up for it. Here
 * what is asked for in one go leaves in one packet with one Sync, is answered at once, and fails together. Rows become
 * objects straight from their text.
 */
export function sessionOn(client: pg.ClientBase): Session {
  const prepared = new Map<string, Prepared>();
  let waiting: Asked[] = [];

  return (text, values) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0)
        process.nextTick(() => {
          const all = waiting;
          waiting = [];
          client.query(burst(prepared, all));
        });
      waiting.push({ text, values, rows: [], count: 0, resolve, reject });
    });
}

/** The messages of the extended query protocol, as pg's connection sends them. */
type Wire = {
  readonly stream: { readonly cork: () => void; readonly uncork: () => void };
  readonly parse: (it: { readonly name: string; readonly text: string }) => void;
  readonly bind: (it: { readonly statement: string; readonly values: Asked['values'] }) => void;
  readonly describe: (it: { readonly type: 'P'; readonly name: '' }) => void;
  readonly execute: (it: object) => void;
  readonly close: (it: { readonly type: 'S'; readonly name: string }) => void;
  readonly sync: () => void;
};

type Field = { readonly name: string; readonly dataTypeID: number };

/** Several statements as one query of pg's, which calls these back as the answers come in. */
function burst(prepared: Map<string, Prepared>, all: readonly Asked[]): pg.Query {
  const { send, statementOf } = sending(prepared);
  let at = 0;
  let broken: unknown;

  const fail = (error: unknown) => {
    // Whether the one that failed was parsed is not told.
    const failed = all[at];
    if (failed !== undefined) statementOf(failed).isKnown = false;
    for (const { reject } of all) reject(error);
  };

  return Object.assign(new pg.Query(''), {
    submit(connection: pg.Connection) {
      send(connection as unknown as Wire, all);
      return null;
    },
    handleRowDescription({ fields }: { readonly fields: readonly Field[] }) {
      statementOf(all[at] as Asked).columns = fields.map(({ name, dataTypeID }) => ({
        name,
        read: readerOf(dataTypeID),
      }));
    },
    handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }) {
      const asked = all[at] as Asked;
      try {
        asked.rows.push(rowOf(statementOf(asked).columns, fields));
      } catch (error) {
        broken ??= error;
      }
    },
    handleCommandComplete({ text }: { readonly text: string }) {
      const asked = all[at] as Asked;
      asked.count = Number(/\d+$/.exec(text)?.[0] ?? 0);
      statementOf(asked).isKnown = true;
      at += 1;
    },
    /** Only now a statement outside of a transaction is committed. */
    handleReadyForQuery() {
      if (broken !== undefined) fail(broken);
      else for (const { resolve, rows, count } of all) resolve({ rows, count });
    },
    handleError: fail,
  });
}

function sending(prepared: Map<string, Prepared>) {
  function statementOf({ text }: Asked): Prepared {
    const known = prepared.get(text);
    if (known !== undefined) return known;
    const made: Prepared = { name: `s${prepared.size}`, isKnown: false, columns: [] };
    prepared.set(text, made);
    return made;
  }

  function send(wire: Wire, all: readonly Asked[]): void {
    const parsing = new Set<string>();
    wire.stream.cork();
    for (const asked of all) {
      const { name, isKnown } = statementOf(asked);
      if (!isKnown && !parsing.has(name)) {
        // An earlier try that failed may have left it; what is not there may be closed as well.
        wire.close({ type: 'S', name });
        wire.parse({ name, text: asked.text });
        parsing.add(name);
      }
      wire.bind({ statement: name, values: asked.values });
      if (!isKnown) wire.describe({ type: 'P', name: '' });
      wire.execute({});
    }
    wire.sync();
    wire.stream.uncork();
  }

  return { send, statementOf };
}

function rowOf(columns: readonly Column[], fields: readonly (string | null)[]) {
  const row: Record<string, unknown> = {};
  for (let n = 0; n < columns.length; n += 1) {
    const { name, read } = columns[n] as Column;
    const text = fields[n] ?? null;
    row[name] = text === null ? null : read(text);
  }
  return row;
}

/** One request and how it was answered. `code` is Discord's JSON error code. */
export interface Call {
  readonly method: string;
  /** The path after `/api/v10`, with its query. */
  readonly path: string;
  /** The route as the published document spells it; undefined for an unknown one. */
  readonly pattern: string | undefined;
  readonly body: unknown;
  readonly files: readonly string[];
  status: number;
  answer: unknown;
  code: number | undefined;
  /** What was wrong, when the server's own rules refused it. */
  problem: string | undefined;
}

/** Everything that went over the wire, and the requests one by one. */
export interface Journal {
  readonly calls: Call[];
  readonly write: (line: string) => void;
  readonly text: () => string;
}

export function createJournal(): Journal {
  const lines: string[] = [];
  return {
    calls: [],
    write: (line) => {
      lines.push(line);
    },
    text: () => lines.join('\n'),
  };
}

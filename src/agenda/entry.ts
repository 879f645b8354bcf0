/** A command on a clock. */
export type Entry = {
  readonly name: string;
  readonly when:
    | { readonly is: 'cron'; readonly cron: string }
    /** local time in the community's zone, `2026-12-21T20:00` */
    | { readonly is: 'at'; readonly at: string };
  readonly run: string;
  /** options by name, as text */
  readonly given: Readonly<Record<string, string>>;
  /** names of spaces */
  readonly in: readonly string[];
  /** how long after its time it may still run; 0: skip what was missed */
  readonly lateMs: number;
  /** local dates on which it does not run */
  readonly except: readonly string[];
};

type Server = {
  /** host and port */
  readonly server: string;
  readonly database: string;
  readonly role: string;
  /** what Postgres said */
  readonly said: string;
};

/** Why a database cannot be opened: what an operator can mend, for the shell to put into words. */
export type Trouble =
  | {
      readonly is: 'in-use';
      readonly folder: string;
      /** whose presence says that it is in use */
      readonly file: string;
      readonly by: { readonly pid: number; readonly host: string } | undefined;
    }
  | ({
      readonly is:
        | 'no-database'
        | 'refused'
        | 'forbidden'
        | 'read-only'
        | 'not-utf-8'
        | 'away'
        | 'failed';
    } & Server)
  /** one is looked for that was in use before, and there is none */
  | { readonly is: 'absent'; readonly folder: string }
  /** what it holds was sealed with another secret than this, which the environment says or a folder holds */
  | { readonly is: 'sealed-otherwise'; readonly folder: string | undefined };

export class DatabaseFault extends Error {
  override readonly name = 'DatabaseFault';
  readonly trouble: Trouble;

  constructor(trouble: Trouble, options?: ErrorOptions) {
    super('said' in trouble ? `${trouble.is}: ${trouble.said}` : trouble.is, options);
    this.trouble = trouble;
  }
}

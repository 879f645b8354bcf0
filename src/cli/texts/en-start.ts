import type { Trouble } from '../../database/fault.ts';

type Server = { readonly host: string; readonly port: number };
type AtServer = Extract<Trouble, { readonly server: string }>;
type Folder = { readonly name: string; readonly folder: string };

/** What the shell says of the environment, and of a start that failed. */
export const start = {
  variable: (it: { name: string; needs: string }) => `${it.name}: needs ${it.needs}`,
  address: (it: { protocols: readonly string[] }) =>
    `an address that starts with ${it.protocols.map((one) => `${one}://`).join(' or ')}`,
  serverAddress: (it: { address: string }) =>
    `${it.address}; in a password, @ is written %40, # %23, / %2F and ? %3F`,
  oneOf: (it: { words: readonly string[] }) => `one of ${it.words.join(', ')}`,
  telegramToken: 'a token as BotFather gives it: digits, a colon, letters',
  webhookSecret: '16 to 256 letters, digits, _ or -; make one with: openssl rand -hex 32',
  discordToken: 'a token as the developer portal gives it',
  port: 'a whole number from 0 to 65535',
  secretMissing:
    'EMCEE_SECRET: needed with DATABASE_URL, as what is sealed must be readable from every machine. Make one with: openssl rand -base64 32',
  webhookSecretMissing:
    'TELEGRAM_WEBHOOK_SECRET: needed with TELEGRAM_WEBHOOK_URL, so that nobody else can speak as Telegram. Make one with: openssl rand -hex 32',
  telegramTokenMissing: 'TELEGRAM_BOT_TOKEN: needed with TELEGRAM_WEBHOOK_URL',

  unknownVariable: (it: { name: string; meant: string | undefined }) => {
    const hint = it.meant ? `; did you mean ${it.meant}?` : '';
    return `${it.name}: Emcee reads no variable of this name${hint}`;
  },

  portTaken: (it: Server) =>
    `something listens at ${it.host}:${it.port} already: stop it, or set PORT to another number`,
  portForbidden: (it: Server) =>
    `this user may not listen at port ${it.port}: set PORT to a number from 1024`,
  hostUnknown: (it: Server) =>
    `HOST ${it.host} is no address of this machine: set it to 127.0.0.1, or to 0.0.0.0 for all`,
  diskFull: (it: { why: string }) => `the disk is full: ${it.why}`,
  folderMissing: (it: Folder) =>
    `there is no folder ${it.folder} for ${held(it)}: make it, or set ${it.name}`,
  noFolder: (it: Folder) => `${it.folder} is no folder for ${held(it)}: set ${it.name} to one`,
  folderForbidden: (it: Folder) =>
    `this user has no right to the folder ${it.folder} of ${held(it)}: give it with chown, or set ${it.name}`,
  folderReadOnly: (it: Folder) =>
    `the folder ${it.folder} of ${held(it)} can only be read: set ${it.name} to one that can be written`,

  database: ofDatabase,

  runsAt: (it: { address: string }) => `Emcee runs at ${it.address}`,
  playground: (it: { address: string }) => `The playground: ${it.address}`,
  tokenMade: (it: { name: string; community: string }) =>
    `The token “${it.name}” of ${it.community}. Keep it now: it is not shown again.`,
  usePgDump: 'this database is Postgres: use pg_dump for a backup',
  copied: (it: { file: string }) => `copied to ${it.file}`,
  notNow: 'the bot that runs here could not do it now: its log and /readyz say why',
};

const held = ({ name }: Folder) => (name === 'EMCEE_DATA' ? 'the data' : 'the communities');

function ofDatabase(it: Trouble): string {
  if (it.is === 'in-use') {
    const who = it.by ? `process ${it.by.pid} on ${it.by.host}` : 'another process';
    return `${it.folder} is in use by ${who}. Stop it first, or give this one another data folder. If no such process runs any more, delete ${it.file} and start again.`;
  }
  if (it.is === 'absent')
    return `there is no database in ${it.folder}: start the bot once, or set EMCEE_DATA or DATABASE_URL as the bot has them`;
  if (it.is === 'sealed-otherwise') {
    const own = it.folder ? `the file secret in ${it.folder}` : 'EMCEE_SECRET';
    const back = it.folder
      ? ', or put its file back'
      : '; one that Emcee made itself stands in the file secret of its data folder';
    return `${own} is not the secret that the codes in this database were sealed with. Set EMCEE_SECRET to the former one${back}. Only if it is lost for good: EMCEE_SECRET_LOST=yes starts with this one, and what the former one sealed stays unreadable.`;
  }
  return `DATABASE_URL: ${ofPostgres(it)}`;
}

function ofPostgres({ is, server, database, role, said }: AtServer): string {
  switch (is) {
    case 'no-database':
      return `there is no database "${database}" at ${server}: make it with createdb, or correct the name`;
    case 'refused':
      return `Postgres at ${server} refuses the user "${role}" or the password (${said})`;
    case 'forbidden':
      return `"${role}" may not do what Emcee needs (${said}): make it the owner of the database "${database}"`;
    case 'read-only':
      return `Postgres at ${server} can only be read (${said}): name the server that is written to`;
    case 'not-utf-8':
      return `the database "${database}" is not in UTF-8 (${said}): make one with createdb -E UTF8 -T template0`;
    case 'away':
      return `Postgres does not answer at ${server} (${said}): start it, or correct the address`;
    case 'failed':
      return said;
  }
}

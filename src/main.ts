import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Told } from './bot/outside/shell.ts';
import { reasonIn } from './bot/texts/reasons.ts';
import { type Asked, readArguments } from './cli/arguments.ts';
import { askRunning, askRunningForTokens } from './cli/ask.ts';
import { check } from './cli/check.ts';
import { placeOf } from './cli/looking.ts';
import { plan } from './cli/plan.ts';
import { schema } from './cli/schema.ts';
import { texts } from './cli/texts.ts';
import { verbUsage } from './cli/usage.ts';
import { systemClock } from './clock.ts';
import { buildFolder, readVersion } from './database/package-files.ts';
import { writeTemplate } from './database/template.ts';
import { type Environment, readEnvironment, shellLanguage } from './environment.ts';
import { operations } from './operations.ts';
import { faultOf } from './start-fault.ts';

/** Where the first line of a community's file tells editors to look. */
const SCHEMA = path.join(buildFolder, 'community.schema.json');

// `emcee plan | head` reads no further than it wants to.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const language = shellLanguage();
const { usage, noFile, start: say } = texts[language];

const print = (line: string) => void process.stdout.write(`${line}\n`);
const complain = (line: string) => void process.stderr.write(`${line}\n`);

/** What the process does; resolves to its exit code, or never while the bot runs. */
async function main(typed: readonly string[]): Promise<number | undefined> {
  const asked = readArguments(typed, language);
  if (asked.do === 'help') return done(verbUsage(usage, asked.of));
  if (asked.do === 'version') return done(readVersion());
  if (asked.do === 'wrong') return complainOf([`emcee: ${asked.why}`, verbUsage(usage, typed[0])]);
  const read = readEnvironment();
  if (!read.ok) return complainOf(read.problems);
  if (asked.do === 'start') complainOf(read.hints);
  return perform(asked, read.environment);
}

function done(text: string): number {
  print(text);
  return 0;
}

function complainOf(problems: readonly string[]): number {
  for (const problem of problems) complain(problem);
  return 2;
}

async function perform(
  asked: Exclude<Asked, { do: 'help' | 'version' | 'wrong' }>,
  environment: Environment,
): Promise<number | undefined> {
  const { EMCEE_COMMUNITIES: folder } = environment;
  switch (asked.do) {
    case 'start':
      return start(environment);
    case 'check':
      return check(
        asked.at ? await placeOf(asked.at, folder) : folder,
        operations,
        print,
        language,
      );
    case 'plan':
      return plan(
        asked.at ?? folder,
        operations,
        { ...asked, from: systemClock.now() },
        print,
        language,
      );
    case 'rehearse':
      return rehearse(asked, folder);
    case 'run':
      return run(asked, environment);
    case 'token':
      return token(asked, environment);
    case 'import':
      return importFile(asked, environment);
    case 'schema':
      return schema(asked.file ?? SCHEMA, operations, print);
    case 'bank':
      return importBank(asked);
    case 'backup':
      return tell(await (await import('./backup.ts')).backup(asked.file, environment, language));
    case 'build':
      await writeTemplate();
      return schema(SCHEMA, operations, print);
  }
}

async function rehearse(
  { at, do: _, ...wanted }: Extract<Asked, { do: 'rehearse' }>,
  folder: string,
): Promise<number> {
  const { rehearse: tellOf } = await import('./cli/rehearse.ts');
  const { rehearse: live } = await import('./rehearse.ts');
  const now = systemClock.now();
  return tellOf(at ?? folder, operations, { ...wanted, now }, live, { print, language });
}

/** Supervisors kill after ten seconds or so; what is not done by then is safe in the database. */
const STOP_WITHIN_MS = 9_000;

async function start(environment: Environment): Promise<undefined> {
  const { serve } = await import('./serve.ts');
  const serving = serve(environment, (why) => {
    complain(reasonIn(language, why));
    process.exitCode = 1;
    void stop();
  });
  let stopping: Promise<void> | undefined;
  // Also while it still starts: that is when a platform refuses a token.
  const stop = () => {
    systemClock.after(STOP_WITHIN_MS, () => process.exit(1));
    stopping ??= serving.then((served) => served.stop()).then(() => process.exit());
    return stopping;
  };
  const served = await serving;
  print(say.runsAt(served));
  if (served.playground) print(say.playground({ address: `${served.address}/playground/` }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
  return undefined;
}

async function run(
  { community, words, spaces }: Extract<Asked, { do: 'run' }>,
  environment: Environment,
): Promise<number> {
  const it = {
    communityId: community,
    words,
    spaces,
    key: `shell/${randomUUID()}`,
    locale: language,
  };
  const { runHere } = await import('./run-here.ts');
  const told =
    (await askRunning(environment.EMCEE_DATA, it)) ??
    (await runHere(environment, (emcee) => emcee.shell(it)));
  return tell(told);
}

/** The bank goes to standard output, what could not be read to standard error. */
async function importBank({ file, title }: Extract<Asked, { do: 'bank' }>): Promise<number> {
  const { bankFromCsv, bankTexts } = await import('./operations/quiz/bank/csv.ts');
  const name = title ?? path.parse(file).name;
  const { yaml, count, faults } = bankFromCsv(await readFile(file), name, language);
  for (const { line, why } of faults) complain(`${file}:${line}: ${why}`);
  complain(bankTexts[language].taken({ taken: count, left: faults.length }));
  if (count > 0) print(yaml.trimEnd());
  return faults.length > 0 || count === 0 ? 1 : 0;
}

function tell({ ok, text }: Told): number {
  (ok ? print : complain)(text);
  return ok ? 0 : 1;
}

async function token(
  { ask, community, name }: Extract<Asked, { do: 'token' }>,
  environment: Environment,
): Promise<number> {
  const it = { ask, communityId: community, name, locale: language };
  const { runHere } = await import('./run-here.ts');
  const told =
    (await askRunningForTokens(environment.EMCEE_DATA, it)) ??
    (await runHere(environment, (emcee) => emcee.tokens(it)));
  if (ask === 'make' && told.ok) complain(say.tokenMade({ name, community }));
  return tell(told);
}

/** `/drop import`, with the file streamed to wherever the bot is. */
async function importFile(
  { community, pool, file }: Extract<Asked, { do: 'import' }>,
  environment: Environment,
): Promise<number> {
  if (!(await stat(file).catch(() => undefined))?.isFile())
    return complainOf([noFile({ at: file })]);
  const words = `drop import ${/\s/.test(pool) ? `"${pool}"` : pool}`;
  const it = {
    communityId: community,
    words,
    spaces: [],
    key: `shell/${randomUUID()}`,
    locale: language,
  };
  const content = () => createReadStream(file, { highWaterMark: PIECE });
  const { runHere } = await import('./run-here.ts');
  const told =
    (await askRunning(environment.EMCEE_DATA, it, content)) ??
    (await runHere(environment, (emcee) => emcee.shell({ ...it, content: content() })));
  return tell(told);
}

/** What a running bot is sent at once, in bytes. */
const PIECE = 256 * 1024;

main(process.argv.slice(2)).then(
  (code) => {
    if (code !== undefined) process.exitCode = code;
  },
  (error: unknown) => {
    const read = readEnvironment();
    complain(`emcee: ${read.ok ? faultOf(error, read.environment, say) : String(error)}`);
    // What was opened before it failed would keep the process alive.
    process.exit(1);
  },
);

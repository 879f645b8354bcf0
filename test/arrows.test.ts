import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** A tree in which one rule alone is broken: files and what they hold. */
type Tree = Readonly<Record<string, string>>;

const from = (file: string) => `import { it } from '${file}';\nexport const mine = [it];\n`;
const one = 'export const it = 1;\n';
const pair = (importer: string, imported: string): Tree => ({
  [importer]: from(relative(importer, imported)),
  [imported]: one,
});
const npm = (importer: string, name: string): Tree => ({
  [importer]: from(name),
  [`node_modules/${name}/index.js`]: one,
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, type: 'module', main: 'index.js' }),
});

/** For each rule a tree that breaks it. */
const planted: Readonly<Record<string, Tree>> = {
  'chat sees only what is below it': pair('src/chat/text.ts', 'src/clock.ts'),
  'database sees only what is below it': pair('src/database/sql.ts', 'src/chat/text.ts'),
  'members sees only what is below it': pair('src/members/member.ts', 'src/ledger/ledger.ts'),
  'agenda sees only what is below it': pair('src/agenda/timer.ts', 'src/members/member.ts'),
  'ledger sees only what is below it': pair('src/ledger/ledger.ts', 'src/agenda/timer.ts'),
  'outbox sees only what is below it': pair('src/outbox/sender.ts', 'src/bot/port.ts'),
  'bot sees only what is below it': pair('src/bot/hearing/hear.ts', 'src/config/load.ts'),
  'rehearsal sees only what is below it': pair('src/rehearsal/stage.ts', 'src/config/load.ts'),
  'config sees only what is below it': pair('src/config/load.ts', 'src/database/sql.ts'),
  'cli sees only what is below it': pair('src/cli/plan.ts', 'src/outbox/sender.ts'),
  'http sees only what is below it': pair('src/http/server.ts', 'src/database/sql.ts'),
  'leaves see only leaves': pair('src/clock.ts', 'src/chat/text.ts'),
  'an operation sees the rooms, not their inside': pair(
    'src/operations/quiz/store.ts',
    'src/database/postgres.ts',
  ),
  'an operation declares, and does not hear': pair(
    'src/operations/quiz/quiz.ts',
    'src/bot/hearing/hear.ts',
  ),
  'operations never import each other': pair(
    'src/operations/quiz/quiz.ts',
    'src/operations/points/points.ts',
  ),
  'only store.ts of an operation sees the database': pair(
    'src/operations/quiz/quiz.ts',
    'src/database/sql.ts',
  ),
  "an operation's rule is pure": pair(
    'src/operations/quiz/rule.ts',
    'src/operations/quiz/store.ts',
  ),
  'an adapter sees the port and the neutral language': pair(
    'adapters/telegram/connect.ts',
    'src/bot/hearing/hear.ts',
  ),
  'the playground keeps its messages in store.ts': pair(
    'adapters/web/store.ts',
    'src/database/postgres.ts',
  ),
  'adapters never import each other': pair('adapters/discord/render.ts', 'adapters/web/render.ts'),
  'the page sees the protocol, not the server': pair(
    'adapters/web/page/main.tsx',
    'adapters/web/hub.ts',
  ),
  'the server does not see the page': pair('adapters/web/hub.ts', 'adapters/web/page/main.tsx'),
  'nothing imports a root but a root': pair('src/log.ts', 'src/environment.ts'),
  'only roots know operations and adapters': pair(
    'src/bot/running/open.ts',
    'adapters/web/connect.ts',
  ),
  'what runs does not need what tests it': pair('src/bot/running/open.ts', 'test/support/bot.ts'),
  'only clients of a platform know its library': npm('src/bot/hearing/hear.ts', 'telegraf'),
  'no development dependency runs': npm('src/bot/hearing/hear.ts', 'fast-check'),
  'no cycles': {
    'src/chat/fit.ts': from('./text.ts'),
    'src/chat/text.ts': from('./fit.ts'),
  },
  'no orphans': { 'src/chat/text.ts': one },
  'every import is found': { 'src/chat/text.ts': from('./nowhere.ts') },
};

const MANIFEST = JSON.stringify({
  type: 'module',
  dependencies: { telegraf: '1' },
  devDependencies: { 'fast-check': '1' },
});

let folder: string;
let options: Awaited<ReturnType<typeof extractOptions>>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'arrows-'));
  options = await extractOptions('./.dependency-cruiser.mjs');
});
afterAll(() => rm(folder, { recursive: true }));

describe('the arrows', () => {
  it('are all proved', () => {
    const names = options.ruleSet?.forbidden?.map(({ name }) => name);
    expect(new Set(Object.keys(planted))).toEqual(new Set(names));
  });

  it.each(Object.entries(planted))('%s', async (name, tree) => {
    expect(await broken(tree)).toContain(name);
  });

  it.each([
    pair('src/bot/work.ts', 'src/ledger/ledger.ts'),
    pair('src/operations/quiz/store.ts', 'src/database/table.ts'),
    pair('src/operations/quiz/rule.ts', 'src/agenda/day.ts'),
    pair('adapters/discord/receive.ts', 'src/bot/port.ts'),
    pair('src/serve.ts', 'adapters/telegram/connect.ts'),
    pair('test/support/bot.ts', 'src/emcee.ts'),
  ])('let pass what the design allows: %o', async (tree) => {
    expect(await broken(tree)).toEqual([]);
  });
});

/** The names of the rules that a tree breaks. */
async function broken(tree: Tree): Promise<string[]> {
  const baseDir = await mkdtemp(path.join(folder, 'tree-'));
  for (const [file, text] of Object.entries({ ...tree, 'package.json': MANIFEST })) {
    await mkdir(path.dirname(path.join(baseDir, file)), { recursive: true });
    await writeFile(path.join(baseDir, file), text);
  }
  const rooms = [...new Set(Object.keys(tree).map((file) => file.split('/')[0] ?? ''))];
  const { output } = await cruise(
    rooms.filter((room) => room !== 'node_modules'),
    { ...options, baseDir, validate: true },
  );
  const { violations } = (output as ICruiseResult).summary;
  return violations.map(({ rule }) => rule.name);
}

function relative(importer: string, imported: string): string {
  const found = path.posix.relative(path.posix.dirname(importer), imported);
  return found.startsWith('.') ? found : `./${found}`;
}

import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { code, matches, read, root, written } from './support/source-files.ts';

const below = (...folders: readonly string[]) =>
  code.filter((file) => folders.some((folder) => file.startsWith(`${folder}/`)));
const foldersIn = (folder: string) =>
  readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

describe('time and chance', () => {
  it('are read in two files alone', () => {
    const hidden =
      /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\b|\bTemporal\.Now\b|\bhrtime\b/;
    const files = below('src', 'adapters').filter(
      (file) => file !== 'src/clock.ts' && file !== 'src/chance.ts',
    );
    expect(matches(files, hidden)).toEqual([]);
  });

  it('are waited for by the clock', () => {
    // The page has a browser's timers. The lock of a folder is taken before there is a clock, and a
    // socket's own time-out is the operating system's.
    const free = ['src/clock.ts', 'src/database/folder-lock.ts', 'src/database/postgres.ts'];
    const files = below('src', 'adapters').filter(
      (file) => !free.includes(file) && !file.startsWith('adapters/web/page/'),
    );
    expect(matches(files, /\bset(Timeout|Interval)\(/)).toEqual([]);
  });
});

describe('an adapter', () => {
  const parts = ['abilities', 'commands', 'connect', 'deliver', 'posted', 'receive', 'render'];

  it.each(foldersIn('adapters'))('%s has the same seven files as the others', (name) => {
    const missing = parts.filter(
      (part) => !existsSync(path.join(root, `adapters/${name}/${part}.ts`)),
    );
    expect(missing).toEqual([]);
  });
});

describe('an operation', () => {
  const names = foldersIn('src/operations');
  const filesOf = (name: string) => below(`src/operations/${name}`);

  it.each(names)('%s has its parts', (name) => {
    const parts = [`${name}.ts`, 'texts/en.ts', 'texts/zh.ts'];
    const missing = parts.filter(
      (part) => !filesOf(name).includes(`src/operations/${name}/${part}`),
    );
    expect(missing).toEqual([]);
  });

  it.each(names)('%s keeps its SQL in store.ts', (name) => {
    const sql = /\b(insert into|delete from|update \w+ set)\b|['"`]\s*select\b|\.execute\(/;
    const files = filesOf(name).filter((file) => !/\/(store\.ts|texts\/\w+\.ts)$/.test(file));
    expect(matches(files, sql)).toEqual([]);
  });
});

describe('texts', () => {
  const folders = code.filter((file) => file.endsWith('/texts/zh.ts')).map(path.posix.dirname);

  it.each(folders)('%s says the same in both languages', async (folder) => {
    const { en } = await import(path.join(root, folder, 'en.ts'));
    const { zh } = await import(path.join(root, folder, 'zh.ts'));
    const [english, chinese] = [leaves(en), leaves(zh)];
    expect([...chinese.keys()]).toEqual(expect.arrayContaining([...english.keys()]));
    expect(english.size).toBe(chinese.size);
    const empty = [...english, ...chinese].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
    const left = [...chinese].filter(
      ([name, text]) => hasWords(english.get(name)) && !isChinese(text),
    );
    expect(left.map(([name]) => name)).toEqual([]);
  });
});

/** Every text by its path; of a function its source, which holds what it says. */
function leaves(texts: unknown, at = ''): Map<string, string> {
  if (typeof texts === 'string') return new Map([[at, texts]]);
  if (typeof texts === 'function') return new Map([[at, String(texts)]]);
  const under = Object.entries(texts as object).flatMap(([name, one]) => [
    ...leaves(one, `${at}/${name}`),
  ]);
  return new Map(under);
}

const isChinese = (text: string) => /\p{Script=Han}/u.test(text);
/** Words of its own within quotes: not a number, a sign or another function's text alone. */
function hasWords(text = ''): boolean {
  const said = text.includes('=>') ? (text.match(/'[^']*'|`[^`]*`|"[^"]*"/g) ?? []) : [text];
  return said.some((one) => /[a-z]{2,} [a-z]{2,}/i.test(one.replace(/\$\{[^}]*\}/g, '')));
}

describe('a file', () => {
  it('has at most 250 lines', () => {
    const files = written.filter((file) =>
      /^(src|adapters|test|bench)\/.*\.(tsx?|css)$/.test(file),
    );
    const long = files.filter((file) => read(file).trimEnd().split('\n').length > 250);
    expect(long).toEqual([]);
  });

  it('names no place outside the checkout', () => {
    const folders = ['work', 'root', 'home', 'Users', 'tmp'];
    const absolute = new RegExp(`(^|[\\s"'\`(=:])/(${folders.join('|')})/`);
    expect(matches(written, absolute)).toEqual([]);
    const beside = written.filter((file) => file !== 'test/support/specs.ts');
    expect(matches(beside, /(\.\.\/)+shared\//)).toEqual([]);
  });

  it('names no host of a package registry', () => {
    const others = written.filter((file) => file !== 'test/tidy.test.ts');
    expect(matches(others, /registry\.(npmjs|yarnpkg|npmmirror)|"resolved": "http/)).toEqual([]);
    expect(read('.npmrc')).toContain('omit-lockfile-registry-resolved=true');
  });

  it('leaves nothing for later', () => {
    expect(matches(code, /\bTO[D]O\b|\bFIX[M]E\b/)).toEqual([]);
  });
});

describe('the package', () => {
  const manifest = JSON.parse(read('package.json'));
  const { packages } = JSON.parse(read('package-lock.json'));

  it('says where it runs and under which licence', () => {
    expect(manifest).toMatchObject({
      engines: { node: '>=20.19' },
      license: 'MIT',
      type: 'module',
      private: true,
    });
    expect(read('LICENSE')).toMatch(/^MIT License/);
  });

  it('pins what it is made of', () => {
    const wanted = { ...manifest.dependencies, ...manifest.devDependencies };
    const loose = Object.entries(wanted).filter(([, version]) => !/^\d/.test(String(version)));
    expect(loose).toEqual([]);
  });

  it('has a lock for every platform', () => {
    // A lock written where a package of another platform cannot be had lacks it, and `npm ci` then
    // refuses the lock everywhere.
    const missing = Object.entries<Locked>(packages).flatMap(
      ([at, { optionalDependencies = {} }]) =>
        Object.keys(optionalDependencies).filter(
          (name) =>
            !(`node_modules/${name}` in packages || `${at}/node_modules/${name}` in packages),
        ),
    );
    expect(missing).toEqual([]);
  });
});

type Locked = { readonly optionalDependencies?: Readonly<Record<string, string>> };

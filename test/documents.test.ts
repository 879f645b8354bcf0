import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { texts } from '../src/cli/texts.ts';
import { loadCommunity } from '../src/config/load.ts';
import { render } from '../src/config/problem.ts';
import { operations } from '../src/operations.ts';
import { read, root } from './support/source-files.ts';

const documents = ['README.md', 'README.zh.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'];
const readme = read('README.md');

describe.each(documents)('%s', (document) => {
  const text = read(document);

  it('links to what is there', () => {
    const links = [...text.matchAll(/\]\(([^)#]+)\)/g)].map(([, link = '']) => link);
    const missing = links.filter((link) => !(/^https:/.test(link) || exists(link)));
    expect(missing).toEqual([]);
  });

  it('names files that are there', () => {
    const named = [
      ...text.matchAll(/`((?:src|adapters|test|prisma|communities|bench)\/[\w./-]*)`/g),
    ];
    const missing = named.filter(([, file = '']) => !exists(file));
    expect(missing.map(([, file]) => file)).toEqual([]);
  });

  it('quotes code as it stands', () => {
    const quotes = text.matchAll(/<!-- from: (\S+) -->\n```\w+\n(.*?)```/gs);
    const wrong = [...quotes].filter(
      ([, file = '', quote = '']) => !flush(read(file)).includes(flush(quote)),
    );
    expect(wrong.map(([quote]) => quote)).toEqual([]);
  });

  it('names scripts that are there', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const named = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('the README', () => {
  it('has a community that is right', () => {
    const [, example = ''] = /```yaml\n(.*?)```/s.exec(readme) ?? [];
    const loaded = loadCommunity('communities/tea-house.yaml', example, operations);
    expect(loaded.ok ? [] : loaded.problems.map((one) => render(one, 'en'))).toEqual([]);
  });

  it('names every variable of the environment', () => {
    const variables = [...read('src/environment.ts').matchAll(/^ {2}([A-Z_]+): /gm)];
    expect(variables.length).toBeGreaterThan(10);
    const missing = variables.filter(([, name]) => !readme.includes(`\n| \`${name}\` `));
    expect(missing.map(([, name]) => name)).toEqual([]);
  });

  it('knows only commands of the shell that there are', () => {
    const verbs = [...readme.matchAll(/npx emcee (\w+)/g)].map(([, verb = '']) => verb);
    const known = [...texts.en.usage.matchAll(/^emcee (\w+)/gm)].map(([, verb = '']) => verb);
    expect(known).toEqual(expect.arrayContaining(verbs));
  });
});

describe('the Chinese README', () => {
  const chinese = read('README.zh.md');

  it('has the chapters of the English one', () => {
    expect(marksOf(chinese)).toEqual(marksOf(readme));
  });

  it('has the same code, but for its comments', () => {
    expect(codeOf(chinese)).toEqual(codeOf(readme));
  });

  it('has the same rows in its tables, but for the figures', () => {
    const english = readme.replace(/## Speed.*?(?=## )/s, '');
    expect(rowsOf(chinese)).toEqual(rowsOf(english));
  });
});

const marksOf = (text: string) => text.match(/^#+(?= )/gm);

/** What the shell prints is left out: it is in the reader's language. */
function codeOf(text: string): readonly string[] {
  const blocks = [...text.matchAll(/```\w*\n(.*?)```/gs)].map(([, code = '']) => code);
  return blocks
    .filter((code) => !code.startsWith('$'))
    .map((code) => code.replaceAll(/ +# .*/g, ''));
}

/** Of each row the code that stands in it. */
function rowsOf(text: string): readonly string[] {
  const rows = text.match(/^\|.*\|$/gm) ?? [];
  return rows.map((row) => (row.split('|')[1]?.match(/`[^`]+`/g) ?? []).join());
}

/** Without what stands before each line: a quote may start further left. */
const flush = (code: string) => code.replaceAll(/^ +/gm, '');

function exists(file: string): boolean {
  return existsSync(path.join(root, file));
}

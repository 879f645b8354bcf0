import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
} from 'yaml';
import { clean } from '../chat/text.ts';
import { inWords, type Problem, type Words } from './problem.ts';
import { faultOfText } from './text.ts';
import { tellable, wordsFor } from './yaml-fault.ts';

export type Path = readonly PropertyKey[];

/** What an operator wrote at a place. */
export type Written = 'nothing' | 'group' | 'list' | { readonly text: string };

/** A config file with what stands in it, and where each thing stands. */
export type Source = {
  readonly file: string;
  readonly value: unknown;
  /** A problem at a value, or at the nearest thing around it that stands in the file. */
  readonly problem: (path: Path, words: Words, part?: 'key' | 'value') => Problem;
  /** A value as it was written: `"five"`, `112233445566778899` with all its digits. */
  readonly written: (path: Path) => Written;
  /** The comment behind a value on its line, with its #. */
  readonly comment: (path: Path) => string | undefined;
};

export type Parsed =
  | { readonly ok: true; readonly source: Source }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** More aliases than a person writes: an expansion that eats all memory needs many. */
const MAX_ALIASES = 50;

/** Reads YAML 1.2. Never throws: what cannot be read is told with its place. */
export function parse(file: string, text: string): Parsed {
  const unread = faultOfText(text);
  if (unread !== undefined) return { ok: false, problems: [{ file, ...unread }] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number, words: Words): Problem => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col), message: inWords(words) };
  };
  const faults = [...document.errors, ...document.warnings].map(({ pos, code, message }) => ({
    ...{ code, message, at: pos[0] },
  }));
  if (faults.length > 0)
    return {
      ok: false,
      problems: tellable(faults).map((fault) => at(fault.at, wordsFor(fault, text))),
    };
  cleanse(document);
  try {
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    return { ok: true, source: sourceOf(file, document, value, at) };
  } catch (error) {
    const said = error instanceof Error ? error.message : 'unknown reason';
    const unresolved = /^Unresolved alias/.test(said);
    const words: Words = ({ yaml }) => (unresolved ? yaml.noAnchor : yaml.unusable({ why: said }));
    return { ok: false, problems: [at(placeOfAlias(document), words)] };
  }
}

/** Escapes (`"\0"`, `"\ud800"`) write what no database stores. */
function cleanse(document: Document): void {
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === 'string') node.value = clean(node.value);
    },
  });
}

/** The first alias that means nothing, else the first of too many. */
function placeOfAlias(document: Document): number {
  const aliases: Alias[] = [];
  visit(document, { Alias: (_, alias) => void aliases.push(alias) });
  const bad = aliases.find((alias) => alias.resolve(document) === undefined) ?? aliases[0];
  return bad?.range?.[0] ?? 0;
}

function sourceOf(
  file: string,
  document: Document,
  value: unknown,
  at: (offset: number, words: Words) => Problem,
): Source {
  return {
    file,
    value,
    problem(path, words, part = 'value') {
      const { key, node } = find(document, path);
      const place = part === 'key' ? (key ?? node) : (node ?? key);
      return at(place?.range?.[0] ?? 0, words);
    },
    written(path) {
      const { node, exact } = find(document, path);
      return exact ? shown(node) : 'nothing';
    },
    comment(path) {
      const { node, exact } = find(document, path);
      return exact && node?.comment ? `#${node.comment}` : undefined;
    },
  };
}

type Found = { readonly key: Node | null; readonly node: Node | null; readonly exact: boolean };

function find(document: Document, path: Path): Found {
  let found: Found = { key: null, node: document.contents, exact: true };
  for (const part of path) {
    const inside = child(document, found.node, String(part));
    if (inside === undefined) return { ...found, node: around(found), exact: false };
    found = inside;
  }
  return found;
}

/** What is missing is told at the name of what it is missing in; what is not a list, at itself. */
function around({ key, node }: Found): Node | null {
  return isScalar(node) && node.value !== null ? node : (key ?? node);
}

function child(document: Document, node: Node | null, part: string): Found | undefined {
  const real = isAlias(node) ? node.resolve(document) : node;
  if (isSeq(real)) {
    const item = real.items[Number(part)];
    return isNode(item) ? { key: null, node: item, exact: true } : undefined;
  }
  if (!isMap(real)) return undefined;
  const pair = real.items.find(({ key }) => isScalar(key) && String(key.value) === part);
  return pair && pairFound(pair);
}

function pairFound({ key, value }: Pair): Found {
  return { key: isNode(key) ? key : null, node: isNode(value) ? value : null, exact: true };
}

const LONGEST_SHOWN = 60;

function shown(node: Node | null): Written {
  if (isMap(node)) return 'group';
  if (isSeq(node)) return 'list';
  if (!isScalar(node) || node.value === null) return 'nothing';
  if (typeof node.value !== 'string') return { text: node.source ?? String(node.value) };
  const text = node.value;
  const short = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
  return { text: `"${short}"` };
}

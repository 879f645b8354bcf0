import type { Words } from './problem.ts';

/** What the YAML library says of a text that it cannot read, in words for whoever wrote it. */
export type YamlFault = {
  readonly code: string;
  readonly message: string;
  /** where in the text it was noticed */
  readonly at: number;
};

/** Those of which a person can mend each; what follows from the first that breaks the text is left out. */
export function tellable(faults: readonly YamlFault[]): YamlFault[] {
  const sorted = faults.toSorted((a, b) => a.at - b.at);
  const broken = sorted.findIndex(({ code }) => code !== 'DUPLICATE_KEY');
  return broken === -1 ? sorted : sorted.slice(0, broken + 1);
}

export function wordsFor({ code, message, at }: YamlFault, text: string): Words {
  if (message.startsWith('Missing closing "')) return openQuote(text);
  const known = byCode[code]?.(text, at) ?? byMessage(message);
  const hint = hintIn(message, lineAt(text, at)) ?? hintIn(message, lineBefore(text, at));
  const said = known ?? (({ yaml }) => yaml.invalid({ why: message }));
  if (hint === undefined || isClear(code)) return said;
  return (say, locale) => say.yaml.hinted({ said: said(say, locale), hint: hint(say, locale) });
}

type Telling = (text: string, at: number) => Words;

const needsQuotes: Telling = (text, at) => {
  const [sign = ''] = text.slice(at).trimStart();
  return ({ yaml }) => yaml.needsQuotes({ sign });
};

/** What needs no guess at what was meant. */
const byCode: Readonly<Record<string, Telling>> = {
  DUPLICATE_KEY:
    (text, at) =>
    ({ yaml }) =>
      yaml.twice({ name: keyAt(text, at) }),
  TAB_AS_INDENT:
    () =>
    ({ yaml }) =>
      yaml.tab,
  MULTIPLE_DOCS:
    () =>
    ({ yaml }) =>
      yaml.ends,
  BAD_SCALAR_START: needsQuotes,
  BAD_ALIAS: needsQuotes,
  TAG_RESOLVE_FAILED: needsQuotes,
};
const isClear = (code: string) => code in byCode;

function byMessage(message: string): Words | undefined {
  const open = /^Flow (map|sequence)/.exec(message)?.[1];
  if (open === 'map') return ({ yaml }) => yaml.openMap;
  if (open === 'sequence') return ({ yaml }) => yaml.openList;
  if (/^All (mapping|sequence|collection) items/.test(message)) return ({ yaml }) => yaml.column;
  if (message.startsWith('Missing closing')) return ({ yaml }) => yaml.openQuote;
  if (/^Tags and anchors/.test(message)) return ({ yaml }) => yaml.anchors;
  return undefined;
}

/** Noticed at the end of the file, so the first line on which quotes are odd is more use. */
function openQuote(text: string): Words {
  const odd = text.split('\n').findIndex((line) => line.split('"').length % 2 === 0);
  return ({ yaml }) => yaml.oddQuote({ line: odd + 1 });
}

/** What people type without seeing it, by what the library says of it; on the line, or on the one before. */
const slips: readonly (readonly [fault: RegExp, line: RegExp, hint?: Words])[] = [
  [/^Implicit keys/, /^\s*[^\s"']+?(：)/],
  [/^Implicit keys/, /^\s*[\w-]+:[^\s/]/, ({ yaml }) => yaml.colonBlank],
  [/^All /, /^\s*([\u3000\u00a0])/],
  [/^Flow /, /([｝］】])/],
  [/^Flow /, /[:,]\s+#\S/, ({ yaml }) => yaml.comment],
  [/^(Block|Nested)/, /:\s*([｛［【])/],
  [/^Block/, /([，])\s*[^\s，]+:/],
  [/^(Block|Nested)/, /:\s.*:\s/, ({ yaml }) => yaml.colonInText],
];

function hintIn(message: string, line: string): Words | undefined {
  for (const [fault, slip, hint] of slips) {
    const found = fault.test(message) ? slip.exec(line) : null;
    const sign = found?.[1];
    if (found && hint) return hint;
    if (sign) return wide(sign);
  }
  return undefined;
}

/** A sign of Chinese keyboards that only looks like one of YAML's. */
function wide(sign: string): Words {
  if (sign === '：') return ({ yaml }) => yaml.wideColon;
  if (/\s/.test(sign)) return ({ yaml }) => yaml.wideBlank;
  return ({ yaml }) => yaml.wideSign({ sign, plain: meantBy[sign] ?? '' });
}

const meantBy: Readonly<Record<string, string>> = {
  '，': '", "',
  '｛': '{',
  '｝': '}',
  '［': '[',
  '］': ']',
  '【': '[',
  '】': ']',
};

function keyAt(text: string, at: number): string {
  return /^(?:"[^"\n]*"|'[^'\n]*'|[^:\n]*)/.exec(text.slice(at))?.[0].trim() ?? '';
}

function lineAt(text: string, at: number): string {
  const from = text.lastIndexOf('\n', at - 1) + 1;
  const until = text.indexOf('\n', from);
  return text.slice(from, until === -1 ? undefined : until);
}

/** Reading often stops at the line behind the one that is wrong. */
function lineBefore(text: string, at: number): string {
  const end = text.lastIndexOf('\n', at - 1);
  return end <= 0 ? '' : lineAt(text, end);
}

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

export function wordsFor({ code, message, at }: YamlFault, text: string): string {
  if (message.startsWith('Missing closing "')) return openQuote(text);
  const known = byCode[code]?.(text, at) ?? byMessage(message);
  const hint = hintIn(message, lineAt(text, at)) ?? hintIn(message, lineBefore(text, at));
  const said = known ?? `not valid YAML: ${message}`;
  return hint === undefined || isClear(code) ? said : `${said}; ${hint}`;
}

type Telling = (text: string, at: number) => string;

const needsQuotes: Telling = (text, at) => {
  const [sign = ''] = text.slice(at).trimStart();
  return `a text that starts with ${sign} needs quotes: "${sign}…"`;
};

/** What needs no guess at what was meant. */
const byCode: Readonly<Record<string, Telling>> = {
  DUPLICATE_KEY: (text, at) => `"${keyAt(text, at)}" stands here twice; names must differ`,
  TAB_AS_INDENT: () => 'a tab cannot indent YAML; use spaces',
  MULTIPLE_DOCS: () => 'a file ends at ---; what stands behind it needs a file of its own',
  BAD_SCALAR_START: needsQuotes,
  BAD_ALIAS: needsQuotes,
  TAG_RESOLVE_FAILED: needsQuotes,
};
const isClear = (code: string) => code in byCode;

function byMessage(message: string): string | undefined {
  const open = /^Flow (map|sequence)/.exec(message)?.[1];
  if (open === 'map') return 'a { before this is not closed by a }';
  if (open === 'sequence') return 'a [ before this is not closed by a ]';
  if (/^All (mapping|sequence|collection) items/.test(message))
    return 'this line must start in the same column as those that it belongs to';
  if (message.startsWith('Missing closing')) return 'a quote before this is not closed';
  if (/^Tags and anchors/.test(message)) return 'a text that starts with ! or & needs quotes';
  return undefined;
}

/** Noticed at the end of the file, so the first line on which quotes are odd is more use. */
function openQuote(text: string): string {
  const odd = text.split('\n').findIndex((line) => line.split('"').length % 2 === 0);
  return `a quote is not closed by a straight ", it seems in line ${odd + 1}`;
}

/** What people type without seeing it, by what the library says of it; on the line, or on the one before. */
const slips: readonly (readonly [fault: RegExp, line: RegExp, hint?: string])[] = [
  [/^Implicit keys/, /^\s*[^\s"']+?(：)/],
  [/^Implicit keys/, /^\s*[\w-]+:[^\s/]/, 'a colon needs a blank behind it: name: value'],
  [/^All /, /^\s*([\u3000\u00a0])/],
  [/^Flow /, /([｝］】])/],
  [/^Flow /, /[:,]\s+#\S/, 'what starts with # is a comment unless it stands in quotes: "#…"'],
  [/^(Block|Nested)/, /:\s*([｛［【])/],
  [/^Block/, /([，])\s*[^\s，]+:/],
  [/^(Block|Nested)/, /:\s.*:\s/, 'a text with a colon and a blank in it needs quotes: "…"'],
];

function hintIn(message: string, line: string): string | undefined {
  for (const [fault, slip, hint] of slips) {
    const found = fault.test(message) ? slip.exec(line) : null;
    const sign = found?.[1];
    if (found && hint) return hint;
    if (sign) return `${nameOf(sign)} is not YAML’s: ${meantBy[sign]}`;
  }
  return undefined;
}

const meantBy: Readonly<Record<string, string>> = {
  '：': 'write ": " with a blank behind it',
  '，': 'write ", "',
  '｛': 'write {',
  '｝': 'write }',
  '［': 'write [',
  '］': 'write ]',
  '【': 'write [',
  '】': 'write ]',
  '　': 'write a plain blank',
  '\u00a0': 'write a plain blank',
};

const nameOf = (sign: string) => (/\s/.test(sign) ? 'a wide blank' : sign);

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

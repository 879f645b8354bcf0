/** What YAML cannot be read for. */
export const yaml = {
  notUtf8: 'this is not UTF-8 (but GBK or UTF-16, perhaps): save the file in the encoding UTF-8',
  noAnchor: 'nothing is named by the & of this *; a text that starts with * needs quotes: "*…"',
  unusable: (it: { why: string }) => `this cannot be used: ${it.why}`,
  invalid: (it: { why: string }) => `not valid YAML: ${it.why}`,
  hinted: (it: { said: string; hint: string }) => `${it.said}; ${it.hint}`,
  needsQuotes: (it: { sign: string }) =>
    `a text that starts with ${it.sign} needs quotes: "${it.sign}…"`,
  twice: (it: { name: string }) => `"${it.name}" stands here twice; names must differ`,
  tab: 'a tab cannot indent YAML; use spaces',
  ends: 'a file ends at ---; what stands behind it needs a file of its own',
  openMap: 'a { before this is not closed by a }',
  openList: 'a [ before this is not closed by a ]',
  column: 'this line must start in the same column as those that it belongs to',
  openQuote: 'a quote before this is not closed',
  anchors: 'a text that starts with ! or & needs quotes',
  oddQuote: (it: { line: number }) =>
    `a quote is not closed by a straight ", it seems in line ${it.line}`,
  colonBlank: 'a colon needs a blank behind it: name: value',
  comment: 'what starts with # is a comment unless it stands in quotes: "#…"',
  colonInText: 'a text with a colon and a blank in it needs quotes: "…"',
  wideColon: '： is not YAML’s: write ": " with a blank behind it',
  wideBlank: 'a wide blank is not YAML’s: write a plain blank',
  wideSign: (it: { sign: string; plain: string }) => `${it.sign} is not YAML’s: write ${it.plain}`,
};

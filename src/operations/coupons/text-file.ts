/** A longer line is cut: nothing of use is, and a file without an end of line fills no memory. */
const LONGEST = 8_000;

/**
 * A text file's lines as they come in. UTF-8, or what spreadsheets save as "Unicode text" (UTF-16 with its
 * mark); lines end as on any system.
 */
export async function* linesIn(content: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let head = Buffer.alloc(0);
  let rest = '';
  for await (const chunk of content) {
    let bytes: Uint8Array = chunk;
    if (decoder === undefined) {
      head = Buffer.concat([head, chunk]);
      // The mark may come in two pieces.
      if (head.length < 2) continue;
      decoder = new TextDecoder(encodingOf(head));
      bytes = head;
    }
    rest += decoder.decode(bytes, { stream: true });
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = (lines.pop() ?? '').slice(0, LONGEST);
    yield* lines;
  }
  rest += decoder === undefined ? head.toString() : decoder.decode();
  if (rest !== '') yield* rest.split(/\r\n|\n|\r/);
}

function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8';
}

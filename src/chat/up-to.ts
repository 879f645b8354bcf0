/** The same bytes, and an error where they go on beyond `most`: what is said of a length is not relied upon. */
export async function* upTo(
  most: number,
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (bytes > most) throw new Error('the file is too long');
    yield chunk;
  }
}

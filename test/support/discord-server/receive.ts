import type { IncomingMessage } from 'node:http';
import type { UploadedFile } from './bodies.ts';

/** A request's body, read as JSON or as a multipart form with `payload_json`. */
export interface Received {
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

export async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Undefined when the body is not what its content type says. */
export async function parseBody(
  contentType: string | undefined,
  raw: Buffer,
): Promise<Received | undefined> {
  try {
    if (raw.byteLength === 0) return { body: undefined, files: [] };
    if (contentType?.startsWith('multipart/form-data')) return await parseForm(contentType, raw);
    return { body: JSON.parse(raw.toString()) as unknown, files: [] };
  } catch {
    return undefined;
  }
}

async function parseForm(contentType: string, raw: Buffer): Promise<Received> {
  const headers = { 'content-type': contentType };
  const form = await new Response(new Uint8Array(raw), { headers }).formData();
  const payload = form.get('payload_json');
  const files: UploadedFile[] = [];
  for (const [field, part] of form) {
    if (typeof part === 'string') continue;
    const bytes = new Uint8Array(await part.arrayBuffer());
    const type = part.type || 'application/octet-stream';
    files.push({ field, name: part.name, contentType: type, bytes });
  }
  return { body: typeof payload === 'string' ? (JSON.parse(payload) as unknown) : {}, files };
}

import type { APIAttachment } from 'discord.js';
import { secret, type World } from './world.ts';

const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

/**
 * A file that a user chose, by its name, as an interaction holds it; its content is what their machine
 * keeps under that name. Its address is signed: https://docs.discord.com/developers/reference#signed-attachment-cdn-urls
 */
export function upload(world: World, name: string): APIAttachment {
  const id = world.snowflake();
  const bytes = world.drive.get(name) ?? new Uint8Array(1000);
  const signature = secret();
  const contentType = types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  world.files.set(id, { id, name, contentType, bytes, signature, description: undefined });
  const path = `${world.origin()}/ephemeral-attachments/${id}/${encodeURIComponent(name)}`;
  const url = `${path}?ex=7fffffff&is=1&hm=${signature}`;
  const size = bytes.length;
  return { id, filename: name, size, url, proxy_url: url, content_type: contentType };
}

export function byId(files: readonly APIAttachment[]): Readonly<Record<string, APIAttachment>> {
  return Object.fromEntries(files.map((file) => [file.id, file]));
}

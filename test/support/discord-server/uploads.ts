import type { APIAttachment } from 'discord.js';
import type { World } from './world.ts';

const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  txt: 'text/plain; charset=utf-8',
};

/** A file that a user chose, by its name, as an interaction holds it. */
export function upload(world: World, name: string): APIAttachment {
  const id = world.snowflake();
  const url = `${world.origin()}/ephemeral-attachments/${id}/${encodeURIComponent(name)}`;
  const content_type = types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  return { id, filename: name, size: 1000, url, proxy_url: url, content_type };
}

export function byId(files: readonly APIAttachment[]): Readonly<Record<string, APIAttachment>> {
  return Object.fromEntries(files.map((file) => [file.id, file]));
}

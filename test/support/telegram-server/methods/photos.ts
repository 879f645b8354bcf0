import { isValues } from '../parameters.ts';
import { badRequest, breach } from '../refusal.ts';
import type { StoredFile } from '../shapes.ts';
import type { World } from '../world.ts';
import type { Call, Methods } from './call.ts';

const largestPhoto = 10_485_760;
const largestDocument = 52_428_800;
/** https://core.telegram.org/bots/api#getfile */
const largestDownload = 20_971_520;
const widestRatio = 20;
const largestSides = 10_000;

function startsWith(bytes: Uint8Array, ...start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** Width and height of a PNG (its IHDR chunk); other formats are taken for a square. */
function measure(bytes: Uint8Array): readonly [width: number, height: number] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!startsWith(bytes, 0x89, 0x50, 0x4e, 0x47)) return [800, 800];
  return bytes.length < 24 ? [0, 0] : [view.getUint32(16), view.getUint32(20)];
}

function isPicture(bytes: Uint8Array): boolean {
  return (
    startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) ||
    startsWith(bytes, 0xff, 0xd8, 0xff) ||
    startsWith(bytes, 0x47, 0x49, 0x46) ||
    startsWith(bytes, 0x52, 0x49, 0x46, 0x46)
  );
}

/** Keeps a picture as Telegram does. @throws Refusal for what is no picture, or one too large. */
export function storePhoto(world: World, bytes: Uint8Array): StoredFile {
  if (bytes.length === 0) throw breach('file must be non-empty');
  if (bytes.length > largestPhoto) throw breach('file is too big');
  if (!isPicture(bytes)) throw breach('IMAGE_PROCESS_FAILED');
  const [width, height] = measure(bytes);
  const ratio = Math.max(width, height) / Math.min(width, height);
  if (!(ratio <= widestRatio) || width + height > largestSides) {
    throw breach('PHOTO_INVALID_DIMENSIONS');
  }
  world.sequence += 1;
  const file: StoredFile = {
    id: `AgACAg${world.sequence}`,
    path: `photos/file_${world.sequence}.jpg`,
    bytes,
    width,
    height,
  };
  world.files.set(file.id, file);
  return file;
}

/** A file as it is, which getFile gives out while it is not too large. */
export function storeDocument(world: World, name: string, bytes: Uint8Array): StoredFile {
  world.sequence += 1;
  const { sequence } = world;
  const file = { id: `BQACAg${sequence}`, path: `documents/file_${sequence}`, bytes, name };
  const stored: StoredFile = { ...file, width: 0, height: 0 };
  world.files.set(stored.id, stored);
  return stored;
}

/** A picture that Telegram would fetch itself: nothing is fetched here, its address stands for it. */
function storeLink(world: World, url: string): StoredFile {
  world.sequence += 1;
  const file: StoredFile = {
    id: `AgACAg${world.sequence}`,
    path: url,
    bytes: new Uint8Array(),
    width: 800,
    height: 800,
  };
  world.files.set(file.id, file);
  return file;
}

/**
 * The picture that a parameter names: a multipart part of that name, `attach://part`, a file_id or
 * an address.
 */
export function readPhoto(call: Call, name: string, value: unknown): StoredFile {
  const part = call.files.get(name);
  if (part !== undefined) return storePhoto(call.world, part.bytes);
  if (typeof value !== 'string' || value === '') {
    throw breach(isValues(value) ? `wrong ${name}: Object` : `there is no ${name} in the request`);
  }
  if (value.startsWith('attach://')) {
    const attached = call.files.get(value.slice('attach://'.length));
    if (attached === undefined) throw breach('attached file not found');
    return storePhoto(call.world, attached.bytes);
  }
  if (/^https?:\/\//.test(value)) return storeLink(call.world, value);
  const known = call.world.files.get(value);
  if (known === undefined) throw badRequest('wrong file identifier/HTTP URL specified');
  return known;
}

/** https://core.telegram.org/bots/api#senddocument: a file of this server is always a new one. */
export function readDocument({ world, files, values }: Call): StoredFile {
  const part = files.get('document');
  if (part === undefined) {
    const value = values['document'];
    throw breach(
      isValues(value) ? 'wrong document: Object' : 'there is no document in the request',
    );
  }
  if (part.name === '') throw breach('the document has no file name');
  if (part.bytes.length === 0) throw breach('file must be non-empty');
  if (part.bytes.length > largestDocument) throw breach('file is too big');
  return storeDocument(world, part.name, part.bytes);
}

export const fileMethods: Methods = {
  getFile: ({ world, values }) => {
    const file = world.files.get(String(values['file_id']));
    if (file === undefined) throw badRequest('invalid file_id');
    if (file.bytes.length > largestDownload) throw badRequest('file is too big');
    return {
      file_id: file.id,
      file_unique_id: `u${file.id}`,
      file_size: file.bytes.length,
      file_path: file.path,
    };
  },
};

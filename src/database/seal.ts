import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createOnce } from './create-once.ts';

/** Keeps small texts secret at rest: whoever has the tables alone reads nothing. */
export type Seal = {
  /** AES-256-GCM with a fresh nonce: the same text is never sealed alike. Returns 'v1.' and base64url. */
  seal(text: string): string;
  /** @throws when it was sealed with another secret, or changed since */
  open(sealed: string): string;
  /** HMAC-SHA-256 as base64url: the same text gives the same index, to look up or compare what is sealed. */
  blindIndex(text: string): string;
};

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 'v1.';
const HOW_TO_MAKE = 'Make one with: openssl rand -base64 32';

/** @param secret 32 bytes, as `openSecret` gives them */
export function sealWith(secret: Buffer): Seal {
  const sealing = derive(secret, 'seal');
  const indexing = derive(secret, 'blind index');
  return {
    seal(text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return VERSION + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open: (sealed) => unseal(sealed, sealing),
    blindIndex: (text) => createHmac('sha256', indexing).update(text).digest('base64url'),
  };
}

function unseal(sealed: string, key: Buffer): string {
  if (!sealed.startsWith(VERSION)) throw new Error('This is not a sealed text of version 1');
  const bytes = Buffer.from(sealed.slice(VERSION.length), 'base64url');
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAuthTag(tag);
    const body = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([body, decipher.final()]).toString('utf8');
  } catch (error) {
    const reason = 'This text was sealed with another EMCEE_SECRET, or changed since';
    throw new Error(reason, { cause: error });
  }
}

function derive(secret: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `emcee ${use}`, KEY_BYTES));
}

/**
 * The instance's secret: EMCEE_SECRET's value when given, else the one kept in the data folder, made at first use.
 * @throws when the value is not 32 bytes in base64 or hex, with how to make one
 */
export async function openSecret(options: {
  value?: string | undefined;
  folder: string;
}): Promise<Buffer> {
  if (options.value !== undefined) return decode(options.value, 'EMCEE_SECRET');
  const file = path.join(options.folder, 'secret');
  await mkdir(options.folder, { recursive: true });
  await createOnce(file, `${randomBytes(KEY_BYTES).toString('base64')}\n`);
  return decode(await readFile(file, 'utf8'), file);
}

function decode(value: string, where: string): Buffer {
  const text = value.trim();
  const isHex = /^[0-9a-f]{64}$/i.test(text);
  const isBase64 = /^[A-Za-z0-9+/_-]{43}=?$/.test(text);
  if (!(isHex || isBase64))
    throw new Error(`${where} must be 32 bytes in base64 or hex. ${HOW_TO_MAKE}`);
  return Buffer.from(text, isHex ? 'hex' : 'base64');
}

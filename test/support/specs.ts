import { existsSync, readFileSync } from 'node:fs';

/** Specifications beside the checkout, when present: machine-readable descriptions of the platforms' APIs. */
const folder = new URL('../../../shared/specs/', import.meta.url);

/**
 * Reads one of the platforms' published specifications.
 * @returns its parsed JSON, or undefined where the specifications do not lie beside the checkout;
 * the test servers then hold to their own hand-written limits alone.
 */
export function readSpecification(name: 'telegram-bot-api.json' | 'discord-openapi.json'): unknown {
  const file = new URL(name, folder);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

import { EMCEE_ID } from './names.ts';

const HUES = 8;

/** The same person has the same colour in every window. */
export function hueOf(id: string): string {
  if (id === EMCEE_ID) return 'hue-bot';
  let sum = 7;
  for (const char of id) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973;
  return `hue-${sum % HUES}`;
}

export function Avatar({ id, name }: { id: string; name: string }) {
  return (
    <span class={`avatar ${hueOf(id)}`} aria-hidden="true">
      {[...name][0]?.toUpperCase()}
    </span>
  );
}

import { chat } from '../state/chat.ts';
import { EMCEE_ID } from './names.ts';

const HUES = 8;
const letters = new Intl.Segmenter();

/** By the place in the community's list: the same in every window, and neighbours differ. */
export function hueOf(id: string): string {
  if (id === EMCEE_ID) return 'hue-bot';
  const people = chat.get()?.community.people ?? [];
  return `hue-${
    Math.max(
      0,
      people.findIndex((person) => person.id === id),
    ) % HUES
  }`;
}

export function Avatar({ id, name }: { id: string; name: string }) {
  return (
    <span class={`avatar ${hueOf(id)}`} aria-hidden="true">
      {[...letters.segment(name)][0]?.segment.toUpperCase()}
    </span>
  );
}

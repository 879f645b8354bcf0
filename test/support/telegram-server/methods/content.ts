import { findEntities } from '../entities.ts';
import { type Formatted, parseHtml } from '../formatting.ts';
import { isValues, list, text } from '../parameters.ts';
import { breach } from '../refusal.ts';
import type { Entity, Values } from '../shapes.ts';

const longestText = 4096;
const longestCaption = 1024;

/** A text as it was sent, and as it reads without its tags. */
type Written = Formatted & { readonly html: string };

function givenEntities(values: Values, name: string, size: number): readonly Entity[] {
  return (list(values, name) ?? []).map((entity) => {
    if (!isValues(entity) || typeof entity['type'] !== 'string') {
      throw breach("can't parse MessageEntity: expected an Object");
    }
    const [offset, length] = [Number(entity['offset']), Number(entity['length'])];
    if (!(offset >= 0 && length > 0 && offset + length <= size)) {
      throw breach('entity begins or ends outside of the text');
    }
    return { ...entity, type: entity['type'], offset, length };
  });
}

function format(values: Values, source: string, entitiesName: string): Formatted {
  const mode = text(values, 'parse_mode') ?? '';
  if (mode.toLowerCase() === 'html') return parseHtml(source);
  if (mode !== '') {
    throw breach(`unsupported parse_mode ${mode}: this server reads HTML and entities alone`);
  }
  return { text: source, entities: givenEntities(values, entitiesName, source.length) };
}

function withFound(formatted: Formatted): Formatted {
  const plain = findEntities(formatted.text).filter(
    (found) =>
      !formatted.entities.some(
        (given) =>
          found.offset < given.offset + given.length && given.offset < found.offset + found.length,
      ),
  );
  return { text: formatted.text, entities: [...formatted.entities, ...plain] };
}

/**
 * Reads a text or caption and its formatting. Lengths count UTF-16 units: Telegram counts
 * characters, of which there are never more.
 */
function write(values: Values, name: string, entitiesName: string, longest: number): Written {
  const html = text(values, name) ?? '';
  const formatted = withFound(format(values, html, entitiesName));
  if (formatted.text.length > longest) {
    throw breach(name === 'text' ? 'message is too long' : 'message caption is too long');
  }
  return { html, ...formatted };
}

/** @throws Refusal for a text that is empty or over 4096 after its tags are taken off. */
export function readText(values: Values): Written {
  const written = write(values, 'text', 'entities', longestText);
  if (written.html === '') throw breach('message text is empty');
  if (written.text.trim() === '') throw breach('text must be non-empty');
  return written;
}

/** @throws Refusal for a caption over 1024 after its tags are taken off. */
export function readCaption(values: Values): Written {
  return write(values, 'caption', 'caption_entities', longestCaption);
}

import type { Given, Incoming } from '../../chat/incoming.ts';
import type { Sql } from '../../database/sql.ts';
import type { NamedOption } from '../command.ts';
import { isGiven, isTyped } from '../sent.ts';
import { type Dialogue, endDialogue, openDialogue, saveDialogue } from './dialogue.ts';
import type { Scene } from './scene.ts';

/** A dialogue that no words answer: what was given before a form that has no place for it. */
export const CARRIED = '';

export type Parted = {
  /** what the form asks */
  readonly shown: readonly NamedOption[];
  /** what was given, and is not asked again */
  readonly carried: Given;
};

/**
 * What is needed comes before what was given already, and that before the rest. A file was sent along and cannot be
 * filled in; what was given and does not fit waits too.
 */
export function partedFor(
  options: readonly NamedOption[],
  given: Given,
  most = Number.POSITIVE_INFINITY,
): Parted {
  const has = ({ name, kind }: NamedOption) => isGiven(kind, given[name] ?? '');
  const fillable = options.filter((option) => isTyped(option.kind) || !has(option));
  const need = (option: NamedOption) => (option.required ? 2 : has(option) ? 1 : 0);
  const byNeed = fillable.toSorted((a, b) => need(b) - need(a));
  const asked = new Set(byNeed.slice(0, most));
  const left = options.filter((option) => has(option) && !asked.has(option));
  return {
    shown: options.filter((option) => asked.has(option)),
    carried: Object.fromEntries(left.map(({ name }) => [name, given[name] ?? ''])),
  };
}

export type Where = Pick<Dialogue, 'platform' | 'person' | 'chat' | 'communityId' | 'key' | 'at'>;

export function whereabouts({ enrolled }: Scene, { key, from, place, at }: Incoming): Where {
  const { id: communityId } = enrolled.community;
  return { platform: place.platform, person: from.id, chat: place.chat, communityId, key, at };
}

/** Kept until the form comes back; that of a form that was closed is forgotten with the next. */
export async function carry(sql: Sql, where: Where, command: string, given: Given): Promise<void> {
  if (Object.keys(given).length > 0)
    await saveDialogue(sql, { ...where, command, given, asking: CARRIED });
  else await endDialogue(sql, where);
}

/** What the form asked, with what was given before it. */
export async function withCarried(
  sql: Sql,
  where: Where,
  command: string,
  fields: Given,
): Promise<Given> {
  const before = await openDialogue(sql, where, where.at);
  const isOurs = before?.asking === CARRIED && before.command === command;
  return isOurs ? { ...before.given, ...fields } : fields;
}

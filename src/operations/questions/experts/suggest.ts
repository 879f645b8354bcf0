import type { Asking } from '../../../bot/command.ts';
import type { Reading } from '../../../bot/work.ts';
import type { Settings } from '../op.ts';
import { expertsListed } from './store.ts';

/** Topics of the config, and those that an admin named experts for. */
export async function suggestTopics(
  { community, settings }: Asking & { readonly settings: Settings },
  { sql }: Reading,
): Promise<readonly string[]> {
  const named = await expertsListed(sql, community.id);
  return [...new Set([...Object.keys(settings.topics), ...named.map(({ topic }) => topic)])];
}

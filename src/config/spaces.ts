import type { Space } from '../bot/community.ts';
import type { Notes } from './notes.ts';
import type { Words } from './problem.ts';
import type { WrittenSpace } from './shape.ts';

/** Spaces as the bot knows them; what does not belong together is noted. */
export function readSpaces(
  written: Readonly<Record<string, WrittenSpace>>,
  community: string,
  notes: Notes,
): Space[] {
  const known = new Map<string, string>();
  return Object.entries(written).flatMap(([name, parts]) => {
    const path = ['spaces', name];
    const fault = mismatch(parts);
    if (fault !== undefined) {
      notes.wrong([...path, ...fault.at], fault.words, 'key');
      return [];
    }
    if (/^\d/.test(parts.telegram ?? '')) notes.warn([...path, 'telegram'], (say) => say.person);
    const { language } = parts;
    const space: Space = { name, ...placeOf(parts, community), ...(language && { language }) };
    const same = known.get(addressOf(space));
    if (same !== undefined) notes.wrong(path, (say) => say.samePlace({ name, other: same }), 'key');
    known.set(addressOf(space), name);
    return [space];
  });
}

/** What two spaces may not have in common, in one file or in two. */
export function addressOf({ platform, guild, chat, topic }: Space): string {
  const parts = platform === 'web' ? [platform, guild, chat] : [platform, chat, topic ?? ''];
  return parts.join(' ');
}

function mismatch(parts: WrittenSpace): { at: string[]; words: Words } | undefined {
  const { telegram, topic, discord, guild } = parts;
  const platforms = (['telegram', 'discord', 'web'] as const).filter(
    (platform) => parts[platform] !== undefined,
  );
  const [first, second] = platforms;
  if (first === undefined) return { at: [], words: (say) => say.needsPlatform };
  if (second !== undefined)
    return { at: [second], words: (say) => say.twoPlaces({ platform: second }) };
  if (topic !== undefined && telegram === undefined)
    return { at: ['topic'], words: (say) => say.noTopics };
  if (guild !== undefined && discord === undefined)
    return { at: ['guild'], words: (say) => say.noGuilds };
  if (discord !== undefined && guild === undefined)
    return { at: [], words: (say) => say.needsGuild };
  return undefined;
}

function placeOf(parts: WrittenSpace, community: string): Omit<Space, 'name'> {
  const { telegram, topic, discord, guild, web } = parts;
  if (telegram !== undefined)
    return { platform: 'telegram', chat: telegram, ...(topic !== undefined && { topic }) };
  if (discord !== undefined)
    return { platform: 'discord', chat: discord, ...(guild !== undefined && { guild }) };
  return { platform: 'web', chat: web ?? '', guild: community };
}

import type { Community } from '../../../bot/community.ts';
import type { Work } from '../../../bot/work.ts';
import type { Button } from '../../../chat/reply.ts';
import type { Text } from '../../../chat/text.ts';
import { wordsFor } from '../op.ts';
import type { Texts } from '../texts/en.ts';

export type Told = { readonly id: number; readonly language: string | undefined };

/**
 * Writes to members in private, each in their language. Where that reaches nobody, the spaces get one
 * line for all of them, which names no one.
 */
export function tell(
  work: Work,
  community: Community,
  it: {
    /** the same occasion is told once */
    readonly key: string;
    readonly members: readonly Told[];
    readonly spaces: readonly string[];
    readonly words: (say: Texts, member: Told) => Text;
    readonly openly: (say: Texts) => Text;
    readonly buttons?: (say: Texts) => readonly Button[];
  },
): void {
  const otherwise = {
    key: it.key,
    to: { spaces: it.spaces },
    reply: { text: it.openly(wordsFor(undefined, community)) },
  };
  for (const member of it.members) {
    const say = wordsFor(member.language, community);
    const buttons = it.buttons?.(say);
    work.outbox.say({
      key: `${it.key}/${member.id}`,
      to: { memberId: member.id },
      reply: { text: it.words(say, member), ...(buttons && { buttons }) },
      otherwise,
    });
  }
}

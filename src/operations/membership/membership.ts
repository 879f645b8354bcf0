import { z } from 'zod';
import type { Community } from '../../bot/community.ts';
import { links } from '../../bot/linking.ts';
import { operation } from '../../bot/operation.ts';
import { choice, optional, text } from '../../bot/option.ts';
import type { Work } from '../../bot/work.ts';
import type { Reply } from '../../chat/reply.ts';
import type { Member } from '../../members/member.ts';
import { countMembers } from './figures/store.ts';
import { type Judged, judge, readCode, VALID_MS } from './rule.ts';
import { dropCodes, linkCodes, memberships } from './store.ts';
import { en, type Texts } from './texts/en.ts';
import { zh } from './texts/zh.ts';

const texts = { en, zh };
const op = operation({ name: 'membership', settings: z.strictObject({}), texts });

const language = op.command({
  name: 'language',
  called: ['语言', '切换语言'],
  texts: (say) => say.language,
  for: 'member',
  answers: 'privately',
  options: {
    language: choice({
      zh: ['中文', '汉语', '简体中文', 'chinese'],
      // who cannot read Chinese finds the way out
      en: ['English 英文', '英文', '英语', 'english'],
      auto: ['自动'],
    }),
  },
  async run({ member, say, options: { language: wanted } }, work) {
    const chosen = wanted === 'auto' ? undefined : wanted;
    const before = await work.get(memberships, member.id);
    if (before !== undefined) work.put(memberships, { ...before, language: chosen });
    return { text: chosen === undefined ? say.follows : texts[chosen].speaks };
  },
});

/** Nobody guesses one of 32 to the tenth within its ten minutes. */
const CODE_LENGTH = 10;

const link = op.command({
  name: 'link',
  called: ['合并', '合并账号', '绑定'],
  texts: (say) => say.link,
  for: 'member',
  answers: 'privately',
  options: { code: optional(text({ max: 40 })) },
  run: (asked, work) => {
    const { code } = asked.options;
    return code === undefined ? newCode(asked, work) : useCode(asked, work, code);
  },
});

type Who = {
  readonly member: Member;
  readonly community: Pick<Community, 'moves'>;
  readonly say: Texts;
};

async function newCode({ member, say }: Who, work: Work): Promise<Reply> {
  const code = work.chance.code(CODE_LENGTH);
  work.put(linkCodes, {
    index: work.seal.blindIndex(code),
    communityId: member.communityId,
    memberId: member.id,
    expiresAt: new Date(work.now.getTime() + VALID_MS),
    used: false,
  });
  return { text: say.code({ code, minutes: VALID_MS / 60_000 }), secret: true };
}

/** Whoever types the code becomes part of the member who asked for it. */
async function useCode({ member, community, say }: Who, work: Work, raw: string): Promise<Reply> {
  const code = await work.get(linkCodes, work.seal.blindIndex(readCode(raw)));
  const judged = judge(code, member, work.now);
  if (judged.is !== 'good') return { text: refusal(say, judged) };
  const [one, other] = await Promise.all([
    work.get(memberships, member.id),
    work.get(memberships, judged.memberId),
  ]);
  // Either of them may have become part of somebody else a moment ago.
  if (code === undefined || !one?.hasAccounts || !other?.hasAccounts)
    return { text: say.unknownCode };
  work.put(linkCodes, { ...code, used: true });
  work.put(memberships, { ...one, leftAt: work.now, hasAccounts: false });
  work.add(links, { from: one.id, to: other.id, moves: community.moves });
  const key = `link/${one.id}/${other.id}`;
  const { balance, earned } = await work.ledger.join({ key, from: one.id, to: other.id });
  return { text: say.linked({ name: other.name, balance, rank: work.ledger.rank(earned) }) };
}

function refusal(say: Texts, { is }: Exclude<Judged, { is: 'good' }>): string {
  switch (is) {
    case 'unknown':
      return say.unknownCode;
    case 'expired':
      return say.expired;
    case 'own':
      return say.ownCode;
  }
}

export const membershipOperation = op.with({
  figures: countMembers,
  commands: [language, link],
  moves: [dropCodes],
});

import { whenOf } from '../../agenda/when.ts';
import type { Locale } from '../../chat/locale.ts';
import { makeToken, revokeToken, type Token, tokensOf } from '../../members/token.ts';
import type { Core } from '../running/core.ts';
import { no, noCommunity, outsideTexts, type Told } from './shell.ts';
import type { Texts } from './texts/en.ts';

export type TokensAsked = {
  readonly ask: 'make' | 'list' | 'revoke';
  readonly communityId: string;
  /** of the token; '' for a list */
  readonly name: string;
  readonly locale?: Locale | undefined;
};

/** What an operator does with tokens in a shell. A token that was made is all of the text. */
export async function askTokens(
  core: Core,
  { ask, communityId, name, locale = 'en' }: TokensAsked,
): Promise<Told> {
  const community = core.registry.get(communityId)?.community;
  if (community === undefined) return noCommunity(core, communityId, locale);
  const say = outsideTexts[locale];
  const it = { communityId, name, now: core.clock.now() };
  switch (ask) {
    case 'make': {
      const made = await makeToken(core.database, core.chance, it);
      return made === undefined ? no(say.tokenTaken({ name })) : { ok: true, text: made };
    }
    case 'revoke':
      return (await revokeToken(core.database, it))
        ? { ok: true, text: say.tokenRevoked({ name }) }
        : no(say.noToken({ name, community: communityId }));
    case 'list':
      return {
        ok: true,
        text: listed(await tokensOf(core.database, communityId), community.zone, say),
      };
  }
}

function listed(tokens: readonly Token[], zone: string, say: Texts): string {
  const at = (when: Date) => whenOf(when, zone);
  const line = ({ name, madeAt, revokedAt }: Token) =>
    say.token({ name, made: at(madeAt), revoked: revokedAt && at(revokedAt) });
  return tokens.length === 0 ? say.noTokens : tokens.map(line).join('\n');
}

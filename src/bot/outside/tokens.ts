import { whenOf } from '../../agenda/when.ts';
import { makeToken, revokeToken, type Token, tokensOf } from '../../members/token.ts';
import type { Core } from '../running/core.ts';
import { no, noCommunity, type Told } from './shell.ts';

export type TokensAsked = {
  readonly ask: 'make' | 'list' | 'revoke';
  readonly communityId: string;
  /** of the token; '' for a list */
  readonly name: string;
};

/** What an operator does with tokens in a shell. A token that was made is all of the text. */
export async function askTokens(
  core: Core,
  { ask, communityId, name }: TokensAsked,
): Promise<Told> {
  const community = core.registry.get(communityId)?.community;
  if (community === undefined) return noCommunity(core, communityId);
  const it = { communityId, name, now: core.clock.now() };
  switch (ask) {
    case 'make': {
      const made = await makeToken(core.database, core.chance, it);
      return made === undefined
        ? no(`there is a token "${name}" already; choose another --name, or revoke it first`)
        : { ok: true, text: made };
    }
    case 'revoke':
      return (await revokeToken(core.database, it))
        ? { ok: true, text: `the token "${name}" is good for nothing from now on` }
        : no(`there is no token "${name}" in use; emcee token list ${communityId} shows them`);
    case 'list':
      return { ok: true, text: listed(await tokensOf(core.database, communityId), community.zone) };
  }
}

function listed(tokens: readonly Token[], zone: string): string {
  const at = (when: Date) => whenOf(when, zone);
  const line = ({ name, madeAt, revokedAt }: Token) =>
    `${name}: made ${at(madeAt)}, ${revokedAt ? `revoked ${at(revokedAt)}` : 'in use'}`;
  return tokens.length === 0 ? 'there are no tokens' : tokens.map(line).join('\n');
}

/** What an operator hears in a shell, in no operation's name. */
export const en = {
  noCommunity: (it: { id: string; ids: readonly string[] }) =>
    `there is no community "${it.id}"; there are: ${it.ids.join(', ') || 'none'}`,
  noCommand: (it: { name: string; meant: string | undefined; community: string }) => {
    const hint = it.meant ? `did you mean "${it.meant}"? ` : '';
    return `there is no command "${it.name}"; ${hint}emcee run ${it.community} help lists them`;
  },
  forMembers: (it: { name: string }) =>
    `${it.name} is what a member does for themselves: the shell is nobody`,
  noSpace: (it: { name: string; names: readonly string[] }) =>
    `there is no space "${it.name}"; there are: ${it.names.join(', ')}`,
  missing: (it: { options: readonly string[]; usage: string }) =>
    `${it.options.join(', ')} missing. Like this: ${it.usage}`,
  leftOver: (it: { rest: string; usage: string }) =>
    `nobody knows what "${it.rest}" is for. Like this: ${it.usage}`,
  removed: 'the community was just removed',
  asksBack: 'this command asks back, and a shell cannot answer',

  tokenTaken: (it: { name: string }) =>
    `there is a token "${it.name}" already; choose another --name, or revoke it first`,
  tokenRevoked: (it: { name: string }) => `the token "${it.name}" no longer works`,
  noToken: (it: { name: string; community: string }) =>
    `there is no token "${it.name}" in use; emcee token list ${it.community} shows them`,
  noTokens: 'there are no tokens',
  token: (it: { name: string; made: string; revoked: string | undefined }) =>
    `${it.name}: made ${it.made}, ${it.revoked === undefined ? 'in use' : `revoked ${it.revoked}`}`,
};

export type Texts = typeof en;

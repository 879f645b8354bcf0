/** What is told of settings that are wrong. */
export const settings = {
  role: 'the id of a Discord role in quotes, or "server/role"',
  invite: 'an https address, such as https://t.me/+AbCd',
  id: 'a short name in small letters, digits and hyphens',
  fulfil: 'task, or a Discord role such as "role:112233445566770001"',
  lowFrom: (it: { from: number; before: number }) =>
    `from is ${it.from}; it should be more than the ${it.before} of the level before`,
  sameId: (it: { id: string }) => `"${it.id}" is the id of another item already`,
  twoWays: 'fulfil cannot stand beside coupon, which is what is bought',
  noLevel: (it: { level: number; levels: number }) =>
    `level is ${it.level}; it should be that of a level, of which there are ${it.levels}`,
};

/** Who may run a command. Admins may run all; every role is a member as well. */
export const roles = ['member', 'helper', 'author', 'planner', 'admin'] as const;
export type Role = (typeof roles)[number];

/** True when someone who holds `held` may do what is for `needed`. */
export function may(held: ReadonlySet<Role>, needed: Role): boolean {
  return needed === 'member' || held.has('admin') || held.has(needed);
}

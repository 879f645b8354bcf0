import type { GivenRole } from '../chat/inspection.ts';
import type { Community } from './community.ts';

/** A role as settings write it: in the community's first Discord server, or `server/role`. */
export function roleNamed(
  written: string,
  { spaces }: Pick<Community, 'spaces'>,
): GivenRole | undefined {
  const [role = '', guild] = written.split('/').toReversed();
  const server = guild ?? spaces.find(({ platform }) => platform === 'discord')?.guild;
  return server === undefined ? undefined : { platform: 'discord', guild: server, role };
}

import type { Asking } from '../../bot/command.ts';
import { may } from '../../bot/role.ts';
import type { Settings } from './op.ts';
import type { Texts } from './texts/en.ts';

/** Who asks what, as all of this operation's handlers have it. */
export type Asked = Omit<Asking, 'options'> & { readonly settings: Settings; readonly say: Texts };

export const helps = ({ roles }: Pick<Asking, 'roles'>) => may(roles, 'helper');

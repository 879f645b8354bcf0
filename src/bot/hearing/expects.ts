import type { Incoming } from '../../chat/incoming.ts';
import type { Community } from '../community.ts';
import { findCommand } from '../find-command.ts';
import type { Expected } from '../port.ts';
import { readPress } from '../press.ts';
import { may } from '../role.ts';
import { runningIn } from '../run-press.ts';
import type { Core } from '../running/core.ts';
import { rolesOf } from './access.ts';
import { missing } from './answers.ts';
import { formNamed } from './form.ts';
import { startedBy } from './press-heard.ts';
import { takeApart } from './typed.ts';

/** Where the answer will stand, known without any work. */
export function expects(core: Core, incoming: Incoming): Expected {
  const { what, place } = incoming;
  const community = core.registry.at(place)?.community;
  switch (what.is) {
    case 'command':
      return commanded(core, incoming, community, what);
    case 'form':
      return (
        community?.commands.find(({ name }) => name === formNamed(what.id).name)?.answers ??
        'privately'
      );
    case 'press':
      return pressed(core, incoming, community, what.press);
    case 'completing':
      return 'completions';
    case 'opened':
    case 'text':
      return 'privately';
    case 'added':
    case 'removed':
    case 'hindered':
    case 'freed':
    case 'moved':
    case 'left':
    case 'joined':
      return 'nothing';
  }
}

function pressed(
  core: Core,
  incoming: Incoming,
  community: Community | undefined,
  raw: string,
): Expected {
  const { from } = incoming;
  const ref = readPress(raw);
  const words = ref && runningIn(ref);
  if (words) return commanded(core, incoming, community, { is: 'command', ...words, named: {} });
  const name = ref?.name;
  const named = ({ presses }: Community) => presses.find((one) => one.name === name);
  // In private the place belongs to no community; what a press does is the same in all that have it.
  const knowing = community ?? core.registry.all().find(named);
  const press = knowing && named(knowing);
  if (knowing === undefined || press === undefined) return 'privately';
  const asks = startedBy(press, knowing) !== undefined;
  return asks && core.abilitiesOf(from.platform)?.asks === 'form' ? 'form' : press.answers;
}

function commanded(
  core: Core,
  { from }: Incoming,
  community: Community | undefined,
  what: Extract<Incoming['what'], { is: 'command' }>,
): Expected {
  if (community === undefined) return 'privately';
  const found = findCommand(community, what);
  if (found === undefined || !may(rolesOf(community, from), found.command.for)) return 'privately';
  const { given } = takeApart(found.typed, found.command.options);
  const asks = missing(found.command.options, { ...given, ...what.named }).length > 0;
  const byForm = core.abilitiesOf(from.platform)?.asks === 'form';
  return asks && byForm ? 'form' : found.command.answers;
}

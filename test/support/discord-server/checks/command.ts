import type { CommandBody, OptionBody } from '../bodies.ts';
import type { Complain } from '../refusal.ts';
import { checkKnown, checkLength, lengthOf } from './known.ts';
import { checkDescription, checkName, type Localised } from './name.ts';
import { checkOptions } from './option.ts';

type Path = readonly (string | number)[];

const commandFields = [
  ...['id', 'type', 'name', 'name_localizations', 'description', 'description_localizations'],
  ...['options', 'default_member_permissions', 'dm_permission', 'contexts', 'handler'],
  ...['integration_types', 'nsfw'],
];

/** One application command; `partial` for an edit, where every field may be missing. */
export function checkCommand(
  command: CommandBody,
  partial: boolean,
  path: Path,
  complain: Complain,
): void {
  checkKnown(command, commandFields, path, complain);
  const slash = (command.type ?? 1) === 1;
  if (!partial || command.name !== undefined) checkCommandName(command, slash, path, complain);
  if (slash && (!partial || command.description !== undefined)) {
    checkDescription(command, path, complain);
  }
  checkPermissions(command, path, complain);
  checkOptions(command.options ?? [], 'command', [...path, 'options'], complain);
  if (weight(command) > 8000) {
    const message = 'Command exceeds maximum size (8000)';
    complain(path, 'APPLICATION_COMMAND_TOO_LARGE', message);
  }
}

function checkCommandName(
  command: CommandBody,
  slash: boolean,
  path: Path,
  complain: Complain,
): void {
  if (slash) checkName(command, path, complain);
  else checkLength(command.name, [1, 32], [...path, 'name'], complain);
}

function checkPermissions(command: CommandBody, path: Path, complain: Complain): void {
  const wanted = command.default_member_permissions;
  if (typeof wanted === 'string' && !/^\d+$/.test(wanted)) {
    const message = `Value "${wanted}" is not an integer.`;
    complain([...path, 'default_member_permissions'], 'NUMBER_TYPE_COERCE', message);
  }
}

/** Names, descriptions and values together, the longest language of each counted. */
function weight(body: CommandBody | OptionBody): number {
  const own = longest(body.name, body.name_localizations);
  const described = longest(body.description, body.description_localizations);
  const inner = (body.options ?? []).reduce((sum, option) => sum + weight(option), 0);
  const choices = 'choices' in body ? (body.choices ?? []) : [];
  const chosen = choices.reduce(
    (sum, one) => sum + longest(one.name, one.name_localizations) + lengthOf(String(one.value)),
    0,
  );
  return own + described + inner + chosen;
}

function longest(text: string | null | undefined, others: Localised): number {
  return Math.max(lengthOf(text), ...Object.values(others ?? {}).map(lengthOf));
}

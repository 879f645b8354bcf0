import type { Opened, Operation } from '../bot/command.ts';
import type { Community } from '../bot/community.ts';
import type { Notes } from './notes.ts';
import { instead } from './problem.ts';

export type OpenedOperations = {
  readonly [K in keyof Opened]: Opened[K];
} & Pick<Community, 'levels'>;

/** Every operation is there unless its section says `false`; what it does not set keeps its default. */
export function openOperations(
  written: Readonly<Record<string, unknown>>,
  operations: readonly Operation[],
  notes: Notes,
): OpenedOperations {
  const names = operations.map(({ name }) => name);
  for (const name of Object.keys(written))
    if (!names.includes(name))
      notes.wrong(
        ['operations', name],
        `there is no operation "${name}"${instead(name, names)}`,
        'key',
      );
  const opened = operations
    .filter(({ name }) => written[name] !== false)
    .map((operation) => open(operation, written[operation.name], notes));
  const replies = opened.flatMap((one) => one.replies ?? []);
  const ladder = opened.find((one) => one.ladder !== undefined)?.ladder;
  return {
    commands: opened.flatMap(({ commands }) => commands),
    presses: opened.flatMap(({ presses }) => presses),
    cards: opened.flatMap(({ cards }) => cards),
    ...(replies.length > 0 && { replies }),
    timers: opened.flatMap(({ timers }) => timers),
    ...(ladder && { ladder, levels: ladder.from }),
  };
}

/** With wrong settings it is opened as if there were none: its commands are still known to the timetable. */
function open(operation: Operation, written: unknown, notes: Notes): Opened {
  const settings = notes.read(operation.settings, written ?? {}, ['operations', operation.name]);
  return operation.open(settings ?? operation.settings.parse({}));
}

import type { Files, Opened, Operation } from '../bot/command.ts';
import type { Community } from '../bot/community.ts';
import type { Giver, Want } from '../bot/reward.ts';
import type { Library } from './files.ts';
import type { Notes } from './notes.ts';
import { instead } from './problem.ts';

/** All operations of a community as one: the lists of each joined. */
export type OpenedOperations = Omit<Opened, 'giver' | 'wants' | 'figures'> &
  Pick<Community, 'moves' | 'levels' | 'givers' | 'figures'>;

/** Every operation is there unless its section says `false`; what it does not set keeps its default. */
export function openOperations(
  written: Readonly<Record<string, unknown>>,
  { operations, library }: { readonly operations: readonly Operation[]; readonly library: Library },
  notes: Notes,
): OpenedOperations {
  const names = operations.map(({ name }) => name);
  for (const name of Object.keys(written))
    if (!names.includes(name))
      notes.wrong(
        ['operations', name],
        (say) => `${say.noOperation({ name })}${instead(say, name, names)}`,
        'key',
      );
  const opened = operations
    .filter(({ name }) => written[name] !== false)
    .map((operation) => ({
      name: operation.name,
      ...open(operation, library.get(operation.name), written[operation.name], notes),
    }));
  const givers = opened.flatMap(({ giver }) => giver ?? []);
  // Where settings could not be read, nobody knows what they would have had.
  if (notes.problems.length === 0) checkWants(opened, givers, notes);
  const ladder = opened.find((one) => one.ladder !== undefined)?.ladder;
  return {
    commands: opened.flatMap(({ commands }) => commands),
    presses: opened.flatMap(({ presses }) => presses),
    cards: opened.flatMap(({ cards }) => cards),
    replies: opened.flatMap(({ replies = [] }) => replies),
    timers: opened.flatMap(({ timers }) => timers),
    routes: opened.flatMap(({ routes }) => routes),
    listings: opened.flatMap(({ listings = [] }) => listings),
    departures: opened.flatMap(({ departures = [] }) => departures),
    feeds: opened.flatMap(({ feeds = [] }) => feeds),
    grants: opened.flatMap(({ grants = [] }) => grants),
    figures: opened.flatMap(({ figures }) => figures ?? []),
    // What an operation kept before it was turned off goes along as well.
    moves: operations.flatMap(({ moves = [] }) => moves),
    ...(ladder && { ladder, levels: ladder.from }),
    ...(givers.length > 0 && { givers }),
  };
}

/** The commands of operations that this community does without, and whose they are. */
export function commandsOff(
  written: Readonly<Record<string, unknown>>,
  operations: readonly Operation[],
): ReadonlyMap<string, string> {
  const off = operations.filter(({ name }) => written[name] === false);
  return new Map(
    off.flatMap(({ name, settings, open }) =>
      open(settings.parse({})).commands.map((command) => [command.name, name] as const),
    ),
  );
}

/** What one operation promises, another must have. */
function checkWants(
  opened: readonly { readonly name: string; readonly wants?: readonly Want[] }[],
  givers: readonly Giver[],
  { wrong }: Notes,
): void {
  for (const { name, wants = [] } of opened)
    for (const { kind, of, path } of wants) {
      const giver = givers.find((one) => one.kind === kind);
      const place = ['operations', name, ...path];
      if (giver === undefined) wrong(place, (say) => say.nothingGives({ kind }));
      else if (!giver.names.includes(of))
        wrong(place, (say, locale) => {
          const said = say.noReward({ noun: giver.noun[locale], name: of });
          return `${said}${instead(say, of, giver.names)}`;
        });
    }
}

/** With wrong settings it is opened as if there were none: its commands are still known to the timetable. */
function open(
  operation: Operation,
  files: Files | undefined,
  written: unknown,
  notes: Notes,
): Opened {
  const settings = notes.read(operation.settings, written ?? {}, ['operations', operation.name]);
  return operation.open(settings ?? operation.settings.parse({}), files);
}

import { basename, extname } from 'node:path';
import type { Operation } from '../bot/command.ts';
import type { Community, Pictures, Space } from '../bot/community.ts';
import type { Library } from './files.ts';
import { readHoldings } from './holdings.ts';
import { type Notes, notesOn } from './notes.ts';
import { commandsOff, openOperations } from './operations.ts';
import { byPlace, instead, type Problem } from './problem.ts';
import { type Sections, sections } from './shape.ts';
import { parse, type Source } from './source.ts';
import { readSpaces } from './spaces.ts';
import { readTimetable } from './timetable.ts';
import { faultOfZone } from './zones.ts';

export type Loaded =
  | {
      readonly ok: true;
      readonly community: Community;
      readonly warnings: readonly Problem[];
      /** for what is found wrong later, against other files */
      readonly source: Source;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a community's file; `library` is what its operations read beside it. Pure; all problems are told at once, in the order of their places. */
export function loadCommunity(
  file: string,
  text: string,
  operations: readonly Operation[],
  beside: Partial<Beside> = {},
): Loaded {
  const parsed = parse(file, text);
  if (!parsed.ok) return parsed;
  const { source } = parsed;
  const notes = notesOn(source);
  const community = read(notes, operations, { ...nothing, ...beside });
  if (community === undefined || notes.problems.length > 0)
    return { ok: false, problems: notes.problems.toSorted(byPlace) };
  return { ok: true, community, warnings: notes.warnings.toSorted(byPlace), source };
}

/** What stands beside a community's file. */
export type Beside = { readonly library: Library; readonly pictures: Pictures };

/** Where no folder is known. */
const nothing: Beside = {
  library: new Map(),
  pictures: () => ({ ok: false, why: 'missing' }),
};

function read(
  notes: Notes,
  operations: readonly Operation[],
  { library, pictures }: Beside,
): Community | undefined {
  const written = notes.source.value;
  if (!isGroup(written)) {
    notes.wrong([], (say) => say.noGroup({ empty: written === null || written === undefined }));
    return undefined;
  }
  const section = sectionsOf(written, notes);
  checkName(section.community, notes);
  const zone = checkedZone(section.timezone, notes);
  const id = section.community ?? '';
  const spaces = readSpaces(section.spaces ?? {}, id, notes);
  const opened = openOperations(section.operations ?? {}, { operations, library }, notes);
  const around = {
    zone,
    spaces: namesOf(written.spaces),
    commands: opened.commands,
    off: commandsOff(section.operations ?? {}, operations),
    pictures,
  };
  return {
    id,
    name: section.name ?? { en: id, zh: id },
    zone: zone ?? 'UTC',
    language: section.language ?? 'en',
    dayStarts: section.dayStarts ?? 0,
    spaces,
    pictures,
    ...people(section, written, spaces, notes),
    timetable: readTimetable(section.timetable ?? {}, around, notes),
    ...opened,
  };
}

function people(
  { playground, roles }: Partial<Sections>,
  written: Group,
  spaces: readonly Space[],
  notes: Notes,
): Pick<Community, 'people' | 'roles'> {
  const known = Object.entries(playground?.people ?? {});
  const names = known.map(([id]) => id);
  // People that could not be read are not missed.
  const unread = playground === undefined && isGroup(written.playground);
  if (written.playground === undefined && spaces.some(({ platform }) => platform === 'web'))
    notes.warn(['spaces'], (say) => say.nobodyEnters);
  if (namesOf(written.spaces)?.length === 0) notes.warn(['community'], (say) => say.noSpaces);
  return {
    people: known.map(([id, name]) => ({ id, name })),
    roles: readHoldings(roles ?? {}, unread ? undefined : names, notes),
  };
}

/** Each section by itself: one that is wrong is undefined, and the others are still checked. */
function sectionsOf(written: Group, notes: Notes): Partial<Sections> {
  const known = Object.keys(sections);
  for (const key of Object.keys(written))
    if (!known.includes(key))
      notes.wrong(
        [key],
        (say) => `${say.noSection({ name: key })}${instead(say, key, known)}`,
        'key',
      );
  return Object.fromEntries(
    // An empty section is written `timetable:` with nothing behind it.
    Object.entries(sections).map(([key, schema]) => [
      key,
      notes.read<unknown>(schema, (written as Record<string, unknown>)[key] ?? undefined, [key]),
    ]),
  );
}

function checkName(id: string | undefined, { source, wrong }: Notes): void {
  const expected = basename(source.file, extname(source.file));
  if (id !== undefined && id !== expected)
    wrong(['community'], (say) => say.notNamed({ id, file: expected }));
}

function checkedZone(zone: string | undefined, notes: Notes): string | undefined {
  const fault = zone === undefined ? undefined : faultOfZone(zone);
  if (fault === undefined) return zone;
  notes.wrong(['timezone'], fault);
  return undefined;
}

/** The sections that are looked at once more as they were written. */
type Group = { readonly spaces?: unknown; readonly playground?: unknown };

/** Undefined where they could not be read. */
function namesOf(value: unknown): string[] | undefined {
  if (value === null || value === undefined) return [];
  return isGroup(value) ? Object.keys(value) : undefined;
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { type Command, type NamedOption, runsOnClock } from '../bot/command.ts';
import type { NoPicture } from '../bot/community.ts';
import type { Misread } from '../bot/option.ts';
import type { Notes } from './notes.ts';
import { instead } from './problem.ts';
import type { WrittenEntry } from './shape.ts';
import type { Path } from './source.ts';
import type { Surroundings } from './timetable.ts';

/** An entry's options as text, checked by the command's own options as if somebody had typed them. */
export function readGiven(
  written: WrittenEntry,
  path: Path,
  around: Surroundings,
  notes: Notes,
): Record<string, string> {
  const given = Object.fromEntries(
    Object.entries(written.with ?? {}).map(([name, value]) => [
      name,
      textOf(value, () => notes.source.written([...path, 'with', name])),
    ]),
  );
  for (const name of Object.keys(given)) checkWhole([...path, 'with', name], notes);
  const command = commandNamed(written.run, path, around, notes);
  if (command === undefined) return given;
  for (const name of Object.keys(given)) checkKnown(name, command, path, notes);
  for (const option of command.options) {
    checkOption(option, given, path, around, notes);
    checkOffered(option, given[option.name], [...path, 'with', option.name], notes);
  }
  return given;
}

/**
 * A list is what a person would type for it: one after another, with commas. A number is as it was
 * written, since an id of 64 bits was rounded when it was read.
 */
function textOf(value: unknown, written: () => string): string {
  if (Array.isArray(value)) return value.map(String).join(', ');
  return typeof value === 'number' ? written() : String(value);
}

/** `text: Tonight #reading` says "Tonight": a hashtag looks like a comment. */
function checkWhole(place: Path, notes: Notes): void {
  const comment = notes.source.comment(place);
  if (comment !== undefined && /^#\S/.test(comment))
    notes.warn(place, `"${comment}" is a comment and will not be said; put the text in quotes`);
}

function commandNamed(
  name: string,
  path: Path,
  { commands, off }: Surroundings,
  notes: Notes,
): Command | undefined {
  const command = commands.find((one) => one.name === name);
  const able = commands.filter(runsOnClock).map((one) => one.name);
  if (command === undefined)
    notes.wrong([...path, 'run'], `there is no command "${name}"${hintOf(name, able, off)}`);
  else if (!runsOnClock(command))
    notes.wrong(
      [...path, 'run'],
      `"${name}" is done by members for themselves, so it cannot run on a clock`,
    );
  return command;
}

function hintOf(name: string, able: readonly string[], off: Surroundings['off']): string {
  const owner = off.get(name);
  if (owner !== undefined) return `: ${owner} is false in operations`;
  const begun = able.find((one) => name.startsWith(`${one} `));
  if (begun !== undefined) return `; run: ${begun}, and its options under with:`;
  return instead(name, able);
}

function checkKnown(name: string, command: Command, path: Path, notes: Notes): void {
  const known = command.options.map((option) => option.name);
  if (known.includes(name)) return;
  const none = known.length === 0 ? '; it takes none' : instead(name, known);
  notes.wrong([...path, 'with', name], `"${command.name}" has no option "${name}"${none}`, 'key');
}

function checkOption(
  option: NamedOption,
  given: Readonly<Record<string, string>>,
  path: Path,
  around: Surroundings,
  notes: Notes,
): void {
  const { name } = option;
  const read = option.read(given[name] ?? '');
  if (!read.ok) {
    if (read.why.is === 'missing')
      notes.wrong(path, `${name} is missing: ${option.about.en}`, 'key');
    else notes.wrong([...path, 'with', name], `${name} is "${given[name]}"; ${told(read.why)}`);
    return;
  }
  checkBeside(option, read.value, [...path, 'with', name], around, notes);
}

/** What must stand beside it: spaces in the same file, a picture in the same folder. */
function checkBeside(
  { kind }: NamedOption,
  value: unknown,
  place: Path,
  around: Surroundings,
  notes: Notes,
): void {
  const named = [value].flat().filter((one) => typeof one === 'string');
  if (isOfSpaces(kind)) {
    const { spaces = named } = around;
    const known = kind.is === 'space' ? spaces : [...spaces, 'all'];
    for (const space of named.filter((one) => !known.includes(one)))
      notes.wrong(place, `there is no space "${space}"${instead(space, spaces)}`);
  } else if (kind.is === 'named' && kind.of === 'picture') {
    for (const file of named) checkPicture(file, place, around, notes);
  }
}

const isOfSpaces = (kind: NamedOption['kind']) =>
  kind.is === 'space' || (kind.is === 'named' && kind.of === 'spaces');

function checkPicture(file: string, place: Path, { pictures }: Surroundings, notes: Notes): void {
  const found = pictures(file);
  if (!found.ok) notes.wrong(place, faultOfPicture(file, found.why));
}

function faultOfPicture(file: string, why: NoPicture): string {
  switch (why) {
    case 'missing':
      return `there is no picture "${file}" beside this file`;
    case 'elsewhere':
      return `"${file}" is not beside this file; pictures stand in its folder, or in one below it`;
    case 'unknown':
      return `"${file}" is no picture; it should be a PNG or a JPEG`;
    case 'too-large':
      return `"${file}" is too large; a picture may have 5 MB`;
  }
}

/**
 * It may stand in another file, which is mended by itself, or have been made in chat (a pool, by bringing
 * in codes): so this file is not refused for it.
 */
function checkOffered(
  { name, offered }: NamedOption,
  given: string | undefined,
  path: Path,
  notes: Notes,
): void {
  if (given !== undefined && offered !== undefined && !offered.includes(given))
    notes.warn(path, `the config has no ${name} "${given}"${instead(given, offered)}`);
}

function told(why: Exclude<Misread, { is: 'missing' }>): string {
  switch (why.is) {
    case 'not-a-number':
      return 'it should be a whole number';
    case 'out-of-range':
      return `it should be from ${why.min} to ${why.max}`;
    case 'too-long':
      return `it should be at most ${why.max} characters long`;
    case 'not-offered':
      return `it should be one of: ${why.of.join(', ')}`;
    case 'not-a-member':
      return 'it should be a person: @handle, or the id of an account';
    case 'not-a-photo':
      return 'a photo is sent along; it cannot be written here';
    case 'not-a-file':
      return 'a file is sent along; it cannot be written here';
    case 'unlike':
      return `it should look like ${why.like}`;
    case 'not-a-moment':
      return 'it should be a time such as 2026-12-24T20:00, or a length such as 2h or 3d';
  }
}

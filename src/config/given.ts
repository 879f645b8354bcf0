import { type Command, type NamedOption, runsOnClock } from '../bot/command.ts';
import type { NoPicture } from '../bot/community.ts';
import type { Misread } from '../bot/option.ts';
import type { Notes } from './notes.ts';
import { instead, type Words } from './problem.ts';
import type { WrittenEntry } from './shape.ts';
import type { Path, Written } from './source.ts';
import type { Texts } from './texts/en.ts';
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
function textOf(value: unknown, written: () => Written): string {
  if (Array.isArray(value)) return value.map(String).join(', ');
  const there = typeof value === 'number' ? written() : undefined;
  return typeof there === 'object' ? there.text : String(value);
}

/** `text: Tonight #reading` says "Tonight": a hashtag looks like a comment. */
function checkWhole(place: Path, notes: Notes): void {
  const comment = notes.source.comment(place);
  if (comment !== undefined && /^#\S/.test(comment))
    notes.warn(place, (say) => say.timetable.isComment({ comment }));
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
    notes.wrong([...path, 'run'], (say) => {
      const hint = hintOf(name, able, off)(say);
      return `${say.timetable.noCommand({ name })}${hint}`;
    });
  else if (command.byHand) notes.wrong([...path, 'run'], (say) => say.timetable.byHand({ name }));
  else if (!runsOnClock(command))
    notes.wrong([...path, 'run'], (say) => say.timetable.memberCommand({ name }));
  return command;
}

function hintOf(
  name: string,
  able: readonly string[],
  off: Surroundings['off'],
): (say: Texts) => string {
  const owner = off.get(name);
  if (owner !== undefined) return (say) => say.timetable.switchedOff({ operation: owner });
  const begun = able.find((one) => name.startsWith(`${one} `));
  if (begun !== undefined) return (say) => say.timetable.optionsUnderWith({ command: begun });
  return (say) => instead(say, name, able);
}

function checkKnown(name: string, command: Command, path: Path, notes: Notes): void {
  const known = command.options.map((option) => option.name);
  if (known.includes(name)) return;
  const told: Words = (say) => {
    const hint = known.length === 0 ? say.timetable.takesNone : instead(say, name, known);
    return `${say.timetable.noOption({ command: command.name, name })}${hint}`;
  };
  notes.wrong([...path, 'with', name], told, 'key');
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
    const { why } = read;
    if (why.is === 'missing') {
      const { about } = option;
      const told: Words = (say, locale) =>
        say.timetable.optionMissing({ name, about: about[locale] });
      notes.wrong(path, told, 'key');
    } else
      notes.wrong([...path, 'with', name], ({ timetable }) =>
        timetable.optionIs({ name, given: given[name] ?? '', should: should(timetable, why) }),
      );
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
      notes.wrong(place, (say) => `${say.noSpace({ name: space })}${instead(say, space, spaces)}`);
  } else if (kind.is === 'named' && kind.of === 'picture') {
    for (const file of named) checkPicture(file, place, around, notes);
  }
}

const isOfSpaces = (kind: NamedOption['kind']) =>
  kind.is === 'space' || (kind.is === 'named' && kind.of === 'spaces');

function checkPicture(file: string, place: Path, { pictures }: Surroundings, notes: Notes): void {
  const found = pictures(file);
  if (!found.ok) notes.wrong(place, ({ timetable }) => faultOfPicture(timetable, file, found.why));
}

function faultOfPicture(say: Texts['timetable'], file: string, why: NoPicture): string {
  switch (why) {
    case 'missing':
      return say.noPicture({ file });
    case 'elsewhere':
      return say.pictureElsewhere({ file });
    case 'unknown':
      return say.unknownPicture({ file });
    case 'too-large':
      return say.largePicture({ file });
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
    notes.warn(
      path,
      (say) => `${say.timetable.notInConfig({ name, given })}${instead(say, given, offered)}`,
    );
}

function should(
  { should: say }: Texts['timetable'],
  why: Exclude<Misread, { is: 'missing' }>,
): string {
  switch (why.is) {
    case 'not-a-number':
      return say.number;
    case 'out-of-range':
      return say.within(why);
    case 'too-long':
      return say.short(why);
    case 'not-offered':
      return say.oneOf(why);
    case 'not-a-member':
      return say.member;
    case 'not-a-photo':
      return say.noPhoto;
    case 'not-a-file':
      return say.noFile;
    case 'unlike':
      return say.like(why);
    case 'not-a-moment':
      return say.moment;
  }
}

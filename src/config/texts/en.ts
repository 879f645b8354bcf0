import { phrases } from './en-phrases.ts';
import { timetable } from './en-timetable.ts';
import { yaml } from './en-yaml.ts';

/** All that is told of config files. What starts with a semicolon completes a sentence. */
export const en = {
  ...{ phrases, timetable, yaml },
  meant: (it: { near: string }) => `; did you mean "${it.near}"?`,
  thereAre: (it: { names: readonly string[] }) =>
    `; there ${it.names.length === 1 ? 'is' : 'are'}: ${it.names.join(', ')}`,

  nameOfFile: 'the name of the file has small letters, digits and hyphens alone: books-1.yaml',
  noPng: (it: { name: string }) => `there is no ${it.name} beside this file`,
  notPng: (it: { name: string }) => `${it.name} is no PNG picture`,
  largePng: (it: { name: string; kB: number }) => `${it.name} has ${it.kB} kB; 1024 kB is the most`,
  unreadable: (it: { why: string }) => `this file cannot be read: ${it.why}`,
  noRight: 'the user that runs Emcee has no right to; give it with chmod or chown',

  taken: (it: { name: string; other: string; file: string }) =>
    `${it.name} is the same place as ${it.other} in ${it.file}; a place belongs to one community`,
  sameId: (it: { file: string }) => `${it.file} is this community already`,
  noGroup: (it: { empty: boolean }) =>
    `${it.empty ? 'the file is empty; ' : ''}a community is a list of settings, starting with community: its-name`,
  notNamed: (it: { id: string; file: string }) =>
    `community is "${it.id}" but the file is named "${it.file}"; both must agree`,
  noSection: (it: { name: string }) => `there is no "${it.name}" in a community`,
  noSpaces: 'it has no spaces yet, so nobody is heard and nothing can be posted',
  nobodyEnters: 'nobody can enter the web spaces: there are no people in playground',
  nobody: (it: { name: string }) => `there is nobody called "${it.name}" in the playground`,
  noZone: (it: { zone: string }) => `there is no time zone "${it.zone}"`,
  zoneMeant: (it: { zones: readonly string[] }) => `; did you mean ${it.zones.join(', or ')}?`,
  zonesLook: '; they look like Asia/Shanghai',

  noOperation: (it: { name: string }) => `there is no operation "${it.name}"`,
  nothingGives: (it: { kind: string }) => `nothing in this community gives a ${it.kind}`,
  noReward: (it: { noun: string; name: string }) => `there is no ${it.noun} "${it.name}"`,

  noSpace: (it: { name: string }) => `there is no space "${it.name}"`,
  person: 'a number above 0 is a person; groups are below, like -100…',
  samePlace: (it: { name: string; other: string }) => `${it.name} is the same place as ${it.other}`,
  needsPlatform: 'a space needs one of: telegram (a chat id), discord (a channel id), web (a room)',
  twoPlaces: (it: { platform: string }) =>
    `a space is one place; make ${it.platform} a space of its own`,
  noTopics: 'only Telegram has topics',
  noGuilds: 'only Discord has guilds',
  needsGuild: 'a Discord space needs its guild: the id of the server, in quotes',

  nothing: 'nothing',
  group: 'a group of settings',
  list: 'a list',
  isWrong: (it: { name: string; found: string; right: string }) =>
    `${it.name} is ${it.found}; it should be ${it.right}`,
  isMissing: (it: { name: string; right: string }) =>
    `${it.name} is missing; it should be ${it.right}`,
  wrongKey: (it: { name: string; right: string }) =>
    `"${it.name}" cannot stand here; it should be ${it.right}`,
  unknownKey: (it: { name: string; path: readonly PropertyKey[] }) => {
    const parts = it.path.map((part) =>
      typeof part === 'number' ? `entry ${part + 1}` : String(part),
    );
    return `there is no "${it.name}" ${parts.length === 0 ? 'here' : `in ${parts.join(' › ')}`}`;
  },
  notMerged: '; settings are not merged here, so write them out',
  wideColon: (it: { name: string }) =>
    `"${it.name}" has ： in it; write ": " with a blank behind it`,
  wideColonIn: '; it has ： in it; write ": " with a blank behind it',
  theFile: 'the file',
  entry: (it: { place: number; of: string | undefined }) =>
    `entry ${it.place} of ${it.of ?? 'the list'}`,
};

export type Texts = typeof en;

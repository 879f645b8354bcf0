import type { Loss } from '../../chat/fit.ts';
import { start } from './en-start.ts';

const count = (number: number, one: string, many: string) =>
  `${number} ${number === 1 ? one : many}`;

const losses: Readonly<Record<Loss, string>> = {
  'text-split': 'a text came in several messages',
  'text-shortened': 'a text was cut',
  'title-shortened': 'a title was cut',
  'picture-apart': 'a picture stood in a message of its own',
  'file-apart': 'a file stood in a message of its own',
  'file-dropped': 'a file was left out',
  'label-shortened': 'a button’s label was cut',
  'buttons-dropped': 'buttons were left out',
};

/** What the shell says by itself. */
export const en = {
  usage: `emcee start                              run the bot
emcee check [folder, file or community]  is every file in communities/ right?
emcee plan [folder or file] [community] [--days 14]
                                         what will run when, where
emcee rehearse [folder or file] [community] [--days 7] [--members 20] [--from 2026-12-24] [--seed 1]
                                         live through days to come with made-up members
emcee run <community> [--in space] <command> …   run a command, also while the bot runs
emcee coupons import <community> <pool> <file.csv>
                                         add codes to a pool, also while the bot runs
emcee quiz import <file.csv> [--title "…"]   write a table of questions as a bank
emcee token <community> [--name shop]    make a token for a program; it is shown once
emcee token list <community>             which tokens there are
emcee token revoke <community> <name>    revoke a token: it stops working at once
emcee schema [file]                      write the JSON Schema of community files
emcee backup <file.tar.gz>               copy the embedded database, also while the bot runs
emcee version                            which version this is
emcee help [command]                      this`,
  nothingMore: (it: { verb: string }) => `${it.verb} takes nothing more`,
  noVerb: (it: { verb: string }) => `there is no "${it.verb}"`,
  backupNeeds: 'backup needs a file',
  placeTaken: (it: { verb: string }) =>
    `${it.verb} takes one folder or file, and one community of it`,
  wholeNeeded: (it: { option: string; most: number }) =>
    `--${it.option} needs a whole number from 1 to ${it.most}`,
  fromNeeds: '--from needs a day, like this: --from 2026-12-24',
  checkTakes: 'check takes one folder or file: emcee check communities/examples',
  quizNeeds: 'quiz needs: import, and a file such as questions.csv',
  tokensLike: 'like this: emcee token list night-readers; emcee token revoke night-readers shop',
  tokenNeeds: 'token needs a community: emcee token night-readers --name shop',
  tokenName: '--name takes up to 40 letters, digits, blanks, dots, hyphens and underscores',
  importLike: 'like this: emcee coupons import night-readers winter codes.csv',
  inNeeds: '--in needs the name of a space',
  runNeeds: 'run needs a community and a command: emcee run night-readers top',
  badOption: (it: { why: string; option: string }) => it.why,

  noFile: (it: { at: string }) => `there is no file ${it.at}`,
  noFolder: (it: { at: string }) => `there is no folder ${it.at}`,
  neither: (it: { at: string }) => `${it.at} is neither a folder nor a YAML file`,
  toMend: (it: { count: number }) => `${count(it.count, 'problem', 'problems')} to mend`,
  noCommunityIn: (it: { folder: string }) =>
    `there is no community in ${it.folder}: no file *.yaml`,
  warning: (it: { told: string }) => `${it.told} (warning)`,
  good: (it: { id: string; spaces: number; entries: number }) =>
    `${it.id}: good. ${count(it.spaces, 'space', 'spaces')}, ${count(it.entries, 'timetable entry', 'timetable entries')}`,
  goodFile: (it: { file: string }) => `${it.file}: good`,

  nothingToPlan: (it: { at: string }) => `there is no community in ${it.at} that could be planned`,
  noCommunity: (it: { id: string; at: string }) => `there is no community "${it.id}" in ${it.at}`,
  heading: (it: { id: string; days: number; zone: string; offset: string }) =>
    `${it.id}, ${count(it.days, 'day', 'days')} in ${it.zone} (UTC${it.offset})`,
  clocks: (it: { offset: string }) => `clocks changed: UTC${it.offset}`,
  notThen: (it: { names: readonly string[] }) => `(not in these days: ${it.names.join(', ')})`,
  over: (it: { names: readonly string[] }) =>
    `(over, and never again by their dates: ${it.names.join(', ')})`,
  onlyFirst: (it: { count: number; name: string }) =>
    `(only the first ${it.count} of ${it.name} are shown)`,
  weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as readonly string[],
  noSuchTime: (it: { time: string }) => `there is no ${it.time} that day`,
  firstOfTwo: 'the first time, of two',

  rehearsing: (it: {
    id: string;
    days: number;
    zone: string;
    offset: string;
    members: number;
    seed: number;
  }) =>
    `${it.id}, ${count(it.days, 'day', 'days')} in ${it.zone} (UTC${it.offset}), rehearsed with ${count(it.members, 'made-up member', 'made-up members')} (seed ${it.seed})`,
  taps: (it: { taps: number }) => count(it.taps, 'tap', 'taps'),
  saidInAll: (it: {
    where: readonly { name: string; count: number; most: number }[];
    alone: number;
  }) => {
    const where = it.where.map(
      ({ name, count: n, most }) =>
        `${name} ${count(n, 'message', 'messages')}${n === 0 ? '' : ` (at most ${most} in a minute)`}`,
    );
    return `Said in all: ${where.join(', ')}; to members alone ${it.alone}.`;
  },
  lost: (it: { platform: string; loss: Loss; count: number }) =>
    `On ${it.platform}, ${count(it.count, 'time', 'times')}: ${losses[it.loss]}.`,
  noPoints: 'No points moved.',
  pointsWere: 'Points that came to members, and went from them:',
  balances: (it: { most: number; half: number }) =>
    `In the end one member has ${it.most}; half of them have ${it.half} or more.`,
  asksThen: (it: { words: string }) => `/${it.words} says then:`,
  ended: (it: { state: 'skipped' | 'failed'; reason: string }) => `${it.state}: ${it.reason}`,
  undelivered: (it: { count: number; reason: string }) =>
    `${count(it.count, 'message', 'messages')} not delivered: ${it.reason}`,
  notWell: 'Not as planned:',
  allWell: 'Every entry did what it is for, and every message was delivered.',

  start,
  parted: (it: { notes: readonly string[] }) => it.notes.join('; '),
};

export type Texts = typeof en;

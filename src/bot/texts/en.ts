import type { Misread } from '../option.ts';

/** `sent`: it is a photo or a file. */
type Question = { about: string; sent: boolean };

/** What the bot says by itself, in no operation's name. */
export const en = {
  unknownCommand: (it: { name: string; meant: readonly string[] }) =>
    it.meant.length === 0
      ? `I don't know /${it.name}. /help shows what you can do.`
      : `I don't know /${it.name}. Did you mean ${it.meant.map((one) => `/${one}`).join(', ')}?`,
  notAllowed: (it: { name: string; role: string }) =>
    `/${it.name} is for ${it.role}s. /help shows what you can do.`,
  notAllowedPress: (it: { role: string }) => `That button is for ${it.role}s.`,
  roles: {
    member: 'member',
    helper: 'helper',
    author: 'author',
    planner: 'planner',
    admin: 'admin',
  },
  misread: (it: { option: string; about: string; raw: string; why: Misread }) =>
    `${it.option}: ${whyNot(it.why)}${it.raw === '' ? '' : ` “${it.raw}” won't do.`}`,
  allOptions: (it: { name: string }) => `All its options: /help ${it.name}`,
  usage: (it: { usage: string }) => `Like this: ${it.usage}`,
  leftOver: (it: { rest: string }) => `I can't place “${it.rest}”.`,
  stale: "That button is no longer in use. Ask again, and you'll get a fresh one.",
  apology: (it: { id: string }) =>
    `Sorry, that went wrong on my side, and nothing was changed. An admin can look it up by ${it.id}.`,
  strangerInPrivate:
    "I don't know you yet. Use a command in your community first, then I'll know you here.",
  leftInPrivate: (it: { community: string }) =>
    `As far as I can see, you left ${it.community}. All you have there is kept. If you are there, use a command in the group, and I'll answer here again.`,
  whichCommunity: 'You are in several communities. Which one is this about?',
  nowWith: (it: { community: string }) => `From now on we talk about ${it.community}.`,
  welcome: (it: { community: string }) =>
    `Hello! I host ${it.community}. Here I can tell you what is for you alone. /help shows what you can do.`,
  wordsAlone:
    "I only understand commands, sorry. /help shows what you can do here; for people's answers, ask in the group.",
  adopt: (it: { platform: string; ids: string }) =>
    `Hello! I host communities, and this one is not in my config yet. To adopt it, the operator adds this to a file in communities/:\n\n${it.ids}`,
  ask: (it: Question) => asking(it),
  askAgain: (it: Question & { problem: string }) => `${it.problem}\n${asking(it)}`,
  whoIs: (it: { name: string }) => `Who is “${it.name}”?`,
  namesake: (it: { name: string; handle: string | undefined; since: string }) =>
    `${it.name}${it.handle === undefined ? '' : ` @${it.handle}`}, here since ${it.since}`,
  whichNumber: (it: { name: string; number: number; more: boolean }) =>
    `Who is “${it.name}”? Say it again with their number in place of the name, such as #${it.number}${it.more ? ', or with more of the name: there are others' : ''}.`,
  answerHere: 'Reply to this message. /cancel stops.',
  askElsewhere: 'Here all would read it. Open our private chat and press Start: I ask you there.',
  cancelled: 'All right, stopped.',
  nothingToCancel: 'There is nothing to cancel.',
  fileInPrivate: (it: { name: string }) =>
    `Please send the file to me in private, as a document with /${it.name} as its caption: here everybody could open it. You may want to delete it here.`,
  noFiles: 'I cannot take files here. The operator can import it in a shell: npx emcee help',
  fileTooLong: (it: { most: number }) =>
    `That file is too large for me: up to ${it.most} MB here. Cut it in parts, or let the operator import it in a shell: npx emcee help`,
  fileGone: 'That file is no longer there. Please send it again.',
  fileNotOpened: 'I could not open that file just now. Please send it again in a moment.',
  fileBroke:
    'The file broke off on the way. What came before is kept; send it again, and only what is missing is added.',
  settings: {
    duration: 'a length of time such as 30m, 2h, 2h30m or 7d',
    days: 'a number of days such as 7d',
    timeOfDay: 'a time of day such as "04:00"',
    hoursOfDay: 'hours of the day such as "22:00-08:00"',
    someText: 'some text',
    shortName: 'a short name of letters, digits and hyphens',
    pool: 'the name of a pool under coupons',
  },
  configRefused: (it: { file: string; problems: string }) =>
    `${it.file} has errors, so I go on with what was in force before:\n${it.problems}`,
  trouble: (it: {
    is: 'failed' | 'unsure' | 'moved';
    does: 'send' | 'edit' | 'delete' | 'pin' | 'role';
    space: string | undefined;
    reason: string;
  }) => {
    const where = it.space === undefined ? '' : ` in ${it.space}`;
    if (it.is === 'moved')
      return `The group of ${it.space} has a new address: ${it.reason}. I use it from now on; please put it into the config.`;
    if (it.is === 'unsure')
      return `Nobody knows whether a message arrived${where}: ${it.reason}. Please look there, and say it again if it is missing.`;
    return `${undone[it.does]}${where}: ${it.reason}. /receipts shows what failed.`;
  },
  hindered: (it: { spaces: readonly string[]; reason: string }) =>
    `I may do less than before in ${it.spaces.join(', ')}: ${it.reason}.`,
  notAloud: 'Its answer is for one person alone, so it was not posted.',
  declined: (it: { entry: string; text: string }) =>
    `“${it.entry}” of the timetable ran, and was declined: ${it.text}`,
  missedRun: (it: { entry: string }) =>
    `“${it.entry}” of the timetable did not run: its time was missed. /run runs it now; \`late\` in the config says how long after its time it may still run.`,
  failedRun: (it: { entry: string }) =>
    `“${it.entry}” of the timetable failed on my side, after several tries. The log says why; /run tries again.`,
  goneRun: (it: { entry: string }) =>
    `“${it.entry}” of the timetable could not run: its command or an option is gone. Please check the config.`,
};

const undone = {
  send: 'I could not say something',
  edit: 'I could not change a message',
  delete: 'I could not delete a message',
  pin: 'I could not pin a message',
  role: 'I could not give or take a role',
} as const;

/** `The start? (tomorrow 8pm, 2h)`: what is asked, then how it may be said. */
function asking({ about, sent }: Question): string {
  if (sent) return `Please send ${about}.`;
  const [, question = about, how] =
    /^(.+?)(?:(?:[:;] |, (?:such as|like) )(.+))?$/.exec(about) ?? [];
  const capital = question.replace(/^[a-z]/, (first) => first.toUpperCase());
  return how === undefined ? `${capital}?` : `${capital}? (${how})`;
}

function whyNot(why: Misread): string {
  switch (why.is) {
    case 'missing':
      return 'this is needed.';
    case 'not-a-number':
      return 'a whole number is needed.';
    case 'out-of-range':
      return `a number from ${why.min} to ${why.max} is needed.`;
    case 'too-long':
      return `at most ${why.max} characters.`;
    case 'not-offered':
      return `one of ${why.of.join(', ')} is needed.`;
    case 'not-a-photo':
      return 'a photo is needed.';
    case 'not-a-file':
      return 'a file is needed.';
    case 'not-a-member':
      return 'a person I know is needed, as @name or by what they are called here.';
    case 'not-a-moment':
      return 'a time is needed, such as tomorrow 8pm or 2026-12-24T20:00, or a length such as 2h or 3d.';
    case 'unlike':
      return `something like ${why.like} is needed.`;
  }
}

export type Texts = typeof en;

import type { Misread } from '../../../../src/bot/option.ts';
import type { Role } from '../../../../src/bot/role.ts';
import type { Loss } from '../../../../src/chat/fit.ts';
import type { Refusal } from '../../protocol.ts';

const losses: Record<Loss, string> = {
  'text-split': 'text split in two',
  'text-shortened': 'text shortened',
  'title-shortened': 'title shortened',
  'picture-apart': 'picture apart',
  'file-apart': 'file apart',
  'file-dropped': 'file left out',
  'label-shortened': 'a button’s label shortened',
  'buttons-dropped': 'some buttons left out',
};

const roles: Record<Role, string> = {
  member: 'member',
  helper: 'helper',
  author: 'author',
  planner: 'planner',
  admin: 'admin',
};

const refusals: Record<Refusal, string> = {
  unreadable: 'The server could not read that. Reload the page and try again.',
  'hello-first': 'The server does not know yet who you are. Reload the page.',
  'no-community':
    'There is no community with people to be here. Add `playground.people` to its file.',
  'no-room': 'That room is no longer there. Choose another one on the left.',
  empty: 'There is nothing to send.',
  'too-long': 'That is longer than the 10,000 characters a message may have. Send it in parts.',
  gone: 'That message is no longer there.',
  'not-kept': 'That did not work, and nothing was changed. Try again.',
};

export const en = {
  losses,
  roles,
  refusals,
  errorId: (id: string) => `error ${id}`,
  rooms: 'Rooms',
  people: 'You are',
  privateRoom: 'Emcee, in private',
  unread: (count: number) => `${count} unread`,
  youAre: (name: string) => `You are ${name}`,
  become: (name: string) => `Become ${name}`,
  secondWindow: (name: string) => `Open a second window as ${name}`,
  look: 'Show as',
  looks: { web: 'Emcee', telegram: 'Telegram', discord: 'Discord' } as Record<string, string>,
  language: 'Language',
  community: 'Community',
  timetable: 'Timetable',
  nothingComing: 'Nothing is planned for the coming days.',
  today: 'Today',
  tomorrow: 'Tomorrow',
  timesIn: (zone: string) => `Times in ${zone}`,
  runNow: 'Run now',
  runNowOf: (name: string) => `Run “${name}” now`,
  paused: 'paused',
  inRooms: (rooms: string) => `in ${rooms}`,
  late: (span: string) => `if missed, still within ${span}`,
  minutes: (count: number) => `${count} min`,
  hours: (count: number) => `${count} h`,
  menu: 'Rooms and people',
  close: 'Close',
  write: (room: string) => `Write to ${room}, or / for commands`,
  messages: 'Messages',
  send: 'Send',
  toLatest: 'To the latest',
  beginning: 'This is where it began.',
  onlyYou: 'only you see this',
  dismiss: 'Dismiss',
  earlier: (count: number) => `Show ${count} earlier`,
  bot: 'bot',
  waiting: 'waits for the connection',
  underWay: 'not confirmed yet',
  reply: 'Reply',
  replyTo: (name: string) => `Reply to ${name}`,
  replyingTo: (name: string) => `Answering ${name}`,
  cancel: 'Cancel',
  connecting: 'Connecting …',
  lost: 'The connection is lost. It comes back by itself; what you write is kept.',
  back: 'Connected again. Nothing is missing.',
  quiet: 'Nothing was said here yet.',
  beFirst: 'Be the first, or type / to see what you can do.',
  tryAgain: 'Try again',
  commands: 'Commands',
  noCommand: 'No command is called that. Enter sends it all the same.',
  stepByStep: 'Tab asks one by one',
  keys: '↑ ↓ to choose · Tab or Enter to take · Esc to leave',
  stepKeys: 'Enter: next · Ctrl+Enter: send now · Shift+Tab: back · Esc: leave',
  skipIt: 'may stay empty',
  range: (min: number, max: number) => `${min} to ${max}`,
  atMost: (max: number) => `at most ${max} characters`,
  misread: (why: Misread): string => {
    switch (why.is) {
      case 'missing':
        return 'This is needed.';
      case 'not-a-number':
        return 'This must be a whole number.';
      case 'out-of-range':
        return `This must be from ${why.min} to ${why.max}.`;
      case 'too-long':
        return `This may have at most ${why.max} characters.`;
      case 'not-offered':
        return `Choose one of: ${why.of.join(', ')}.`;
      case 'not-a-member':
        return 'Name a person, as @name.';
      case 'not-a-photo':
        return 'Choose a photo.';
      case 'not-a-file':
        return 'Files are sent on Telegram or Discord.';
      case 'unlike':
        return `Write it like this: ${why.like}.`;
      case 'not-a-moment':
        return 'Give a time such as tomorrow 8pm or 2026-12-24T20:00, or a length such as 2h or 3d.';
    }
  },
  shownPrivately: {
    toast: 'pops up for this person alone',
    direct: 'comes as a direct message',
    link: 'comes behind a link',
  },
  on: (platform: string) => `On ${platform}: `,
  listen: (name: string, words: string) => `${name}: ${words}`,
};

export type Texts = typeof en;

import { datedOf } from '../../../agenda/when.ts';

type Moment = { readonly date: string; readonly time: string };

const moment = (it: Moment) => `${datedOf(it.date, 'en')} ${it.time}`;
const states = { done: 'done', skipped: 'skipped', failed: 'failed' } as const;
const list = (names: readonly string[]) => names.map((name) => `“${name}”`).join(', ');

export const en = {
  timetable: { about: 'What runs in the next days, and how it went last time', options: {} },
  pause: { about: 'Pause a timetable entry', options: { entry: 'name of the entry' } },
  resume: {
    about: 'Let a paused timetable entry run again',
    options: { entry: 'name of the entry' },
  },
  run: { about: 'Run a timetable entry now', options: { entry: 'name of the entry' } },

  preview: {
    about: 'What a timetable entry would post',
    options: { entry: 'name of the entry' },
  },

  title: (it: { days: number; zone: string }) => `The next ${it.days} days · ${it.zone}`,
  nothing: 'The timetable is empty. Entries stand in the config, under timetable.',
  entry: (it: { name: string; paused: boolean; command: string; spaces: readonly string[] }) => {
    const where = it.spaces.length === 0 ? '' : ` in ${it.spaces.join(', ')}`;
    return `${it.paused ? '⏸ ' : ''}${it.name}: /${it.command}${where}${it.paused ? ' (paused)' : ''}`;
  },
  next: (it: Moment & { more: number; many: boolean }) => {
    if (it.more === 0) return `next: ${moment(it)}`;
    return `next: ${moment(it)}, and ${it.more}${it.many ? ' or more' : ''} after that`;
  },
  never: 'does not run again',
  last: (it: Moment & { state: keyof typeof states; reason: string | undefined }) =>
    `last: ${moment(it)}, ${states[it.state]}${it.reason === undefined ? '' : ` (${it.reason})`}`,

  unknownEntry: (it: { name: string; nearest: string | undefined; all: readonly string[] }) =>
    it.all.length === 0
      ? `There is no entry “${it.name}”: the timetable is empty.`
      : `There is no entry “${it.name}”.${it.nearest === undefined ? '' : ` Did you mean “${it.nearest}”?`} There are: ${list(it.all)}.`,
  paused: (it: { name: string }) => `“${it.name}” is paused. /resume lets it run again.`,
  pausedAlready: (it: { name: string }) => `“${it.name}” is paused already.`,
  resumed: (it: { name: string; next: Moment | undefined }) =>
    it.next === undefined
      ? `“${it.name}” is no longer paused, but its time is over: it does not run again.`
      : `“${it.name}” runs again: next on ${moment(it.next)}.`,
  notPaused: (it: { name: string }) => `“${it.name}” is not paused.`,
  running: (it: { name: string }) => `“${it.name}” runs now. /timetable shows how it went.`,
  runningLater: (it: Moment & { name: string }) =>
    `“${it.name}” runs now. It is quiet at this hour: what it says comes on ${moment(it)}.`,
  cannotRun: (it: { name: string; text: string }) =>
    `“${it.name}” was not run, since its command answers: ${it.text}`,

  previewTitle: (it: { name: string }) => `If “${it.name}” ran now`,
  goesTo: (it: { spaces: readonly string[] }) => `→ ${it.spaces.join(', ')}`,
  goesLater: (it: { spaces: readonly string[]; at: string }) =>
    `→ ${it.spaces.join(', ')}, at ${it.at}`,
  button: (it: { label: string }) => `[${it.label}]`,
  withPicture: (it: { alt: string }) => `[picture: ${it.alt}]`,
  lost: (it: { space: string; platform: string; losses: readonly string[] }) =>
    `⚠ ${it.space} (${platforms[it.platform] ?? it.platform}): ${it.losses.map((loss) => losses[loss] ?? loss).join('; ')}`,
  inPrivate: (it: { members: number }) =>
    it.members === 1
      ? 'One member hears of it in private.'
      : `${it.members} members hear of it in private.`,
  answers: (it: { text: string }) => `The command answers: ${it.text}`,
  saysNothing: 'Nothing would be posted.',
};

const platforms: Readonly<Record<string, string>> = {
  telegram: 'Telegram',
  discord: 'Discord',
  web: 'playground',
};

const losses: Readonly<Record<string, string>> = {
  'text-split': 'the text comes in several messages',
  'text-shortened': 'the text is cut short',
  'title-shortened': 'the title is cut short',
  'picture-apart': 'the picture comes as a message of its own',
  'file-apart': 'the file comes as a message of its own',
  'file-dropped': 'the file is left out',
  'label-shortened': 'labels of buttons are cut short',
  'buttons-dropped': 'some buttons are left out',
  'not-pinned': 'it is not pinned: there are no pins there',
};

export type Texts = typeof en;

type Moment = { readonly weekday: number; readonly date: string; readonly time: string };

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const moment = (it: Moment) => `${weekdays[it.weekday]} ${it.date} ${it.time}`;
const states = { done: 'done', skipped: 'skipped', failed: 'failed' } as const;
const list = (names: readonly string[]) => names.map((name) => `“${name}”`).join(', ');

export const en = {
  timetable: { about: 'What runs in the next days, and how it went last time', options: {} },
  pause: { about: 'Pause an entry of the timetable', options: { entry: 'name of the entry' } },
  resume: {
    about: 'Let a paused entry of the timetable run again',
    options: { entry: 'name of the entry' },
  },
  run: { about: 'Run an entry of the timetable now', options: { entry: 'name of the entry' } },

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
    it.nearest === undefined
      ? `There is no entry “${it.name}”: the timetable is empty.`
      : `There is no entry “${it.name}”. Did you mean “${it.nearest}”? There are: ${list(it.all)}.`,
  paused: (it: { name: string }) => `“${it.name}” is paused. /resume lets it run again.`,
  pausedAlready: (it: { name: string }) => `“${it.name}” is paused already.`,
  resumed: (it: { name: string; next: Moment | undefined }) =>
    it.next === undefined
      ? `“${it.name}” is no longer paused, but its time is over: it does not run again.`
      : `“${it.name}” runs again: next on ${moment(it.next)}.`,
  notPaused: (it: { name: string }) => `“${it.name}” is not paused.`,
  running: (it: { name: string }) => `“${it.name}” runs now. /timetable shows how it went.`,
};
export type Texts = typeof en;

import type { Kind } from '../../../bot/option.ts';

const headings: Readonly<Record<string, string>> = {
  'check-in': 'Check-ins',
  points: 'Points',
  quiz: 'Quizzes',
  questions: 'Questions and answers',
  coupons: 'Coupons',
  events: 'Events',
  posts: 'Posts',
  timetable: 'Timetable',
  membership: 'About you',
  report: 'Figures',
  help: 'Help',
};

export const en = {
  help: {
    about: 'What you can do here',
    options: { command: 'a command to explain' },
  },
  title: (it: { community: string }) => `What you can do in ${it.community}`,
  heading: (it: { operation: string }) => headings[it.operation] ?? it.operation,
  line: (it: { name: string; about: string }) => `/${it.name}: ${it.about}`,
  more: 'More about one: /help with its name.',
  usage: (it: { usage: string }) => `Like this: ${it.usage}`,
  option: (it: { name: string; about: string; required: boolean; kind: Kind }) =>
    `${it.name}: ${it.about} (${kindOf(it.kind)}${it.required ? '' : ', optional'})`,
  unknown: (it: { name: string; nearest: string | undefined }) =>
    it.nearest === undefined
      ? `There is no command “${it.name}” for you. /help shows what there is.`
      : `There is no command “${it.name}” for you. Did you mean /${it.nearest}?`,
};
export type Texts = typeof en;

function kindOf(kind: Kind): string {
  switch (kind.is) {
    case 'integer':
      return `a number from ${kind.min} to ${kind.max}`;
    case 'text':
      return `text, at most ${kind.max} characters`;
    case 'choice':
      return `one of ${kind.of.join(', ')}`;
    case 'named':
      return 'a name';
    case 'member':
      return 'a person, as @name or by what they are called here';
    case 'file':
      return 'a file, sent along';
    case 'photo':
      return 'a photo, sent along';
    case 'space':
      return 'a space of this community';
    case 'moment':
      return 'a time such as tomorrow 8pm or 2026-12-24T20:00, or a length such as 2h or 3d';
  }
}

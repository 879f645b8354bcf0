type Spaces = { readonly spaces: readonly string[] };
const names = ({ spaces }: Spaces) => spaces.join(', ');

const parts = {
  also: 'the same in the other language',
  buttons: 'such as: Rules https://…; Check in → /checkin',
  picture: "a PNG or JPEG beside the community's file",
  alt: 'what the picture shows, for those who do not see it',
  photo: 'a picture, sent along',
};

const states: Readonly<Record<string, string>> = {
  waiting: 'waiting',
  sending: 'being posted',
  sent: 'posted',
  unsure: 'nobody knows',
  failed: 'failed',
  withdrawn: 'withdrawn',
  removed: 'deleted',
};

export const en = {
  say: {
    about: 'Post a text in the name of the community',
    options: {
      text: "the text, in the community's language",
      ...parts,
      in: 'spaces parted by commas, or all; else here',
      pin: 'pin it: yes or no',
      anyway: 'post it even in quiet hours',
    },
  },
  edit: {
    about: 'Change a post wherever it stands',
    options: {
      post: 'its number; /post list shows it',
      text: 'the new text',
      ...parts,
      without: 'what to leave out: also or buttons',
    },
  },
  remove: {
    about: 'Delete a post wherever it stands',
    options: { post: 'its number; /post list shows it' },
  },
  list: { about: 'What was posted, with its numbers', options: { page: 'page' } },

  receipts: {
    about: 'What became of a post or a timetable entry',
    options: { of: 'number of a post, or name of an entry', page: 'page' },
  },

  posted: (it: Spaces & { id: number }) => `It is on its way to ${names(it)}, as post ${it.id}.`,
  waits: (it: Spaces & { id: number; at: string }) =>
    `These are quiet hours: post ${it.id} goes to ${names(it)} at ${it.at}. With anyway=yes it would go now.`,
  empty: 'There is nothing to read in that text, so nothing was posted.',
  tooLong: (it: { length: number; max: number }) =>
    `That is ${it.length} characters; at most ${it.max} fit. Nothing was posted.`,
  unknownSpace: (it: Spaces & { name: string }) =>
    it.spaces.length === 0
      ? `There is no space “${it.name}”: the config lists none.`
      : `There is no space “${it.name}”. There are: ${names(it)}.`,
  needsSpace: (it: Spaces) =>
    `Say where, with in=…, or run this in one of the spaces: ${names(it)}.`,
  unknownCommand: (it: { command: string }) =>
    `There is no command /${it.command} for that button. /help shows what there is.`,
  picture: {
    missing: (it: { file: string }) =>
      `There is no picture “${it.file}” beside the community's file. Put it there, then try again.`,
    elsewhere: (it: { file: string }) =>
      `“${it.file}” is not beside the community's file. Pictures stand in its folder, or in one below it.`,
    unknown: (it: { file: string }) => `“${it.file}” is neither a PNG nor a JPEG.`,
    tooLarge: (it: { file: string }) => `“${it.file}” is too large: at most 5 MB.`,
    sentGone: 'The picture did not come through, so nothing was posted. Please send it again.',
    sentUnknown: 'That picture is neither a PNG nor a JPEG. Please send it as one of these.',
    sentTooLarge: 'That picture is too large: at most 5 MB. Please send a smaller one.',
    both: 'A post has one picture: send one along, or name one with picture=, not both.',
  },

  unknownPost: (it: { id: number }) => `There is no post ${it.id}. /post list shows what there is.`,
  deletedAlready: (it: { id: number }) => `Post ${it.id} was deleted already.`,
  nothingNew: (it: { id: number }) =>
    `Say what should be different: /post edit ${it.id} the new text, or also=…, buttons=…, picture=….`,
  edited: (it: Spaces & { id: number }) => `Post ${it.id} is being changed in ${names(it)}.`,
  deleted: (it: Spaces & { id: number }) => `Post ${it.id} is being deleted in ${names(it)}.`,
  notYet: (it: Spaces & { id: number }) =>
    `Post ${it.id} was still waiting in ${names(it)}, and will be posted as changed.`,
  neverPosted: (it: Spaces & { id: number }) =>
    `Post ${it.id} was still waiting in ${names(it)}, and will not be posted there.`,
  doubtful: (it: Spaces) =>
    `In ${names(it)} nobody knows whether it arrived: please look there, and do it by hand.`,
  nowhere: (it: Spaces) => `In ${names(it)} there is nothing to change.`,

  noPosts: 'Nothing was posted yet. /say posts something.',
  noPage: (it: { pages: number }) =>
    it.pages === 1 ? 'There is only one page.' : `There are only ${it.pages} pages.`,
  listTitle: (it: { page: number; pages: number }) =>
    `Posts${it.pages === 1 ? '' : ` · page ${it.page} of ${it.pages}`}`,
  listed: (
    it: Spaces & {
      id: number;
      at: string;
      author: string;
      words: string;
      states: Readonly<Record<string, number>>;
      isDeleted: boolean;
      isChanged: boolean;
    },
  ) => {
    const counts = Object.entries(it.states).map(([state, n]) => `${states[state] ?? state} ${n}`);
    const marks = [...(it.isChanged ? ['edited'] : []), ...(it.isDeleted ? ['deleted'] : [])];
    return [
      `${it.id} · ${it.at} · ${it.author}${marks.map((mark) => ` · ${mark}`).join('')}`,
      it.words,
      `${names(it)}: ${counts.join(', ') || 'no longer on record'}`,
    ].join('\n');
  },
  unknownReceipt: (it: { of: string }) =>
    `“${it.of}” is neither the number of a post nor an entry of the timetable. /post list and /timetable show what there is.`,
  receiptsTitle: (it: { of: string; page: number; pages: number }) =>
    it.pages > 1 ? `${it.of} · page ${it.page} of ${it.pages}` : it.of,
  postName: (it: { id: number }) => `Post ${it.id}`,
  noRuns: (it: { entry: string }) => `“${it.entry}” has not run yet.`,
  noReceipts: 'Nothing is on record any more.',
  run: (it: { at: string; state: 'done' | 'skipped' | 'failed'; words: string }) =>
    `${it.at} · ${it.state}${it.words === '' ? '' : `: ${it.words}`}`,
  receipt: (it: {
    does: 'send' | 'edit' | 'delete' | 'pin';
    space: string | undefined;
    count: number;
    state: string;
    at: string;
    reason: string | undefined;
  }) => {
    const where = it.space ?? (it.count === 1 ? 'one member' : `${it.count} members`);
    const what = done[it.does][it.state] ?? states[it.state] ?? it.state;
    return `${mark(it.state)} ${where}: ${what} ${it.at}${it.reason === undefined ? '' : `, ${it.reason}`}`;
  },
};

const mark = (state: string) =>
  state === 'sent' ? '✓' : state === 'failed' || state === 'unsure' ? '⚠' : '·';

const done: Readonly<Record<'send' | 'edit' | 'delete' | 'pin', Readonly<Record<string, string>>>> =
  {
    send: { waiting: 'waits until', sent: 'posted' },
    edit: { waiting: 'will be edited', sent: 'edited', failed: 'not edited' },
    delete: { waiting: 'will be deleted', sent: 'deleted', failed: 'not deleted' },
    pin: {
      waiting: 'will be pinned',
      sent: 'pinned',
      failed: 'not pinned',
      withdrawn: 'no pins there',
    },
  };
export type Texts = typeof en;

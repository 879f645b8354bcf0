export const en = {
  say: {
    about: 'Post a text in the name of the community',
    options: {
      text: "the text, in the community's language",
      also: 'the same in the other language',
      in: 'space to post in, else here',
    },
  },
  posted: (it: { spaces: readonly string[] }) => `It is on its way to ${it.spaces.join(', ')}.`,
  empty: 'There is nothing to read in that text, so nothing was posted.',
  tooLong: (it: { length: number; max: number }) =>
    `That is ${it.length} characters; at most ${it.max} fit. Nothing was posted.`,
  unknownSpace: (it: { name: string; spaces: readonly string[] }) =>
    it.spaces.length === 0
      ? `There is no space “${it.name}”: the config lists none.`
      : `There is no space “${it.name}”. There are: ${it.spaces.join(', ')}.`,
  needsSpace: (it: { spaces: readonly string[] }) =>
    `Say where, with in=…, or run this in one of the spaces: ${it.spaces.join(', ')}.`,
};
export type Texts = typeof en;

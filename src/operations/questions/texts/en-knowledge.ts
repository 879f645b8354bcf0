import { paging } from './en-paging.ts';

/** What is known, and how it read before. */
export const knowledge = {
  noEntries: 'There are no entries yet. Helpers add them with /teach add.',
  faqTitle: (it: { page: number; pages: number }) => `What we know${paging(it)}`,
  nothingFound: (it: { about: string }) =>
    `I found nothing about “${it.about}”. /ask asks everybody.`,
  foundTitle: 'I found this',
  foundPick: 'Choose one to read it.',
  notKnownAnyMore: 'This answer is no longer there.',
  taught: (it: { id: number; title: string }) =>
    `Entry ${it.id}, “${it.title}”: /faq finds it now.`,
  taughtAnew: (it: { id: number; title: string }) => `Entry ${it.id}, “${it.title}”, is changed.`,
  teachWhat: (it: { id: number; title: string }) =>
    `Nothing changes yet. Give the new answer, as in /teach edit ${it.id} …, or a title, as in /teach edit ${it.id} title="${it.title}".`,
  untaught: (it: { id: number; title: string }) => `Entry ${it.id}, “${it.title}”, is removed.`,
  noEntry: (it: { id: number }) => `There is no entry ${it.id}. /faq lists them.`,

  historyTitle: (it: { id: number; page: number; pages: number }) =>
    `#${it.id}, as it read before${paging(it)}`,
  entryHistoryTitle: (it: { id: number; page: number; pages: number }) =>
    `Entry ${it.id}, as it read before${paging(it)}`,
  entryNeverChanged: (it: { id: number }) => `Entry ${it.id} was never changed.`,
  itsTitle: 'Title',
  itsAnswer: 'Answer',
  neverChanged: (it: { name: string }) => `${it.name} was never changed.`,
  former: (it: { name: string; text: string; by: string; at: string }) =>
    `${it.name}: “${it.text}” (changed at ${it.at} by ${it.by})`,
};

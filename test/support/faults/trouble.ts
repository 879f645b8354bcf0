import { z } from 'zod';
import { operation } from '../../../src/bot/operation.ts';
import { integer } from '../../../src/bot/option.ts';

const texts = { about: 'trouble', options: { count: 'how many', after: 'seconds' } };
const none = { about: 'trouble', options: {} };

const op = operation({
  name: 'trouble',
  settings: z.strictObject({}),
  texts: { en: texts, zh: texts },
});

const throwing = op.command({
  name: 'throw',
  texts: () => none,
  for: 'member',
  answers: 'openly',
  options: {},
  async run({ member }, work) {
    await work.ledger.grant({
      ...{ key: `${work.key}/never`, memberId: member.id, amount: 100, reason: 'grant' },
    });
    work.outbox.say({ key: work.key, to: { space: 'hall' }, reply: { text: 'never' } });
    throw new Error('a bug in a handler');
  },
});

/** Writes, and then waits for what never comes. */
const hanging = op.command({
  name: 'hang',
  texts: () => none,
  for: 'member',
  answers: 'openly',
  options: {},
  async run({ member }, work) {
    await work.ledger.grant({
      ...{ key: `${work.key}/never`, memberId: member.id, amount: 100, reason: 'grant' },
    });
    work.outbox.say({ key: work.key, to: { space: 'hall' }, reply: { text: 'never' } });
    return new Promise(() => {});
  },
});

/** What it wrote, the database refuses only when all is flushed: two entries with one key. */
const clashing = op.command({
  name: 'clash',
  texts: () => none,
  for: 'member',
  answers: 'openly',
  options: {},
  async run({ member }, work) {
    for (const amount of [1, 2])
      await work.ledger.grant({
        ...{ key: 'the same for all', memberId: member.id, amount, reason: 'grant' },
      });
    return { text: 'never' };
  },
});

const say = op.command({
  name: 'speak',
  texts: () => texts,
  for: 'member',
  answers: 'openly',
  options: { count: integer({ min: 1, max: 100 }), after: integer({ min: 0, max: 100 }) },
  async run({ options: { count } }, work) {
    for (let n = 0; n < count; n += 1)
      work.outbox.say({
        key: `${work.key}/${n}`,
        to: { space: n % 2 === 0 ? 'hall' : 'lounge' },
        reply: { text: `${work.key}/${n}` },
      });
    return { text: 'spoken' };
  },
});

const set = op.command({
  name: 'set',
  texts: () => texts,
  for: 'member',
  answers: 'openly',
  options: { count: integer({ min: 1, max: 1000 }), after: integer({ min: 0, max: 100 }) },
  async run({ options: { count, after } }, work) {
    const when = new Date(work.now.getTime() + after * 1000);
    for (let n = 0; n < count; n += 1)
      work.agenda.at({ key: `good/${n}`, name: 'trouble.good', when, payload: n });
    work.agenda.at({ key: 'poison', name: 'trouble.poison', when, payload: 0 });
    work.agenda.at({ key: 'clash', name: 'trouble.clash', when, payload: 0 });
    work.agenda.at({ key: 'stranger', name: 'nobody knows this', when, payload: 0 });
    return { text: 'set' };
  },
});

const good = op.timer({
  name: 'trouble.good',
  payload: z.int(),
  run: async (n, _asked, work) =>
    work.outbox.say({ key: `timer/${n}`, to: { space: 'hall' }, reply: { text: `timer ${n}` } }),
});
const poison = op.timer({
  name: 'trouble.poison',
  payload: z.int(),
  run: async () => {
    throw new Error('a bug in a timer');
  },
});
/** Refused by the database at the flush: the agenda takes no payload that is no JSON. */
const clash = op.timer({
  name: 'trouble.clash',
  payload: z.int(),
  run: async (_n, _asked, work) =>
    work.agenda.at({ key: 'x', name: 'x', when: work.now, payload: undefined }),
});

/** A reading command that breaks, for the timetable to run. */
const broken = op.lookup({
  name: 'broken',
  texts: () => none,
  for: 'planner',
  answers: 'openly',
  options: {},
  run: () => Promise.reject(new Error('a bug in a reading command')),
});

const card = op.command({
  name: 'bad card',
  texts: () => none,
  for: 'member',
  answers: 'openly',
  options: {},
  async run(_asked, work) {
    await work.cards.post({ key: work.key, kind: 'bad', record: 'r', spaces: ['hall'] });
    return { text: 'posted' };
  },
});
const bad = op.card({
  kind: 'bad',
  load: async () => ({}),
  view: () => {
    throw new Error('a bug in a card');
  },
});

/** Everything that can go wrong in an operation, each at a word. */
export const troubleOperation = op.with({
  commands: [throwing, hanging, clashing, say, set, broken, card],
  cards: [bad],
  timers: [good, poison, clash],
});

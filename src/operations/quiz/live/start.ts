import { weekOf } from '../../../agenda/day.ts';
import type { Moment } from '../../../agenda/moment.ts';
import { chosenSpaces, faultOfSpaces } from '../../../bot/chosen-spaces.ts';
import type { Asking } from '../../../bot/command.ts';
import { choice, integer, moment, named, optional, text } from '../../../bot/option.ts';
import type { Work } from '../../../bot/work.ts';
import { declined, type Reply } from '../../../chat/reply.ts';
import { type Bank, drawn, fitting } from '../bank/bank.ts';
import { op, type Settings } from '../op.ts';
import type { Prize, Terms } from '../prize.ts';
import { badPromise, byRank, forAll } from '../promise.ts';
import type { Texts } from '../texts/en.ts';
import { begin, planned } from './flow.ts';
import { running } from './reading/store.ts';
import { type Quiz, questions, quizNumbers, quizzes } from './store.ts';

const options = {
  bank: named({ max: 40 }),
  questions: optional(integer({ min: 1, max: 100 })),
  seconds: optional(integer({ min: 5, max: 3600 })),
  tags: optional(text({ max: 100 })),
  difficulty: optional(choice({ easy: ['简单'], medium: ['中等'], hard: ['困难', '难'] })),
  rewards: optional(byRank()),
  part: optional(forAll()),
  least: optional(integer({ min: 1, max: 10_000 })),
  speed: optional(integer({ min: 0, max: 10 })),
  within: optional(moment()),
  chance: optional(integer({ min: 1, max: 100 })),
  in: optional(named({ max: 200 })),
};

export const start = op.command({
  name: 'quiz start',
  texts: (say) => say.start,
  for: 'planner',
  answers: 'privately',
  options,
  offers: ({ banks }) => ({ bank: [...banks.keys()] }),
  suggest: {
    bank: async ({ settings }) => [...settings.banks.keys()],
    in: async ({ community }) => ['all', ...community.spaces.map(({ name }) => name)],
  },
  async run(asked, work) {
    const { say, settings, options: wanted } = asked;
    const bank = settings.banks.get(wanted.bank);
    if (bank === undefined)
      return declined(say.noBank({ name: wanted.bank, banks: [...settings.banks.keys()] }));
    const spaces = chosenSpaces(asked, wanted.in);
    const terms = termsOf(wanted, settings);
    const problem =
      faultOfSpaces(asked.say, asked, spaces) ??
      badPromise(asked, [...terms.rewards, terms.part]) ??
      badSurprise(say, wanted.within) ??
      (await isBusy(asked, work, spaces));
    if (problem !== undefined) return declined(problem);
    const tags = (wanted.tags ?? '').split(/[\s,，、]+/).filter((tag) => tag !== '');
    const able = fitting(bank, { tags, difficulty: wanted.difficulty });
    if (able.length === 0) return declined(say.noneFitting({ name: bank.name }));
    if (work.chance.below(100) >= (wanted.chance ?? 100)) return { text: say.notToday };
    return launch(asked, work, { bank, able, spaces, terms });
  },
});

type Wanted = Asking & {
  readonly settings: Settings;
  readonly say: Texts;
  readonly options: {
    readonly questions: number | undefined;
    readonly seconds: number | undefined;
    readonly within: Moment | undefined;
  };
};

type Plan = {
  readonly bank: Bank;
  readonly able: Bank['questions'];
  readonly spaces: readonly string[];
  readonly terms: Terms;
};

async function launch(asked: Wanted, work: Work, plan: Plan): Promise<Reply> {
  const { community, settings, say, options: wanted, locale } = asked;
  const { bank, able, spaces, terms } = plan;
  const bodies = drawn(able, wanted.questions ?? settings.questions, work.chance.below);
  const wait = wanted.within?.is === 'after' ? surprise(wanted.within.ms, asked, work) : 0;
  const quiz: Quiz = {
    ...{ id: await work.next(quizNumbers), communityId: community.id },
    ...{ bank: bank.name, title: bank.title, state: 'planned', count: bodies.length, current: 0 },
    ...{ seconds: wanted.seconds ?? settings.seconds, spaces, terms, players: 0, revision: 0 },
    startedBy: asked.member.id,
    startsAt: new Date(work.now.getTime() + wait),
    ...{ week: weekOf(work.today), endedAt: undefined },
  };
  work.put(quizzes, quiz);
  for (const [index, body] of bodies.entries())
    work.put(questions, {
      ...{ quizId: quiz.id, n: index + 1, communityId: community.id, state: 'ahead', body },
      ...{ openedAt: undefined, closesAt: undefined, reopened: 0, answered: 0, right: 0 },
      picture: body.picture === undefined ? undefined : bank.pictures.get(body.picture),
    });
  const known = await work.get(running, community.id);
  work.put(running, {
    communityId: community.id,
    quizzes: [...(known?.quizzes ?? []), quiz],
  });
  const told = { id: quiz.id, quiz: bank.title[locale], count: quiz.count };
  if (wanted.within !== undefined) {
    planned(work, quiz);
    return { text: say.plannedNow(told) };
  }
  await begin(work, quiz, settings);
  return { text: say.started({ ...told, lead: settings.lead / 1000 }) };
}

function termsOf(
  wanted: {
    readonly rewards: readonly Prize[] | undefined;
    readonly part: Prize | undefined;
    readonly least: number | undefined;
    readonly speed: number | undefined;
  },
  settings: Settings,
): Terms {
  return {
    rewards: wanted.rewards ?? settings.rewards,
    part: wanted.part ?? settings.part,
    least: wanted.least ?? settings.least,
    speed: wanted.speed ?? settings.speed,
  };
}

const LONGEST_WAIT = 7 * 86_400_000;

function badSurprise(say: Texts, within: Moment | undefined): string | undefined {
  if (within === undefined) return undefined;
  const good = within.is === 'after' && within.ms > 0 && within.ms <= LONGEST_WAIT;
  return good ? undefined : say.badWithin;
}

/** Some time until so long after it was asked for: a run that was late waits no longer for that. */
function surprise(ms: number, { due }: Pick<Asking, 'due'>, { now, chance }: Work): number {
  const left = due.getTime() + ms - now.getTime();
  return left > 0 ? chance.below(left) : 0;
}

/** One quiz at a time in a space: else nobody would know which question is meant. */
async function isBusy({ community, say }: Wanted, work: Work, where: readonly string[]) {
  const known = await work.get(running, community.id);
  for (const { id, spaces } of known?.quizzes ?? []) {
    const space = spaces.find((name) => where.includes(name));
    if (space !== undefined) return say.busy({ id, space });
  }
  return undefined;
}

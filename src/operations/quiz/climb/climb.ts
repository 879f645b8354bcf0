import type { Asking } from '../../../bot/command.ts';
import { integer, named, optional } from '../../../bot/option.ts';
import { pressOf } from '../../../bot/press.ts';
import type { Work } from '../../../bot/work.ts';
import type { Button, Reply } from '../../../chat/reply.ts';
import type { Bank } from '../bank/bank.ts';
import { op, type Settings } from '../op.ts';
import { type Body, isRight, letterOf, levelsOf, placesOf, withShuffled } from '../rule.ts';
import type { Texts } from '../texts/en.ts';
import { type Climb, climbs } from './store.ts';

const MOST_SERIAL = 99_999;

type Asked = Pick<Asking, 'community' | 'member' | 'locale'> & {
  readonly settings: Settings;
  readonly say: Texts;
};

/** A bank that may be climbed, with its levels. */
type Mountain = Bank & {
  readonly climb: NonNullable<Bank['climb']>;
  readonly levels: readonly (readonly Body[])[];
};

const namesOf = ({ banks }: Settings) =>
  [...banks.values()].flatMap(({ name, climb }) => (climb === undefined ? [] : [name]));

export const climb = op.command({
  name: 'climb',
  called: ['闯关'],
  texts: (say) => say.climb,
  for: 'member',
  answers: 'privately',
  options: { bank: optional(named({ max: 32 })) },
  suggest: { bank: async ({ settings }) => namesOf(settings) },
  async run(asked, work) {
    const { settings, say, options } = asked;
    const names = namesOf(settings);
    const only = names.length === 1 ? names[0] : undefined;
    const mountain = mountainOf(settings, options.bank ?? only);
    if (mountain === undefined) return { text: say.whichClimb({ banks: names }) };
    return { ...(await goOn(asked, work, mountain, await standing(asked, work, mountain))) };
  },
});

export const step = op.press({
  name: 'climb-pick',
  for: 'member',
  answers: 'in-place',
  options: {
    bank: named({ max: 32 }),
    serial: integer({ min: 1, max: MOST_SERIAL }),
    place: integer({ min: 0, max: 7 }),
  },
  async run(asked, work) {
    const { settings, say, options } = asked;
    const mountain = mountainOf(settings, options.bank);
    if (mountain === undefined) return { text: say.whichClimb({ banks: namesOf(settings) }) };
    const before = await standing(asked, work, mountain);
    const { question } = before;
    // An older button: the question that is before them is shown again.
    if (question === undefined || before.serial !== options.serial)
      return goOn(asked, work, mountain, before);
    const right = isRight(question, { picks: [options.place], words: undefined });
    const judged = { ...before, question: undefined, asked: before.asked + 1 };
    const after = { ...judged, right: before.right + (right ? 1 : 0) };
    // What was wrong is not explained: the level may begin again.
    const why = question.explain === undefined ? [] : [question.explain[asked.locale]];
    const told = right ? [say.climbRight, ...why] : [say.climbWrong];
    const { climb: next, words } = await levelled(asked, work, mountain, after);
    return goOn(asked, work, mountain, next, [...told, ...words]);
  },
});

function mountainOf({ banks }: Settings, name: string | undefined): Mountain | undefined {
  const bank = name === undefined ? undefined : banks.get(name);
  const how = bank?.climb;
  if (bank === undefined || how === undefined) return undefined;
  return { ...bank, climb: how, levels: levelsOf(bank.questions, how.questions) };
}

/** Failed tries are counted for each day anew. */
async function standing({ member }: Asked, work: Work, { name }: Mountain): Promise<Climb> {
  const known = await work.get(climbs, { memberId: member.id, bank: name });
  const today = { day: work.today, failed: 0 };
  if (known !== undefined) return known.day === work.today ? known : { ...known, ...today };
  const fresh = { level: 1, asked: 0, right: 0, question: undefined, serial: 0 };
  return { memberId: member.id, bank: name, ...fresh, ...today };
}

/** After the last question of a level: up, or once more. */
async function levelled(
  { member, settings, say }: Asked,
  work: Work,
  { name, climb: { questions, need } }: Mountain,
  climbed: Climb,
): Promise<{ readonly climb: Climb; readonly words: readonly string[] }> {
  if (climbed.asked < questions) return { climb: climbed, words: [] };
  const { right, level } = climbed;
  const anew = { ...climbed, asked: 0, right: 0 };
  if (right < need) {
    const words = [say.climbFailed({ level, right, questions, need })];
    return { climb: { ...anew, failed: climbed.failed + 1 }, words };
  }
  const { reward } = settings.climb;
  const key = `climb/${name}/${level}/${member.id}`;
  const note = `${name} · ${level}`;
  if (reward > 0)
    await work.ledger.grant({ key, memberId: member.id, amount: reward, reason: 'quiz', note });
  return { climb: { ...anew, level: level + 1 }, words: [say.climbUp({ level, reward })] };
}

/** Shows the question before them, or why there is none. */
async function goOn(
  { settings, say, locale }: Asked,
  work: Work,
  mountain: Mountain,
  climbed: Climb,
  before: readonly string[] = [],
): Promise<Reply> {
  const { name, levels, title } = mountain;
  const said = (words: string) => ({
    title: say.climbTitle({ quiz: title[locale] }),
    text: [...before, words].join('\n'),
  });
  const level = levels[climbed.level - 1];
  if (level === undefined || climbed.failed >= settings.climb.tries) {
    work.put(climbs, climbed);
    return said(level === undefined ? say.climbTop({ levels: levels.length }) : say.climbTired);
  }
  const body = climbed.question ?? nextOf(level, climbed, work);
  const isNew = climbed.question === undefined;
  const serial = isNew ? (climbed.serial % MOST_SERIAL) + 1 : climbed.serial;
  work.put(climbs, { ...climbed, question: body, serial });
  const of = { level: climbed.level, levels: levels.length, n: climbed.asked + 1 };
  const options = body.options.map((one, place) => `${letterOf(place)}. ${one[locale]}`);
  const words = [say.climbAt({ ...of, questions: level.length }), '', body.ask[locale], ...options];
  return { ...said(words.join('\n')), buttons: buttonsOf(body, say, name, serial) };
}

/** Bank and level may have changed since: whatever is there is asked. */
function nextOf(level: readonly Body[], { asked }: Climb, work: Work): Body {
  const body = level[asked % level.length];
  if (body === undefined) throw new Error('a level without questions');
  return withShuffled(body, work.chance.below);
}

function buttonsOf(body: Body, say: Texts, bank: string, serial: number): Button[] {
  const label = (place: number) =>
    body.kind === 'truth' ? (say.truth[place] ?? '') : letterOf(place);
  return Array.from({ length: placesOf(body) }, (_, place) => ({
    does: 'press',
    label: label(place),
    press: pressOf('climb-pick', bank, serial, place),
  }));
}

import type { FileContent } from '../../../bot/command.ts';
import type { Both } from '../../../chat/locale.ts';
import { type Body, type Difficulty, shuffled, withShuffled } from '../rule.ts';
import { bankShape, bodyOf, type WrittenBank } from './shape.ts';

/** A bank of questions, as its file says. */
export type Bank = {
  readonly name: string;
  readonly title: Both;
  readonly climb: WrittenBank['climb'];
  readonly questions: readonly Body[];
  /** PNG in base64, by the name of its file */
  readonly pictures: ReadonlyMap<string, string>;
};
export type Banks = ReadonlyMap<string, Bank>;

/** The kind of files that hold banks: `quizzes/` beside the communities' files. */
export const bankFiles = {
  folder: 'quizzes',
  title: 'A bank of questions for Emcee',
  shape: bankShape,
  pictures: (content: unknown) =>
    (content as WrittenBank).questions.flatMap(({ picture }, n) =>
      picture === undefined ? [] : [{ path: ['questions', n, 'picture'], name: picture }],
    ),
};

export function banksOf(files: ReadonlyMap<string, FileContent>): Banks {
  return new Map([...files].map(([name, file]) => [name, bankOf(name, file)]));
}

function bankOf(name: string, { content, pictures }: FileContent): Bank {
  const { title, climb, questions } = content as WrittenBank;
  return { name, title, climb, questions: questions.map(bodyOf), pictures };
}

export type Choice = {
  readonly tags: readonly string[];
  readonly difficulty: Difficulty | undefined;
};

/** Those with one of the tags, and of the difficulty, where these are asked for. */
export function fitting(
  { questions }: Pick<Bank, 'questions'>,
  { tags, difficulty }: Choice,
): Body[] {
  const wanted = tags.map((tag) => tag.toLowerCase());
  return questions.filter(
    (one) =>
      (difficulty === undefined || one.difficulty === difficulty) &&
      (wanted.length === 0 || one.tags.some((tag) => wanted.includes(tag.toLowerCase()))),
  );
}

/** So many questions by chance, each with its options in an order of chance. */
export function drawn(
  questions: readonly Body[],
  count: number,
  below: (limit: number) => number,
): Body[] {
  return shuffled(questions, below)
    .slice(0, count)
    .map((body) => withShuffled(body, below));
}

import type { FileRef, Given, Incoming } from '../../chat/incoming.ts';
import type { Locale } from '../../chat/locale.ts';
import type { Button } from '../../chat/reply.ts';
import type { Asking, Command, NamedOption } from '../command.ts';
import { labelOf } from '../option.ts';
import type { Heard } from '../port.ts';
import { pressOf } from '../press.ts';
import { type Core, say } from '../running/core.ts';
import { fileAs, isSent, isTyped, photoAs } from '../sent.ts';
import { missing, readAnswers } from './answers.ts';
import { askerOf, askingOf, readingOf } from './asked.ts';
import { type Dialogue, ELSEWHERE, saveDialogue } from './dialogue.ts';
import { alongWith, formOf } from './form.ts';
import { carry, partedFor, type Where, whereabouts } from './form-carried.ts';
import { ownLocale, type Scene } from './scene.ts';

/** Asks for what is missing: all at once where there are forms, else one question after the other. */
export async function askFor(
  core: Core,
  scene: Scene,
  incoming: Incoming,
  command: Command,
  given: Given,
): Promise<Heard> {
  const locale = await ownLocale(core, scene);
  const { asks, formFields } = core.abilitiesOf(incoming.place.platform) ?? {};
  const { what } = incoming;
  if (asks !== 'one-by-one' && !(what.is === 'command' && what.asWords)) {
    const along = alongWith(command, given);
    const asked = command.options.filter((option) => !along.includes(option));
    const { shown, carried } = partedFor(asked, given, formFields);
    await carry(core.database, whereabouts(scene, incoming), command.name, carried);
    return { is: 'form', form: formOf(command, { shown, given, locale }) };
  }
  const [first] = missing(command.options, given);
  if (first === undefined) throw new Error(`nothing is missing for ${command.name}`);
  const question = { command, given, option: first };
  if (command.alone && !incoming.place.private)
    return askElsewhere(core, scene, incoming, question);
  return ask(core, scene, incoming, question);
}

/** Where others read along nothing is asked: the question waits until the private chat is opened. */
async function askElsewhere(
  core: Core,
  scene: Scene,
  incoming: Incoming,
  question: Question,
): Promise<Heard> {
  // A private chat takes words of members alone.
  await askerOf(core, scene);
  await remember(core, whereabouts(scene, incoming), question, ELSEWHERE);
  const texts = say(await ownLocale(core, scene));
  return { is: 'question', elsewhere: true, reply: { text: texts.askElsewhere } };
}

type Question = {
  readonly command: Command;
  readonly given: Given;
  readonly option: NamedOption;
  readonly problem?: string;
};

/** Puts a question, in a dialogue that waits for its answer. */
export async function ask(
  core: Core,
  scene: Scene,
  incoming: Incoming,
  it: Question,
): Promise<Heard> {
  const { command, given, option, problem } = it;
  const locale = await ownLocale(core, scene);
  const texts = say(locale);
  await remember(core, whereabouts(scene, incoming), it);
  const recalled =
    problem === undefined
      ? await command.recalls?.(given, someone(scene, locale), readingOf(core, scene))
      : undefined;
  const asked = { about: option.about[locale], sent: !isTyped(option.kind) };
  const question = problem === undefined ? texts.ask(asked) : texts.askAgain({ ...asked, problem });
  const buttons = await choicesOf(core, scene, command, option, locale);
  return {
    is: 'question',
    reply: {
      ...(recalled !== undefined && { title: recalled }),
      text: `${question}\n${texts.answerHere}`,
      ...(buttons.length > 0 && { buttons }),
    },
  };
}

/** What is said next answers it. */
export function remember(
  { database }: Core,
  where: Where,
  { command, given, option }: Question,
  chat = where.chat,
): Promise<void> {
  return saveDialogue(database, {
    ...where,
    chat,
    command: command.name,
    given,
    asking: option.name,
  });
}

/** More than this many choices are typed, not tapped. */
const TAPPED = 8;
/** what a button holds on every platform */
const PRESS_BYTES = 64;

async function choicesOf(
  core: Core,
  scene: Scene,
  command: Command,
  option: NamedOption,
  locale: Locale,
): Promise<Button[]> {
  const values = await completionsOf(core, scene, command, option);
  const presses = values.map(answering);
  const tooLong = presses.some((press) => Buffer.byteLength(press) > PRESS_BYTES);
  if (values.length > TAPPED || tooLong) return [];
  return values.map((value, n) => ({
    does: 'press',
    label: labelOf(option.kind, value, locale),
    press: presses[n] ?? '',
  }));
}

/** The press that answers so. The number of `#7 Tea` names it. A Chinese sign takes three bytes as it is, and nine encoded. */
export function answering(value: string): string {
  const [named = value] = /^#\d+(?= )/.exec(value) ?? [];
  return pressOf(ANSWER, named.replaceAll(/[%:]/g, encodeURIComponent));
}

/** What an option could be, as far as that is known beforehand. */
export async function completionsOf(
  core: Core,
  scene: Scene,
  command: Command,
  option: NamedOption,
): Promise<readonly string[]> {
  if (option.kind.is === 'choice') return option.kind.of;
  if (option.kind.is === 'space') return scene.enrolled.community.spaces.map(({ name }) => name);
  if (command.suggest === undefined) return [];
  const asked = someone(scene, await ownLocale(core, scene));
  return command.suggest(option.name, asked, readingOf(core, scene));
}

/** Nobody in particular, in the language of who asks. */
function someone(scene: Scene, language: Locale): Asking {
  const member = { id: 0, name: '', communityId: '', language, joinedAt: scene.at };
  const asking = { answers: 'privately', options: {}, record: '' } as const;
  return askingOf(scene, asking, { ...member, direct: undefined });
}

/** The press that answers a question. Colons of its argument are percent-encoded, as they part arguments. */
export const ANSWER = '?';

/** Words, or what came along with or without some. */
type Said = { readonly text: string; readonly photo?: FileRef; readonly file?: FileRef };

function givenFor({ kind }: NamedOption, { text, photo, file }: Said): string {
  // A word for a file is none.
  if (kind.is === 'file') return file === undefined ? '-' : fileAs(file);
  if (kind.is !== 'photo') return text;
  return photo ? photoAs(photo) : isSent(text) ? '' : text;
}

/** Takes one answer: the next question, the same again with what is wrong, or all that is needed. */
export async function answered(
  core: Core,
  scene: Scene,
  incoming: Incoming,
  { command, dialogue, said }: { command: Command; dialogue: Dialogue; said: Said },
): Promise<Heard | { readonly complete: Given }> {
  const option = command.options.find(({ name }) => name === dialogue.asking);
  if (option === undefined) return { complete: dialogue.given };
  const text = givenFor(option, said);
  const read = readAnswers([option], { [option.name]: text });
  if (!read.ok) {
    const raw = isTyped(option.kind) ? text.slice(0, 100) : '';
    const locale = await ownLocale(core, scene);
    const problem = say(locale).misread({
      option: option.name,
      about: option.about[locale],
      raw,
      why: read.why,
    });
    return ask(core, scene, incoming, { command, given: dialogue.given, option, problem });
  }
  const given = { ...dialogue.given, [option.name]: text };
  const [next] = missing(command.options, given);
  return next ? ask(core, scene, incoming, { command, given, option: next }) : { complete: given };
}

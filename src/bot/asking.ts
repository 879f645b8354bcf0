import type { FileRef, Given, Incoming } from '../chat/incoming.ts';
import type { Locale } from '../chat/locale.ts';
import type { Button, Choice, Field, Form } from '../chat/reply.ts';
import { missing, readAnswers } from './answers.ts';
import { askingOf, readingOf } from './asked.ts';
import type { Command, NamedOption } from './command.ts';
import { type Core, say } from './core.ts';
import { type Dialogue, saveDialogue } from './dialogue.ts';
import { carry, partedFor, whereabouts } from './form-carried.ts';
import type { Heard } from './port.ts';
import { pressOf } from './press.ts';
import { localeFor, type Scene } from './scene.ts';
import { fileAs, isSent, isTyped, photoAs } from './sent.ts';

/** Asks for what is missing: all at once where there are forms, else one question after the other. */
export async function askFor(
  core: Core,
  scene: Scene,
  incoming: Incoming,
  command: Command,
  given: Given,
): Promise<Heard> {
  const locale = localeFor(scene, 'privately');
  const { asks, formFields } = core.abilitiesOf(incoming.place.platform) ?? {};
  if (asks !== 'one-by-one') {
    const parted = partedFor(command.options, given, formFields);
    await carry(core.database, whereabouts(scene, incoming), command.name, parted.carried);
    return { is: 'form', form: formOf(command.name, parted.shown, given, locale) };
  }
  const [first] = missing(command.options, given);
  if (first === undefined) throw new Error(`nothing is missing for ${command.name}`);
  return ask(core, scene, incoming, { command, given, option: first });
}

/** With what was given already filled in. */
function formOf(name: string, options: readonly NamedOption[], given: Given, locale: Locale): Form {
  return {
    id: name,
    title: `/${name}`,
    fields: options.map((option): Field => {
      const { kind } = option;
      const value = given[option.name];
      return {
        name: option.name,
        label: option.about[locale],
        required: option.required,
        long: kind.is === 'text' && kind.long,
        ...(kind.is === 'text' && { max: kind.max }),
        ...(kind.is === 'choice' && { choices: kind.of.map(choiceOf) }),
        ...(kind.is === 'photo' && { photo: true }),
        ...(kind.is === 'file' && { file: true }),
        ...(value !== undefined && isTyped(kind) && { value }),
      };
    }),
  };
}

const choiceOf = (value: string): Choice => ({ label: value, value });

type Question = {
  readonly command: Command;
  readonly given: Given;
  readonly option: NamedOption;
  readonly problem?: string;
};

async function ask(
  core: Core,
  scene: Scene,
  incoming: Incoming,
  { command, given, option, problem }: Question,
): Promise<Heard> {
  const locale = localeFor(scene, 'privately');
  const texts = say(locale);
  await saveDialogue(core.database, {
    ...whereabouts(scene, incoming),
    command: command.name,
    given,
    asking: option.name,
  });
  const about = option.about[locale];
  const question =
    problem === undefined ? texts.ask({ about }) : texts.askAgain({ about, problem });
  const buttons = await choicesOf(core, scene, command, option);
  return {
    is: 'question',
    reply: { text: `${question}\n${texts.answerHere}`, ...(buttons.length > 0 && { buttons }) },
  };
}

/** More than this many choices are typed, not tapped. */
const TAPPED = 8;

async function choicesOf(
  core: Core,
  scene: Scene,
  command: Command,
  option: NamedOption,
): Promise<Button[]> {
  const values = await completionsOf(core, scene, command, option);
  const short = values.filter(
    (value) => Buffer.byteLength(pressOf(ANSWER, encodeAnswer(value))) <= 64,
  );
  if (values.length > TAPPED || short.length < values.length) return [];
  return values.map((value) => ({
    does: 'press',
    label: value,
    press: pressOf(ANSWER, encodeAnswer(value)),
  }));
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
  const member = { id: 0, name: '', communityId: '', language: undefined, joinedAt: scene.at };
  const asked = askingOf(
    scene,
    { answers: 'privately', options: {}, record: '' },
    { ...member, direct: undefined },
  );
  return command.suggest(option.name, asked, readingOf(core, scene));
}

/** The press that answers a question; colons part a press's arguments. */
export const ANSWER = '?';
const encodeAnswer = (value: string) => encodeURIComponent(value);
export const decodeAnswer = (raw: string) => {
  try {
    return decodeURIComponent(raw);
  } catch {
    return '';
  }
};

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
    const problem = say(localeFor(scene, 'privately')).misread({
      option: option.name,
      raw,
      why: read.why,
    });
    return ask(core, scene, incoming, { command, given: dialogue.given, option, problem });
  }
  const given = { ...dialogue.given, [option.name]: text };
  const [next] = missing(command.options, given);
  return next ? ask(core, scene, incoming, { command, given, option: next }) : { complete: given };
}

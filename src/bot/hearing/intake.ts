import type { Failure } from '../../chat/failure.ts';
import type { FileRef, Place } from '../../chat/incoming.ts';
import type { Reply } from '../../chat/reply.ts';
import { isDown } from '../../database/errors.ts';
import { house, type Member } from '../../members/member.ts';
import type { Act } from '../command.ts';
import { handled } from '../crowd/receipt.ts';
import type { Opened } from '../port.ts';
import { type Core, say } from '../running/core.ts';
import type { AnswersRead } from './answers.ts';
import { arrivalOf, askerOf, askingOf, readingOf } from './asked.ts';
import type { Ended, Ready } from './perform.ts';
import { localeFor, ownLocale, type Scene } from './scene.ts';

const MB = 1_000_000;

/**
 * Why a file cannot be taken in here, whatever else was given: told before it is asked for, and before
 * anything of it is opened. Undefined when it can.
 */
export async function unfitForFile(
  core: Core,
  scene: Scene,
  { platform, private: alone }: Place,
  { name, read }: { readonly name: string; readonly read: AnswersRead },
): Promise<string | undefined> {
  if (platform === house.platform) return undefined;
  const texts = say(await ownLocale(core, scene));
  const files = core.abilitiesOf(platform)?.files;
  if (files === undefined || core.opener(platform) === undefined) return texts.noFiles;
  if (!(alone || files.alone)) return texts.fileInPrivate({ name });
  const bytes = read.ok ? fileIn(read.values)?.bytes : undefined;
  if ((bytes ?? 0) <= files.most) return undefined;
  return texts.fileTooLong({ most: Math.floor(files.most / MB) });
}

function fileIn(values: Readonly<Record<string, unknown>>): FileRef | undefined {
  const isFile = (value: unknown) => typeof value === 'object' && value !== null && 'id' in value;
  return Object.values(values).find(isFile) as FileRef | undefined;
}

type Run = Extract<Act, { is: 'file' }>['run'];

const underWay = new WeakMap<Core, Map<string, Promise<Ended>>>();

/**
 * Takes in a file outside any crowd, piece by piece. Delivered again meanwhile, it shares what becomes of
 * the first; delivered again later, the receipt answers. A process that dies on the way leaves no
 * receipt: then all is done again, and what it had written adds nothing twice.
 */
export async function takeIn(core: Core, scene: Scene, ready: Ready, run: Run): Promise<Ended> {
  const running = underWay.get(core) ?? new Map<string, Promise<Ended>>();
  underWay.set(core, running);
  const ended =
    running.get(scene.key) ??
    takeOnce(core, scene, ready, run).finally(() => running.delete(scene.key));
  running.set(scene.key, ended);
  return ended;
}

async function takeOnce(core: Core, scene: Scene, ready: Ready, run: Run): Promise<Ended> {
  try {
    const member = await askerOf(core, scene);
    const before = await handled(core.database, scene.key);
    if (before) return { ok: true, reply: core.keeping.recall(before.reply), admitted: { member } };
    const { reply, done } = await taken(core, scene, ready, { member, run });
    if (!done) return { ok: true, reply, admitted: { member } };
    const outcome = await core.crowd.join({
      arrival: arrivalOf(scene, scene.key),
      run: async () => reply,
    });
    return outcome.ok ? { ...outcome, reply: outcome.reply ?? reply } : outcome;
  } catch (error) {
    if (isDown(error)) throw error;
    return { ok: false, error };
  }
}

/** `done`: the file was taken in as a whole, so that nothing is to be gained by doing it again. */
async function taken(
  core: Core,
  scene: Scene,
  ready: Ready,
  { member, run }: { readonly member: Member; readonly run: Run },
): Promise<{ readonly reply: Reply; readonly done: boolean }> {
  const texts = say(localeFor(scene, ready.answers, member));
  const opened = await open(core, scene, fileIn(ready.options));
  if (!opened.ok) {
    const { is } = opened.failure;
    core.log.warn({ key: scene.key, failure: is }, 'a file could not be opened');
    return { reply: { text: is === 'gone' ? texts.fileGone : texts.fileNotOpened }, done: false };
  }
  let broken = false;
  const watched = async function* () {
    try {
      yield* opened.content;
    } catch {
      broken = true;
      // What the platform's library says may hold the file's address.
      throw new Error('the file broke off');
    }
  };
  try {
    const taking = { ...readingOf(core, scene), content: watched() };
    return { reply: await run(askingOf(scene, ready, member), taking), done: true };
  } catch (error) {
    if (!broken) throw error;
    core.log.warn({ key: scene.key }, 'a file broke off');
    return { reply: { text: texts.fileBroke }, done: false };
  }
}

async function open(core: Core, scene: Scene, file: FileRef | undefined): Promise<Opened> {
  if (scene.content) return { ok: true, content: scene.content };
  const opener = core.opener(scene.person.platform);
  const failure: Failure = { is: 'gone' };
  return file && opener ? opener(file) : { ok: false, failure };
}

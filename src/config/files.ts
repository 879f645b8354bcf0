import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { FileContent, FileKind, Files, Operation } from '../bot/command.ts';
import { notesOn } from './notes.ts';
import { byPlace, type Problem, type Words } from './problem.ts';
import { parse } from './source.ts';
import { isAbsence, readText, type Text, unreadable } from './text.ts';

/** What operations read beside the communities' files, by the names of the operations. */
export type Library = ReadonlyMap<string, Files>;

/** A file of an operation as it stands on the disk. */
export type Written = {
  readonly operation: string;
  readonly kind: FileKind;
  /** its path */
  readonly file: string;
  readonly text: Text;
  /** PNG files beside it */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
};

export type Checked =
  | { readonly ok: true; readonly content: FileContent }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A picture is kept with each question that is asked with it, and sent as it is. */
const LARGEST = 1024 * 1024;
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What stands behind a file's name in the config: `quizzes/books.yaml` is `books`. */
const nameOf = (file: string) => basename(file, extname(file));

export async function readLibrary(
  folder: string,
  operations: readonly Operation[],
): Promise<Written[]> {
  const all = operations.map(({ name, files }) =>
    files === undefined ? [] : readKind(join(folder, files.folder), name, files),
  );
  return (await Promise.all(all)).flat();
}

async function readKind(folder: string, operation: string, kind: FileKind): Promise<Written[]> {
  const names = (await readdir(folder).catch(absent([]))).filter((name) => !name.startsWith('.'));
  const read = async (name: string) =>
    [name, await readFile(join(folder, name)).catch(absent(undefined))] as const;
  const pictures = new Map<string, Uint8Array>();
  for (const [name, bytes] of await Promise.all(names.filter(isPicture).map(read)))
    if (bytes !== undefined) pictures.set(name, bytes);
  const files = names
    .filter(isYaml)
    .sort()
    .map((name) => join(folder, name));
  const texts = await Promise.all(files.map(readText));
  return files.flatMap((file, index) => {
    const text = texts[index];
    return text === undefined ? [] : [{ operation, kind, file, text, pictures }];
  });
}

const isPicture = (name: string) => /\.png$/i.test(name);
const isYaml = (name: string) => /\.ya?ml$/.test(name);

/** There need be no such folder, and a file may go away between two looks. */
function absent<T>(instead: T) {
  return (error: unknown): T => {
    if (isAbsence((error as { code?: unknown }).code)) return instead;
    throw error;
  };
}

/** Pure; all problems are told at once, in the order of their places. */
export function checkFile({ kind, file, text, pictures }: Written): Checked {
  if (typeof text !== 'string') return { ok: false, problems: [unreadable(file, text.code)] };
  const parsed = parse(file, text);
  if (!parsed.ok) return parsed;
  const notes = notesOn(parsed.source);
  if (!/^[a-z][a-z0-9-]{0,31}$/.test(nameOf(file))) notes.wrong([], (say) => say.nameOfFile);
  const content = notes.read<unknown>(kind.shape, parsed.source.value, []);
  const named = content === undefined ? [] : kind.pictures(content);
  for (const { path, name } of named) {
    const fault = faultOf(name, pictures.get(name));
    if (fault !== undefined) notes.wrong(path, fault);
  }
  if (content === undefined || notes.problems.length > 0)
    return { ok: false, problems: notes.problems.toSorted(byPlace) };
  const base64 = named.map(({ name }) => [name, inBase64(pictures.get(name))] as const);
  return { ok: true, content: { content, pictures: new Map(base64) } };
}

const inBase64 = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('base64');

function faultOf(name: string, bytes: Uint8Array | undefined): Words | undefined {
  if (bytes === undefined) return (say) => say.noPng({ name });
  if (PNG.some((byte, n) => bytes[n] !== byte)) return (say) => say.notPng({ name });
  if (bytes.length <= LARGEST) return undefined;
  return (say) => say.largePng({ name, kB: Math.ceil(bytes.length / 1024) });
}

/** Those that are right, as operations are opened with them. */
export function libraryOf(
  all: readonly (Pick<Written, 'operation' | 'file'> & { readonly content: FileContent })[],
): Library {
  const library = new Map<string, Map<string, FileContent>>();
  for (const { operation, file, content } of all) {
    const files = library.get(operation) ?? new Map<string, FileContent>();
    library.set(operation, files.set(nameOf(file), content));
  }
  return library;
}

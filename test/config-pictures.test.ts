import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { loadFolder } from '../src/config/folder.ts';
import { operations } from '../src/operations.ts';
import { rendered } from './support/problems.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000', 'hex');

const yaml = (picture: string) => `community: readers
name: Readers
timezone: Asia/Shanghai
language: en
spaces: { group: { telegram: -1001000000001 } }
timetable:
  cover:
    cron: "0 8 * * *"
    run: say
    with:
      text: Our book
      picture: ${picture}
    in: [group]
`;

async function told(picture: string, files: Readonly<Record<string, Buffer>>): Promise<string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'emcee-pictures-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(path.join(folder, 'pictures'));
  for (const [name, bytes] of Object.entries(files))
    await writeFile(path.join(folder, name), bytes);
  await writeFile(path.join(folder, 'readers.yaml'), yaml(picture));
  const { problems } = await loadFolder(folder, operations);
  return rendered(problems).map((one) => one.replace(`${folder}/readers.yaml:`, ''));
}

it.each([
  ['cover.png', 'there is no picture "cover.png" beside this file'],
  ['notes.txt', '"notes.txt" is no picture; it should be a PNG or a JPEG'],
  [
    '../cover.png',
    '"../cover.png" is not beside this file; pictures stand in its folder, or in one below it',
  ],
  ['large.png', '"large.png" is too large; a picture may have 5 MB'],
])('a picture %s is told with its place', async (picture, message) => {
  const files = {
    'notes.txt': Buffer.from('notes'),
    'large.png': Buffer.concat([PNG, Buffer.alloc(5 * 1024 * 1024)]),
  };
  expect(await told(picture, files)).toEqual([`12:16: ${message}`]);
});

it.each(['cover.png', 'pictures/cover.jpg'])(
  'a picture that is there is good: %s',
  async (picture) => {
    const files = { 'cover.png': PNG, 'pictures/cover.jpg': Buffer.from('ffd8ffe0', 'hex') };
    expect(await told(picture, files)).toEqual([]);
  },
);

import { expect, test } from 'vitest';
import { readArguments } from '../src/cli/arguments.ts';
import { en } from '../src/cli/texts/en.ts';
import { verbUsage } from '../src/cli/usage.ts';

test('help is of all verbs, or of one', () => {
  expect(readArguments([])).toEqual({ do: 'help' });
  expect(readArguments(['--help'])).toEqual({ do: 'help' });
  expect(readArguments(['help', 'plan'])).toEqual({ do: 'help', of: 'plan' });
  expect(readArguments(['plan', '-h'])).toEqual({ do: 'help', of: 'plan' });
});

test('of a verb is shown how it is typed, and nothing else', () => {
  expect(verbUsage(en.usage, 'token').match(/^emcee \w+/gm)).toEqual(Array(3).fill('emcee token'));
  expect(verbUsage(en.usage, 'plan')).toMatch(/^emcee plan .*\n +what will run when, where$/);
  expect(verbUsage(en.usage, 'pln')).toBe(en.usage);
  expect(verbUsage(en.usage)).toBe(en.usage);
});

test.each([['version'], ['--version'], ['-v']])('%s asks for the version', (typed) => {
  expect(readArguments([typed])).toEqual({ do: 'version' });
});

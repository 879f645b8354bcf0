import { z } from 'zod';
import type { Space } from '../../bot/community.ts';
import { operation } from '../../bot/operation.ts';
import { optional, space, text } from '../../bot/option.ts';
import { LONGEST, postOf } from './rule.ts';
import { en } from './texts/en.ts';
import { zh } from './texts/zh.ts';

const op = operation({ name: 'posts', settings: z.strictObject({}), texts: { en, zh } });

const say = op.command({
  name: 'say',
  texts: (texts) => texts.say,
  for: 'planner',
  answers: 'privately',
  options: {
    text: text({ max: LONGEST, long: true }),
    also: optional(text({ max: LONGEST, long: true })),
    in: optional(space()),
  },
  async run({ community, spaces, say: texts, options }, work) {
    const written = postOf(options.text, options.also);
    if (written.is === 'empty') return { text: texts.empty };
    if (written.is === 'too-long')
      return { text: texts.tooLong({ length: written.length, max: LONGEST }) };
    const all = namesOf(community.spaces);
    const name = options.in;
    if (name !== undefined && !all.includes(name))
      return { text: texts.unknownSpace({ name, spaces: all }) };
    const to = name === undefined ? namesOf(spaces) : [name];
    if (to.length === 0) return { text: texts.needsSpace({ spaces: all }) };
    for (const where of to)
      work.outbox.say({
        key: `posts/${work.key}/${where}`,
        to: { space: where },
        reply: { text: written.text },
      });
    return { text: texts.posted({ spaces: to }) };
  },
});

const namesOf = (spaces: readonly Space[]) => spaces.map(({ name }) => name);

export const postsOperation = op.with({ commands: [say] });

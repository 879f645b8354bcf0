import { z } from 'zod';
import type { Command } from '../../bot/command.ts';
import { usageOf } from '../../bot/find-command.ts';
import { operation } from '../../bot/operation.ts';
import { named, optional } from '../../bot/option.ts';
import type { Locale } from '../../chat/locale.ts';
import type { Reply } from '../../chat/reply.ts';
import type { Piece } from '../../chat/text.ts';
import { allowed, grouped, seek } from './rule.ts';
import { en, type Texts } from './texts/en.ts';
import { zh } from './texts/zh.ts';

const op = operation({ name: 'help', settings: z.strictObject({}), texts: { en, zh } });

type Reader = { readonly say: Texts; readonly locale: Locale };

const help = op.lookup({
  name: 'help',
  called: ['帮助', '菜单', '命令', '功能'],
  texts: (say) => say.help,
  for: 'member',
  answers: 'privately',
  options: { command: optional(named()) },
  suggest: {
    command: async ({ community, roles }) =>
      allowed(community.commands, roles).map(({ name }) => name),
  },
  async run({ community, roles, locale, say, options: { command: wanted } }) {
    const commands = allowed(community.commands, roles);
    if (wanted === undefined)
      return {
        title: say.title({ community: community.name[locale] }),
        text: overview(commands, { say, locale }),
      };
    const sought = seek(commands, wanted.normalize('NFKC'));
    return sought.is === 'found'
      ? explained(sought.command, { say, locale })
      : { text: say.unknown({ name: wanted, nearest: sought.nearest }) };
  },
});

/** One heading for each operation, one line for each command. */
function overview(commands: readonly Command[], { say, locale }: Reader): Piece[] {
  const groups = grouped(commands).flatMap(({ operation: name, commands: own }): Piece[] => [
    { is: 'strong', text: say.heading({ operation: name }) },
    `\n${own.map((one) => say.line({ name: one.name, about: one.about[locale] })).join('\n')}\n\n`,
  ]);
  return [...groups, say.more];
}

function explained(command: Command, { say, locale }: Reader): Reply {
  const { name, about, options } = command;
  const lines = options.map((option) => say.option({ ...option, about: option.about[locale] }));
  return {
    title: `/${name}`,
    text: [about[locale], say.usage({ usage: usageOf(command, locale) }), ...lines].join('\n'),
  };
}

export const helpOperation = op.with({ commands: [help] });

import { named } from '../../bot/option.ts';
import { file } from '../../bot/sent.ts';
import { declined } from '../../chat/reply.ts';
import { op, poolName } from './op.ts';
import { type ImportReport, importCodes, type Lines } from './pool.ts';
import { poolNames } from './reading/store.ts';
import { linesIn } from './text-file.ts';
import type { Texts } from './texts/en.ts';

/** As many as somebody looks up; the count tells the rest. */
const SHOWN = 20;

export const importing = op.intake({
  name: 'drop import',
  texts: (say) => say.import,
  for: 'admin',
  answers: 'privately',
  options: { pool: named({ max: 32 }), file: file() },
  suggest: { pool: async ({ community }, { sql }) => poolNames(sql, community.id) },
  async run({ community, say, options }, { sql, seal, now, content }) {
    const name = poolName.safeParse(options.pool);
    if (!name.success) return declined(say.badPoolName({ name: options.pool }));
    const to = { communityId: community.id, pool: name.data, zone: community.zone, now };
    const report = await importCodes(sql, seal, to, linesIn(content));
    return { text: reportOf(report, say, name.data) };
  },
});

function reportOf({ added, free, duplicates, bad }: ImportReport, say: Texts, pool: string) {
  const lines = [say.imported({ pool, added, free })];
  if (duplicates.count > 0) lines.push(say.importDuplicates(shown(duplicates)));
  if (bad.count > 0) lines.push(say.importBad(shown(bad)));
  return lines.join('\n');
}

const shown = ({ count, first }: Lines): Lines => ({ count, first: first.slice(0, SHOWN) });

import type { Sql } from '../../../database/sql.ts';
import type { Log } from '../../../database/table.ts';
import type { EntryKind } from './search.ts';

/** What can be found: put whole whenever title or body changed; `gone: true` takes it out. */
export type Entry = {
  readonly communityId: string;
  readonly kind: EntryKind;
  readonly id: number;
  readonly title: string;
  readonly body: string;
  readonly gone?: boolean;
};

/** What is found is read from the questions and entries themselves. */
export const entries: Log<Entry> = { name: 'knowledge', add: async () => {} };

export function candidates(sql: Sql, communityId: string): Promise<readonly Entry[]> {
  return sql.query<Entry>(
    `select q.community_id as "communityId", 'question' as kind, q.id, q.text as title, a.text as body
     from question q join answer a on a.question_id = q.id and a.number = q.accepted where q.community_id = $1
     union all
     select community_id, 'faq', id, title, body from faq_entry where community_id = $1 and removed_at is null`,
    [communityId],
  );
}

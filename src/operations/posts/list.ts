import { whenOf } from '../../agenda/when.ts';
import { integer, optional } from '../../bot/option.ts';
import { pagesOf } from '../../bot/pages.ts';
import { declined } from '../../chat/reply.ts';
import { op } from './op.ts';
import { beginning, PAGE } from './rule.ts';
import { type Listed, listPosts } from './store.ts';
import type { Texts } from './texts/en.ts';

export const list = op.lookup({
  name: 'post list',
  texts: (say) => say.list,
  for: 'planner',
  answers: 'privately',
  options: { page: optional(integer({ min: 1, max: 10_000 })) },
  async run({ community, say, options: { page = 1 } }, { sql }) {
    const cut = { limit: PAGE, offset: (page - 1) * PAGE };
    const { total, posts } = await listPosts(sql, community.id, cut);
    const pages = pagesOf(total, PAGE);
    if (page > pages) return declined(say.noPage({ pages }));
    if (total === 0) return { text: say.noPosts };
    return {
      title: say.listTitle({ page, pages }),
      text: posts.map((post) => lineOf(post, say, community.zone)).join('\n\n'),
    };
  },
});

function lineOf(post: Listed, say: Texts, zone: string): string {
  const { id, author, spaces, states, content } = post;
  return say.listed({
    ...{ id, author, spaces, states, words: beginning(content) },
    at: whenOf(post.at, zone),
    isDeleted: post.deletedAt !== undefined,
    isChanged: post.changedAt !== undefined,
  });
}

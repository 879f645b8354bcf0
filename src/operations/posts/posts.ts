import { edit, remove } from './change.ts';
import { countPosts } from './figures/store.ts';
import { list } from './list.ts';
import { op } from './op.ts';
import { receipts } from './receipts/receipts.ts';
import { say } from './say.ts';

export const postsOperation = op.with({
  figures: countPosts,
  commands: [say, edit, remove, list, receipts],
});

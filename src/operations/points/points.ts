import { batchTimer, grantAll, reset } from './batches/batch.ts';
import { top } from './boards.ts';
import { grant, points, statement, take } from './book.ts';
import { countPoints } from './figures/store.ts';
import { gift } from './gifts/gift.ts';
import { ladder, level } from './levels.ts';
import { movePurchases } from './linking/store.ts';
import { op } from './op.ts';
import { grantsOf } from './roles.ts';
import { end, season, start } from './seasons/season.ts';
import { wantsOf } from './settings.ts';
import { buy, shop, tapToBuy } from './shop/shop.ts';
import { done, tasks } from './shop/tasks.ts';
import { refund, reverse, undo } from './undo.ts';

export const pointsOperation = op.with({
  figures: countPoints,
  commands: [
    ...[points, statement, top, level, shop, buy, gift, season],
    ...[grant, take, reverse, undo, reset, grantAll, refund, tasks, start, end],
  ],
  presses: [tapToBuy, done],
  timers: [batchTimer],
  ladder,
  wants: wantsOf,
  grants: grantsOf,
  moves: [movePurchases],
});

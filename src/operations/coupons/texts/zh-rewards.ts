import { han } from '../../../chat/han.ts';
import type { Texts } from './en.ts';

/** Coupons that other operations give. */
export const reward: Texts['reward'] = {
  given: ({ title }) => `“${title}”奖励您一张优惠券：`,
  owed: ({ title }) => `“${title}”奖励您一张优惠券。目前优惠码已发完，助手会处理，到时私下发给您。`,
  takenBack: ({ title }) => `“${title}”的优惠券已收回。`,
  task: ({ id, title, name, pool }) =>
    han`${name}应得一张“${title}”的优惠券，但券池“${pool}”已空。（C${String(id)}）请先导入，再点按钮。`,
  line: ({ id, title, name, pool, date }) =>
    `C${id} · ${date} · ${han`欠${name}一张`}“${pool}”优惠券：${title}`,
  button: ({ id }) => `发放 C${id}`,
  handed: ({ title, name }) => han`${name}会收到“${title}”的优惠码。`,
  stillEmpty: ({ pool }) => `券池“${pool}”仍然是空的。请先导入，再点一次。`,
  seenTo: '这件事已处理。发送 /tasks 查看其余事项。',
};

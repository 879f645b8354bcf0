import type { settings as en } from './en-settings.ts';

export const settings: typeof en = {
  role: '加引号的 Discord 身份组 id，或 "服务器/身份组"',
  invite: ' https 网址，例如 https://t.me/+AbCd',
  id: '简短的名称：小写字母、数字和连字符',
  fulfil: ' task，或 Discord 身份组，例如 "role:112233445566770001"',
  lowFrom: ({ from, before }) => `from 写的是 ${from}；应大于上一级的 ${before}`,
  sameId: ({ id }) => `“${id}”已经是另一件商品的 id`,
  twoWays: 'fulfil 不能与 coupon 同时写：买到的就是券',
  noLevel: ({ level, levels }) => `level 写的是 ${level}；应为已有的等级，现在有 ${levels} 级`,
};

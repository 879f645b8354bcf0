import type { organising as en } from './en-organising.ts';

const told = (n: number) => (n > 0 ? `将通知 ${n} 位成员。` : '');

export const organising: typeof en = {
  created: ({ name, id }) => `“${name}”（#${id}）已创建：`,
  createdSeries: ({ name, id, made }) =>
    `“${name}”会重复举行，已排 ${made} 场，之后的会自动安排。第一场是 #${id}：`,
  createdEnd: '。卡片马上发出。',
  past: ({ when }) => `${when} 已经过去，请选择以后的时间。`,
  tooFar: '那是三年以后的事了，请选择近一些的时间。',
  badLength: '活动时长为 5m 到 14d，请写成 2h 或 1h30m。',
  badCutoff: '报名截止请写成开始前多久，如 1d 或 2h。',
  cutoffPast: '这样报名已经截止了，请写短一些。',
  badReminders: '提醒最多五个，写成开始前多久，如“1d, 1h”，或 none。',
  badWho: '参加对象可选：all、level 2、role helper。',
  badRepeat:
    '看不懂如何重复。可以写：每天、每周、每两周、每周二、工作日、每月，后面可加“直到 2026-12-31”或“10次”；也可以写 RRULE，如 FREQ=WEEKLY;BYDAY=TU。',
  noDates: '按这个规则没有今后的日期。',
  noLevels: '这个社群没有设置等级。',
  unknownPool: ({ name, pools }) =>
    pools.length === 0
      ? '这个社群没有券池，请先在社群文件中设置。'
      : `没有券池“${name}”，可选：${pools.join('、')}。`,
  unknownSpace: ({ name, spaces }) => `没有空间“${name}”，可选：${spaces.join('、')}。`,
  needsSpace: ({ spaces }) => `请说明发到哪里，如 发到=${spaces[0] ?? 'all'} 或 发到=all。`,
  noSeries: ({ name }) => `“${name}”不是系列活动，只举行一次。`,
  ended: ({ name }) => `“${name}”已结束或已取消。请用 /event create 创建新的活动。`,
  nothingChanged: '没有变化。请说明要改什么，如 地点=… 或 开始=…。',
  edited: ({ name, id, told: n }) => `“${name}”（#${id}）已修改。${told(n)}`,
  editedSeries: ({ name, count, told: n }) => `“${name}”已修改，共 ${count} 场。${told(n)}`,
  tooManyIn: ({ taken, capacity }) =>
    `已有 ${taken} 人报名，超过 ${capacity} 人：不会取消任何人，有空位之前也不再增加。`,
  cancelled: ({ name, id, told: n }) => `“${name}”（#${id}）已取消。${told(n)}`,
  cancelledAll: ({ name, count, told: n }) => `“${name}”已取消，共 ${count} 场。${told(n)}`,
  posted: '卡片马上发出。',

  attendanceTitle: ({ name, came, missed }) => `${name} · 到场 ${came} 人 · 缺席 ${missed} 人`,
  attendanceSoFar: ({ name, came, expected }) => `${name} · 已到 ${came} 人 · 报名 ${expected} 人`,
  attendanceCode: '签到码（/attend）：',
  attendanceNobody: '还没有人报名。',
  attended: ({ name, at, walkIn, guests }) =>
    `✓ ${name}${guests > 0 ? ` +${guests}` : ''} · ${at}${walkIn ? ' · 未报名' : ''}`,
  noShow: ({ name, guests }) => `✗ ${name}${guests > 0 ? ` +${guests}` : ''} · 缺席`,
  expected: ({ name, guests }) => `· ${name}${guests > 0 ? ` +${guests}` : ''}`,
  onPage: ({ page, pages }) => `第 ${page} 页，共 ${pages} 页`,
  noPage: ({ pages }) => `一共只有 ${pages} 页。`,

  surveyTitle: ({ name, average, ratings, came }) =>
    `${name} · ${average} 分（满分 5）· 到场 ${came} 人，${ratings} 人评价`,
  surveyLine: ({ stars, count }) => `${'★'.repeat(stars)} ${count}`,
  surveyNothing: ({ name }) => `还没有人评价“${name}”。`,

  listingRefused: ({ reason }) =>
    `无法在 Discord 的活动列表里显示活动：${reason}。其他功能不受影响；修好之后，下次修改活动时会补上。`,
  listingWhy: '请在服务器设置里给我的身份组“创建活动”的权限',
};

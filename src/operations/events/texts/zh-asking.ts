import type { asking as en } from './en-asking.ts';

const form = {
  name: '标题',
  when: '开始：如 明天晚上八点、12月24日 20:00',
  length: '时长：如 两小时、1h30m',
  place: '地点：地址或链接',
  about: '介绍',
  capacity: '名额：0 表示不限',
  cutoff: '报名截止：提前多久，如 1天；0m 表示开始时截止',
  guests: '同伴：每人可携几位',
  who: '谁可以参加：all、level 2、role helper',
  reminders: '提醒：提前多久，如 1d, 1h；或 none',
  repeat: '重复：每天、每周、每两周、每月，或 RRULE，如 FREQ=WEEKLY;BYDAY=TU',
  points: '积分：到场可得',
  coupon: '优惠券：到场可得哪个券池的；- 表示没有',
  attend: '签到方式：button 按钮、code 签到码、off 不签到',
  survey: '评价：结束后是否请到场成员评价',
};

export const asking: typeof en = {
  create: {
    about: '创建活动',
    options: { ...form, in: '发到：卡片发到哪些空间，用逗号分隔，或 all' },
  },
  edit: {
    about: '修改活动，或整个系列',
    options: {
      event: '活动：哪一个',
      scope: '范围：one 只改这一场 / series 整个系列',
      ...form,
      when: '开始：如 明天晚上八点，或 30分钟 表示推迟多久',
      repeat: '重复：每周、每月，或 RRULE',
      place: '地点：地址或链接；- 表示没有',
      about: '介绍：- 表示没有',
    },
  },
  cancel: {
    about: '取消活动，或整个系列',
    options: {
      event: '活动：哪一个',
      scope: '范围：one 只取消这一场 / series 整个系列',
      why: '原因',
    },
  },
  list: { about: '查看近期活动', options: { days: '天数：未来几天' } },
  card: { about: '重新发送活动卡片', options: { event: '活动：哪一个' } },
  rsvp: {
    about: '活动报名，或回复不参加',
    options: {
      event: '活动：哪一个',
      answer: '回复：yes 参加 / maybe 待定 / no 不参加',
      guests: '同伴：携几位',
    },
  },
  attend: { about: '活动签到', options: { code: '签到码：现场的那个' } },
  attendance: {
    about: '查看谁到场、谁缺席，以及签到码',
    options: { event: '活动：哪一个', page: '页码' },
  },
  feedback: {
    about: '评价您参加过的活动',
    options: { event: '活动：哪一个', word: '评语：您想说的话' },
  },
  survey: { about: '查看到场成员的评价', options: { event: '活动：哪一个', page: '页码' } },
  calendar: {
    about: '把活动加入您的日历',
    options: { events: '活动：all 全部活动 / mine 我参加的 / off 停用地址' },
  },
  reminders: { about: '是否接收活动提醒', options: { reminders: '提醒：on 接收 / off 不接收' } },
};

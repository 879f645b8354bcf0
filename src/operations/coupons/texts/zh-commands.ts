import type { commands as en } from './en-commands.ts';

export const commands: typeof en = {
  coupons: { about: '我的优惠码', options: { page: '页码' } },
  reminders: { about: '是否接收到期提醒', options: { reminders: '提醒：on 接收 / off 不接收' } },
  start: {
    about: '发放优惠券',
    options: {
      name: '名称',
      pool: '券池：从哪个发放',
      number: '数量：发放多少张',
      from: '开始：如 明天晚上八点；不填则马上开始',
      until: '截止：如 周日 22:00，或开始后多久，如 3天',
      who: '谁可以领：all、level 2、role helper、streak 7、newcomers 7',
      price: '价格：每张需要多少积分',
      in: '发到：空间名称，用逗号分隔，或 all',
    },
  },
  stop: { about: '停止发放优惠券', options: { drop: '发放：哪一次' } },
  list: { about: '查看最近的优惠券发放', options: {} },
  claims: { about: '按先后顺序查看谁领到了', options: { drop: '发放：哪一次', page: '页码' } },
  card: { about: '重新发送优惠券卡片', options: { drop: '发放：哪一次' } },
  import: {
    about: '从 CSV 文件导入优惠码',
    options: { pool: '券池：名称', file: '文件：每行一个码，或 code,value,expires' },
  },
  remind: { about: '提醒成员即将到期的优惠码', options: {} },
  redeem: { about: '核销成员出示的优惠码', options: { code: '优惠码' } },
  void: { about: '作废一个优惠码', options: { code: '优惠码' } },
  reissue: { about: '给成员换一个优惠码', options: { code: '优惠码：对方现有的那个' } },
};

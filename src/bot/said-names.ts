/** What members call commands in Chinese; one that a community does without is as unknown as any other. */
const CHINESE: Readonly<Record<string, readonly string[]>> = {
  checkin: ['打卡', '签到', '每日打卡', '每日签到'],
  streak: ['连续', '连续打卡', '连续天数'],
  calendar: ['日历', '打卡日历'],
  makeup: ['补签', '补卡', '补打卡'],
  freeze: ['保护卡'],
  points: ['积分', '我的积分', '查积分'],
  statement: ['明细', '积分明细'],
  top: ['排行', '排行榜', '排名', '榜单', '积分榜'],
  level: ['等级', '我的等级'],
  shop: ['商店', '积分商店', '商城', '兑换'],
  buy: ['购买'],
  gift: ['赠送', '送积分', '赠送积分'],
  coupons: ['优惠码', '优惠券', '我的优惠码', '我的优惠券'],
  ask: ['提问', '我要提问'],
  answer: ['回答'],
  accept: ['采纳'],
  unanswered: ['待回答'],
  faq: ['常见问题', '问答', '搜索', '查找'],
  bounty: ['悬赏'],
  experts: ['专家'],
  climb: ['闯关'],
  league: ['联赛', '答题联赛'],
  'event list': ['活动', '近期活动', '活动列表'],
  rsvp: ['报名'],
  attend: ['活动签到'],
  language: ['语言', '切换语言'],
  link: ['合并', '合并账号', '绑定'],
  help: ['帮助', '菜单', '命令', '功能'],
  cancel: ['取消'],
};

const named = new Map(
  Object.entries(CHINESE).flatMap(([name, all]) => all.map((one) => [one, name])),
);

/** The command's own name where it was called by a Chinese one; else the name as it is. */
export function nameMeant(called: string): string {
  return named.get(called.trim()) ?? called;
}

/** Words of a private chat that are nothing but a command's Chinese name. */
export function commandMeant(words: string): string | undefined {
  return named.get(words.normalize('NFKC').trim().replace(/^\//, ''));
}

/** What members say in Chinese for the words that are to choose from. */
const CHINESE: Readonly<Record<string, readonly string[]>> = {
  yes: ['是', '是的', '要', '好', '好的', '可以', '参加', '报名', '去', '匿名'],
  maybe: ['待定', '也许', '可能', '看情况', '不确定'],
  no: ['否', '不', '不要', '不用', '不是', '不参加', '不去', '去不了', '取消'],
  on: ['开', '开启', '打开', '接收', '恢复'],
  off: ['关', '关闭', '关掉', '不接收', '停用', '不签到'],
  day: ['日', '日榜', '今日', '今天', '当天'],
  week: ['周', '周榜', '本周', '这周'],
  season: ['赛季', '赛季榜', '本赛季'],
  all: ['全部', '所有', '总', '总榜', '全部活动'],
  mine: ['我的', '我参加的'],
  this: ['本周', '这周', '这一周'],
  last: ['上周', '上一周'],
  one: ['这一场', '一场', '单场'],
  series: ['系列', '整个系列', '全部场次'],
  zh: ['中文', '汉语', '简体中文', 'chinese'],
  en: ['英文', '英语', 'english'],
  auto: ['自动'],
  easy: ['简单'],
  medium: ['中等'],
  hard: ['困难', '难'],
  button: ['按钮'],
  code: ['签到码'],
};

/** The offered value that somebody means: as it is written, in capitals, of full width, or in Chinese. */
export function choiceMeant<C extends string>(raw: string, of: readonly C[]): C | undefined {
  const said = raw.normalize('NFKC').trim().toLowerCase();
  return (
    of.find((offered) => offered.toLowerCase() === said) ??
    of.find((offered) => CHINESE[offered]?.includes(said) === true)
  );
}

import { describe, expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

const yaml = nightWith({
  language: 'zh',
  timetable: 'morning: { cron: "0 20 * * *", run: check-in card, in: [group, server, hall] }',
});
const speaks = { lin: 'zh', mei: 'zh', sam: 'zh', ada: 'zh' } as const;

describe.each(['telegram', 'discord', 'web'] as const)(
  'an evening in Chinese on %s',
  (platform) => {
    it('is Chinese all through', async () => {
      const { lin, mei, group, clock } = await community(yaml, { on: [platform], speaks });
      await lin.types('/checkin');
      await lin.sees(/打卡成功，\+8 积分！今天第一位/);
      await mei.types('/grant @lin 10 分享读书笔记');
      await group.shows(/分享读书笔记/);
      await mei.types('/run morning');
      await group.shows(/每日打卡 · 2026-03-02[\s\S]*今天已有 1 人打卡/);
      await lin.taps('打卡');
      await lin.seesPrivately(/今天已经打过卡了/);
      await mei.types('/pause morning');
      await mei.sees(/暂停/);
      await mei.types('/timetable');
      await mei.sees(/morning[\s\S]*暂停/);
      await mei.types('/resume morning');
      await mei.sees(/恢复|继续|重新/);
      await lin.types('/points');
      await lin.sees(/现有 18 积分 · 排名第 1/);
      await lin.types('/top');
      await lin.sees(/18/);
      await clock.advance({ days: 1 });
      await lin.types('/checkin');
      await lin.sees(/连续 2 天/);
      expect([...group.texts(), lin.news(), mei.news()].join('\n')).not.toMatch(
        / points|Checked|paused|undefined|\[object/,
      );
    });
  },
);

it('what goes wrong is said in Chinese too', async () => {
  const { lin, mei, ada } = await community(yaml, { on: ['telegram'], speaks });
  await ada.opens();
  await ada.sees(/我还不认识您/);
  await lin.types('/checkin');
  await lin.types('/grant @lin 1 x');
  await lin.sees(/\/grant 仅限管理员使用/);
  await mei.types('/grant');
  await mei.sees(/请回复这条消息/);
  await mei.answers('谁');
  await mei.sees(/@名字|需要/);
  await mei.types('/cancel');
  await mei.sees(/好的，已停止/);
  await mei.types('/grant @lin 许多 x');
  await mei.sees(/积分（points）：需要一个整数。您写的是“许多”。/);
  await mei.types('/event create 诗会 改天');
  await mei.sees(
    /开始（when）：需要一个时间[\s\S]*用法：\/event create <标题> <开始> …\n全部选项请看：\/help event create$/,
  );
  await mei.types('/event create 诗会');
  await mei.sees(/^请填写“开始”（如 明天晚上八点/);
  await mei.answers('后天下午三点');
  await mei.sees(/“诗会”（#1）已创建：2026-03-04 周三 15:00/);
  await mei.types('/take @lin 9999 x');
  await mei.sees(/8/);
  await lin.forges('check-in:77');
  await lin.seesPrivately(/这个按钮已失效/);
  await lin.whispers('/chekin');
  await lin.sees(/您是想用 \/checkin 吗/);
});

it('who reads an answer alone reads it in their own language, wherever it stands in a group', async () => {
  const { lin, sam, group, running } = await community(nightWith({ language: 'zh' }), {
    on: ['telegram'],
    speaks: { lin: 'zh' },
  });
  await lin.types('/checkin');
  await sam.types('/checkin');
  await sam.opens();
  await sam.types('/top');
  await group.shows(/^总积分榜/);
  await sam.whispers('/top');
  await sam.seesPrivately(/^Top ten of all time/);
  const it = { communityId: 'night', words: 'top', spaces: [], key: 'top' };
  const { text } = await running().emcee.shell({ ...it, locale: 'en' });
  expect(text).toMatch(/^Top ten of all time/);
});

it('each reader of one group is answered in their own language, and the group in its own', async () => {
  const { lin, sam, mei, group } = await community(yaml, {
    on: ['telegram'],
    speaks: { lin: 'zh', mei: 'en', sam: 'en' },
  });
  await lin.types('/checkin');
  await lin.sees(/打卡成功/);
  await sam.types('/checkin');
  await sam.sees(/Checked in/);
  await mei.types('/grant @sam 2 helping');
  await group.shows(/helping/);
  const praise = group.texts().find((text) => /helping/.test(text) && !text.startsWith('/'));
  expect(praise).toMatch(/积分/);
});

const reading = nightWith({ language: 'zh', operations: 'events: {}\ncheck-in: { points: 5 }' });

describe.each(['telegram', 'web'] as const)('what is typed in Chinese on %s', (platform) => {
  it('is understood: when, how many, which of them', async () => {
    const { lin, mei, clock } = await community(reading, { on: [platform], speaks });
    await lin.types('/checkin');
    await mei.types('/event create 《红楼梦》 共读夜 明天 晚上八点半 两小时 place=老地方');
    await mei.sees(/“《红楼梦》 共读夜”（#1）已创建：2026-03-03 周二 20:30/);
    await mei.types('/event create 诗会 下周三 １９：３０');
    await mei.sees(/“诗会”（#2）已创建：2026-03-11 周三 19:30/);
    await mei.types('/event create 茶会 when=三天后 capacity=十人');
    await mei.sees(/“茶会”（#3）已创建：2026-03-05 周四 09:00/);
    await mei.types(
      '/event create 标题=读书会 开始=明天晚上八点 名额：十人 地点＝https://a.org/?名额=2',
    );
    await mei.sees(/“读书会”（#4）已创建：2026-03-03 周二 20:00/);
    await mei.types('/event edit ＃3 when=两小时后');
    await mei.sees(/“茶会”（#3）已修改/);
    await clock.advance({ seconds: 1 });
    await lin.types('/rsvp 诗会 参加');
    await lin.sees(/您已报名“诗会”/);
    await lin.types('/rsvp 1 待定');
    await lin.sees(/共读夜”：待定/);
    await mei.types('/grant @lin ５ 分享');
    await mei.sees(/Lin \+5 积分：分享/);
    await mei.types('/grant 十分 ＠lin 领读');
    await mei.sees(/Lin \+10 积分：领读/);
    await lin.types('/top 本周');
    await lin.sees(/本周积分榜/);
    await lin.types('/language 英文');
    await lin.sees(/English/);
  });
});

it('a command may be called by its Chinese name', async () => {
  const { lin, sam } = await community(reading, { on: ['telegram'], speaks });
  await lin.types('/签到');
  await lin.sees(/打卡成功/);
  await sam.types('／checkin');
  await sam.sees(/打卡成功/);
  await lin.types('/唱歌');
  await lin.seesNothing();
  await lin.opens();
  await lin.whispers('打卡');
  await lin.sees(/今天已经打过卡了/);
  await lin.whispers('/排行榜 今天');
  await lin.sees(/今日积分榜/);
  await lin.whispers('/help 打卡');
  await lin.sees(/^\/checkin\n/);
  await lin.whispers('/唱歌');
  await lin.sees(/没有 \/唱歌 这个命令。发送 \/help/);
  await lin.whispers('今天打卡了吗');
  await lin.sees(/我只听得懂命令。发送 \/help/);
});

import type { Locale } from '../../chat/locale.ts';

/**
 * Why something did not arrive, as adapters and the outbox write it into rows and logs, for those who
 * read Chinese. What is not here is a platform's own words, and stays as it is.
 */
const reasonsInChinese: Readonly<Record<string, string>> = {
  'this person has blocked the bot': '此人屏蔽了机器人',
  'this person has never opened the bot: they must press Start first':
    '此人从未打开过机器人：需要先点“开始”',
  'this account was deleted': '此账号已注销',
  'the bot was removed from this chat: add it again, or take the space out of the config':
    '机器人被移出了这个群：请重新加入，或从配置里删掉这个空间',
  'the bot is not in this chat: add it': '机器人不在这个群里：请把它加进来',
  'this group no longer exists': '这个群已不存在',
  'there is no such chat for the bot: check its id in the config, and add the bot to it':
    '机器人找不到这个群：请检查配置里的 id，并把机器人加进来',
  'this topic does not exist: check its number in the config': '这个话题不存在：请检查配置里的编号',
  'this topic is closed: open it, or let the bot manage topics':
    '这个话题已关闭：请打开它，或让机器人管理话题',
  'the bot may not pin here: make it an administrator who may pin messages':
    '机器人不能在这里置顶：请设为可以置顶消息的管理员',
  'Telegram lets a bot delete only what is less than 48 hours old: delete it by hand':
    'Telegram 只允许机器人删除 48 小时以内的消息：请手动删除',
  'the bot lacks the right to do this here: allow it in the group’s permissions, or make the bot an administrator':
    '机器人在这里没有权限：请在群权限里放开，或把机器人设为管理员',
  'the bot may not delete messages here, so what members write for it alone stays for all to read: let it delete messages':
    '机器人不能在这里删除消息，成员只写给它的内容会留在群里人人可见：请允许它删除消息',
  'the bot is no administrator here, so it is not told who leaves: make it one':
    '机器人在这里不是管理员，不知道谁退群：请设为管理员',
  'the bot is no administrator here, so it is not told who leaves, and sees only commands that name it and replies to it: make it one':
    '机器人在这里不是管理员，不知道谁退群，也只看得到指明它的命令和对它的回复：请设为管理员',
  'this channel does not exist or the bot is not in its server: correct its id in the config':
    '频道不存在，或机器人不在这个服务器：请更正配置里的 id',
  'the bot is not in this server: invite it': '机器人不在这个服务器：请邀请它',
  'this channel is in another server: correct its guild in the config':
    '这个频道在另一个服务器：请更正配置里的 guild',
  'there is no such account': '没有这个账号',
  'the bot cannot see this channel: give its role View Channel there':
    '机器人看不到这个频道：请给它的身份组“查看频道”权限',
  'the bot may not do this: give its role Send Messages, Embed Links and Attach Files there (in threads, Send Messages in Threads)':
    '机器人没有权限：请给它的身份组“发送消息”“嵌入链接”“附加文件”权限（子区里要有“在子区内发送消息”）',
  'this person takes no direct messages from the bot': '此人不接收机器人的私信',
  'this person shares no server with the bot': '此人与机器人没有共同的服务器',
  'this channel takes no messages of its own (a forum or a category): name a text channel in the config, or one post of the forum':
    '这个频道本身不能发消息（论坛或分类）：请在配置里写文字频道，或论坛里的一个帖子',
  'this thread is locked: unlock it, or give the bot’s role Manage Threads':
    '这个子区已锁定：请解锁，或给机器人的身份组“管理子区”权限',
  'this thread is archived and the bot may not open it: open it again, or give the bot’s role Manage Threads':
    '这个子区已归档，机器人不能打开它：请重新打开，或给机器人的身份组“管理子区”权限',
  'the bot may not pin here: give its role Pin Messages in this channel':
    '机器人不能在这里置顶：请在这个频道给它的身份组“置顶消息”权限',
  "the bot may not give this role: let it Manage Roles, and move its own role above this one in the server's settings":
    '机器人不能授予这个身份组：请给它“管理身份组”权限，并在服务器设置里把它的身份组移到这个之上',
  'this role is not in the server: correct its id in the config':
    '服务器里没有这个身份组：请更正配置里的 id',
  'this account is not in the server': '这个账号不在服务器里',
  "this community has no such room in the playground: add it to the config's spaces":
    '网页里没有这个房间：请加到配置的 spaces 里',
  'the config no longer has this space': '配置里已没有这个空间',
  'its community is not in force': '这个社群目前没有启用',
  'the bot stopped while sending this; look whether it arrived':
    '机器人发送时停止了：请看看消息到了没有',
  'it failed while it was sent; the log says why': '发送时出错了，原因见日志',
  'no answer, and too late to repeat it without saying it twice': '平台没有回应，再发可能会重复',
  'Telegram: timed out': 'Telegram 没有及时回应',
  'what it shows is no more': '要显示的内容已不存在',
  'it could not be made ready; the log says why': '内容没能准备好，原因见日志',
  'its picture is no more': '图片已不存在',
  'what it answers is no longer there': '消息已不在那里',
  'messages cannot be changed there': '那里的消息不能修改',
  'the new text takes more messages than the old one did: shorten it, or delete the post and say it anew':
    '新的正文需要的消息比原来多：请缩短，或删除后重新发布',
  'it stands at the old address of the chat, where nothing can be changed any more: say it anew':
    '它留在群的旧地址上，已无法改动：请重新发布',
  'the platform asked to wait': '平台要求等一等',
  'the chat has a new address': '群换了新地址',
  paused: '已暂停',
  'its time was missed': '错过了时间',
  'the command is gone': '命令已不存在',
  'no longer in the timetable': '已不在时间表里',
  'it failed; the log says why': '出错了，原因见日志',
  'there is nothing to say in it': '内容是空的',
  'the database was away': '数据库暂时连不上',
  'the database did not keep the message': '数据库没能保存这条消息',
  'the database did not keep the change': '数据库没能保存这次修改',
  'the message is no longer there': '消息已经不在了',
};

/** What names a platform, or says it in the platform's own words. */
const shaped: readonly (readonly [RegExp, string])[] = [
  [/^(.+) is not connected$/, '$1 未连接：请检查它的令牌'],
  [/^(.+) has no roles$/, '$1 没有身份组'],
  [/^(.+) has no calendar$/, '$1 没有活动日历'],
  [/^this member has no account on (.+)$/, '这位成员没有 $1 账号'],
  [/^only a part arrived: .+$/, '只送达了一部分'],
  [/^(Discord|Telegram) refuses the token.*$/, '$1 不接受令牌：请换成有效的，再重新启动'],
  [
    /^Discord refuses an intent.*$/,
    'Discord 不允许所需的 intent：请在开发者后台（Bot → Privileged Gateway Intents）放开，再重新启动',
  ],
  [
    /^Discord has closed the connection for good \((\d+)\).*$/,
    'Discord 断开了连接，不再恢复（$1）：请重新启动',
  ],
  [/^(?:Discord answered|Telegram:) (.+)$/, '平台答复：$1'],
];

/** A platform's code may stand before a reason: `50013: the bot may not …`. */
export function reasonIn(locale: Locale, reason: string): string {
  if (locale === 'en') return reason;
  const [, code = '', words = reason] = /^(\d+: )?(.*)$/s.exec(reason) ?? [];
  const [shape, chinese = ''] = shaped.find(([one]) => one.test(words)) ?? [];
  const known = reasonsInChinese[words] ?? (shape && words.replace(shape, chinese));
  return known === undefined ? reason : `${code}${known}`;
}

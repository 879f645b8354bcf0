import type { start as en } from './en-start.ts';

/** What the shell says of the environment, and of a start that failed, in Chinese. */
export const start: typeof en = {
  variable: ({ name, needs }) => `${name}：应为${needs}`,
  address: ({ protocols }) => `以 ${protocols.map((one) => `${one}://`).join(' 或 ')} 开头的地址`,
  serverAddress: ({ address }) =>
    `${address}；密码里的 @ 写作 %40，# 写作 %23，/ 写作 %2F，? 写作 %3F`,
  oneOf: ({ words }) => `以下之一：${words.join('、')}`,
  telegramToken: ' BotFather 给的令牌：数字、冒号、字母',
  webhookSecret: ' 16 到 256 个字母、数字、_ 或 -；可以这样生成：openssl rand -hex 32',
  discordToken: '开发者后台给的令牌',
  port: ' 0 到 65535 的整数',
  secretMissing:
    'EMCEE_SECRET：设置了 DATABASE_URL 就必须设置，这样加密的内容在每台机器上都能读出来。可以这样生成：openssl rand -base64 32',
  webhookSecretMissing:
    'TELEGRAM_WEBHOOK_SECRET：设置了 TELEGRAM_WEBHOOK_URL 就必须设置，以免别人冒充 Telegram。可以这样生成：openssl rand -hex 32',
  telegramTokenMissing: 'TELEGRAM_BOT_TOKEN：设置了 TELEGRAM_WEBHOOK_URL 就必须设置',

  portTaken: ({ host, port }) =>
    `${host}:${port} 已被别的程序占用：请停掉它，或把 PORT 改成别的端口`,
  portForbidden: ({ port }) => `当前用户不能监听端口 ${port}：请把 PORT 改成 1024 以上的数字`,
  hostUnknown: ({ host }) =>
    `HOST ${host} 不是这台机器的地址：请改成 127.0.0.1，要让所有地址都能访问则改成 0.0.0.0`,
  diskFull: ({ why }) => `磁盘已满：${why}`,
  folderMissing: (it) => `没有存放${held(it)}的文件夹 ${it.folder}：请新建，或设置 ${it.name}`,
  noFolder: (it) => `${it.folder} 不是文件夹，不能存放${held(it)}：请把 ${it.name} 设为一个文件夹`,
  folderForbidden: (it) =>
    `当前用户无权使用存放${held(it)}的文件夹 ${it.folder}：请用 chown 授权，或设置 ${it.name}`,
  folderReadOnly: (it) =>
    `存放${held(it)}的文件夹 ${it.folder} 只能读：请把 ${it.name} 设为可以写入的文件夹`,

  runsAt: ({ address }) => `Emcee 已启动：${address}`,
  playground: ({ address }) => `演示页：${address}`,
  tokenMade: ({ name, community }) =>
    `${community} 的令牌“${name}”。请现在就保存，以后不会再显示。`,
  usePgDump: '数据库是 Postgres：请用 pg_dump 备份',
  copied: ({ file }) => `已备份到 ${file}`,
  notNow: '正在运行的机器人现在做不到：原因见它的日志和 /readyz',
};

const held = ({ name }: { readonly name: string }) => (name === 'EMCEE_DATA' ? '数据' : '社群配置');

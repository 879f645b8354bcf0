import type { Trouble } from '../../database/fault.ts';
import type { start as en } from './en-start.ts';

type AtServer = Extract<Trouble, { readonly server: string }>;

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

  unknownVariable: ({ name, meant }) =>
    `${name}：Emcee 没有这个环境变量${meant ? `；是不是 ${meant}？` : ''}`,

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

  database: ofDatabase,

  runsAt: ({ address }) => `Emcee 已启动：${address}`,
  playground: ({ address }) => `演示页：${address}`,
  tokenMade: ({ name, community }) =>
    `${community} 的令牌“${name}”。请现在就保存，以后不会再显示。`,
  usePgDump: '数据库是 Postgres：请用 pg_dump 备份',
  copied: ({ file }) => `已备份到 ${file}`,
  notNow: '正在运行的机器人现在做不到：原因见它的日志和 /readyz',
};

const held = ({ name }: { readonly name: string }) => (name === 'EMCEE_DATA' ? '数据' : '社群配置');

function ofDatabase(it: Trouble): string {
  if (it.is === 'in-use') {
    const who = it.by ? ` ${it.by.host} 上的进程 ${it.by.pid} ` : '另一个进程';
    return `${it.folder} 正被${who}使用。请先停掉它，或给这个进程另设数据文件夹。如果那个进程已经不在了，请删除 ${it.file} 后再启动。`;
  }
  if (it.is === 'absent')
    return `${it.folder} 里没有数据库：请先启动一次机器人，或把 EMCEE_DATA 或 DATABASE_URL 设得与机器人一致`;
  if (it.is === 'sealed-otherwise') {
    const own = it.folder ? `${it.folder} 里的 secret 文件` : 'EMCEE_SECRET';
    const back = it.folder
      ? '，或放回原来的文件'
      : '；如果原来的密钥是 Emcee 自动生成的，就在数据文件夹的 secret 文件里';
    return `${own} 不是加密这个数据库里优惠码的那个密钥。请把 EMCEE_SECRET 设回原来的密钥${back}。只有确实找不回来时，才用 EMCEE_SECRET_LOST=yes 以现在的密钥启动：用原密钥加密的内容将再也读不出来。`;
  }
  return `DATABASE_URL：${ofPostgres(it)}`;
}

function ofPostgres({ is, server, database, role, said }: AtServer): string {
  switch (is) {
    case 'no-database':
      return `${server} 上没有数据库“${database}”：请用 createdb 新建，或改正名称`;
    case 'refused':
      return `${server} 上的 Postgres 不接受用户“${role}”或其密码（${said}）`;
    case 'forbidden':
      return `“${role}”的权限不够（${said}）：请让它成为数据库“${database}”的所有者`;
    case 'read-only':
      return `${server} 上的 Postgres 只能读（${said}）：请改用可以写入的服务器`;
    case 'not-utf-8':
      return `数据库“${database}”的编码不是 UTF-8（${said}）：请用 createdb -E UTF8 -T template0 另建一个`;
    case 'away':
      return `${server} 上的 Postgres 没有应答（${said}）：请启动它，或改正地址`;
    case 'failed':
      return said;
  }
}

import { expect, test } from 'vitest';
import { texts } from '../src/cli/texts.ts';
import { DatabaseFault, type Trouble } from '../src/database/fault.ts';
import { postgresFault } from '../src/database/postgres-fault.ts';
import { readEnvironment } from '../src/environment.ts';
import { faultOf } from '../src/start-fault.ts';

const known = {
  EMCEE_COMMUNITIES: '/srv/communities',
  EMCEE_DATA: '/srv/data',
  HOST: '127.0.0.1',
  PORT: 3000,
};
const failing = (message: string, more: object) => Object.assign(new Error(message), more);

test.each([
  [{ code: 'EADDRINUSE', syscall: 'listen' }, /127\.0\.0\.1:3000 already: .* set PORT/],
  [{ code: 'EACCES', syscall: 'listen' }, /port 3000: set PORT to a number from 1024/],
  [{ code: 'ENOTFOUND', syscall: 'getaddrinfo' }, /HOST 127\.0\.0\.1 is no address/],
  [{ code: 'ENOENT', path: '/srv/communities' }, /make it, or set EMCEE_COMMUNITIES$/],
  [{ code: 'EACCES', path: '/srv/data/database.lock.1' }, /no right to the folder \/srv\/data of/],
  [{ code: 'EACCES', path: '/srv' }, /or set EMCEE_COMMUNITIES$/],
  [{ code: 'EEXIST', path: '/srv/data' }, /\/srv\/data is no folder for the data: set EMCEE_DATA/],
  [{ code: 'EROFS', path: '/srv/data/secret' }, /can only be read: set EMCEE_DATA/],
  [{ code: 'ENOSPC' }, /^the disk is full: boom$/],
  [{ code: 'EACCES', path: '/elsewhere/backup.tar.gz' }, /^boom$/],
])('a start that fails for %j says what would do', (more, said) => {
  expect(faultOf(failing('boom', more), known, texts.en.start)).toMatch(said);
});

test.each([
  [{ code: 'EADDRINUSE', syscall: 'listen' }, '127.0.0.1:3000 已被别的程序占用：'],
  [{ code: 'ENOENT', path: '/srv/communities' }, '没有存放社群配置的文件夹 /srv/communities：'],
  [{ code: 'EACCES', path: '/srv/data/secret' }, '当前用户无权使用存放数据的文件夹 /srv/data：'],
])('and in Chinese to who speaks it: %j', (more, said) => {
  expect(faultOf(failing('boom', more), known, texts.zh.start)).toContain(said);
});

test('an error without words tells its code', () => {
  expect(faultOf(failing('', { code: 'ECONNREFUSED' }), known, texts.en.start)).toBe(
    'ECONNREFUSED',
  );
});

test.each([
  [{ code: '3D000' }, /there is no database "club" at db:5433: make it with createdb/],
  [{ code: '28P01' }, /at db:5433 refuses the user "emcee" or the password \(boom\)/],
  [{ code: '42501' }, /"emcee" may not .* \(boom\): make it the owner of the database "club"/],
  [{ code: '25006' }, /can only be read \(boom\): name the server that is written to/],
  [{ code: '22P05' }, /"club" is not in UTF-8 \(boom\): make one with createdb -E UTF8/],
  [{ code: 'ECONNREFUSED' }, /does not answer at db:5433 \(boom\): start it, or correct/],
  [{ code: '57P03' }, /^DATABASE_URL: boom$/],
])('a Postgres that fails with %j is told with what would do', (more, said) => {
  const url = 'postgres://emcee:hunter2@db:5433/club';
  for (const error of [
    failing('boom', more),
    failing('it failed', { cause: failing('boom', more) }),
  ]) {
    const told = faultOf(postgresFault(error, url), known, texts.en.start);
    expect(told.replace('it failed: ', '')).toMatch(said);
    expect(told).not.toContain('hunter2');
  }
});

test.each([
  [{ code: '3D000' }, 'DATABASE_URL：db:5433 上没有数据库“club”：请用 createdb 新建，或改正名称'],
  [{ code: 'ECONNREFUSED' }, 'DATABASE_URL：db:5433 上的 Postgres 没有应答（boom）：'],
])('a Postgres that fails with %j is told in Chinese to who speaks it', (more, said) => {
  const error = postgresFault(failing('boom', more), 'postgres://emcee:hunter2@db:5433/club');
  expect(faultOf(error, known, texts.zh.start)).toContain(said);
});

test('so is a folder that is in use, and a secret that is another', () => {
  const told = (trouble: Trouble) => faultOf(new DatabaseFault(trouble), known, texts.zh.start);
  const inUse = { is: 'in-use', folder: '/srv/data', file: '/srv/data.lock' } as const;
  expect(told({ ...inUse, by: { pid: 7, host: 'night' } })).toMatch(
    /^\/srv\/data 正被 night 上的进程 7 使用。.*请删除 \/srv\/data\.lock 后再启动。$/,
  );
  expect(told({ is: 'sealed-otherwise', folder: undefined })).toMatch(
    /^EMCEE_SECRET 不是加密.*EMCEE_SECRET_LOST=yes/,
  );
});

test.each([
  ['DATABASE_URL', 'localhost/emcee', 'needs an address that starts with postgres://'],
  [
    'DATABASE_URL',
    'postgres://emcee:se@cret@localhost/emcee',
    'needs an address that starts with postgres://',
  ],
  [
    'DATABASE_URL',
    'postgres://emcee:secret#1@localhost/emcee',
    'needs an address that starts with postgres://',
  ],
  ['DATABASE_URL', 'postgres://emcee:se/cret@localhost/emcee', 'needs an address that starts'],
  ['REDIS_URL', '127.0.0.1:6379', 'needs an address that starts with redis://'],
  ['REDIS_URL', 'redis://:se@cret@localhost', 'needs an address that starts with redis://'],
])('%s=%s is refused without its value', (name, value, told) => {
  const read = readEnvironment({ [name]: value, EMCEE_SECRET: 'x' });
  const problems = read.ok ? [] : read.problems;
  expect(problems).toEqual([expect.stringContaining(`${name}: ${told}`)]);
  expect(problems.join()).toMatch(/in a password, @ is written %40/);
  expect(problems.join()).not.toMatch(/cret/);
});

test.each([
  [{ PORT: 'x' }, 'PORT: needs a whole number from 0 to 65535', 'PORT：应为 0 到 65535 的整数'],
  [
    { EMCEE_PLAYGROUND: 'maybe' },
    'EMCEE_PLAYGROUND: needs one of on, off',
    'EMCEE_PLAYGROUND：应为以下之一：on、off',
  ],
  [
    { EMCEE_URL: 'club.example' },
    'EMCEE_URL: needs an address that starts with http:// or https://',
    'EMCEE_URL：应为以 http:// 或 https:// 开头的地址',
  ],
])('%j is refused in the language of the shell', (variables, english, chinese) => {
  const problems = (set: object) => {
    const read = readEnvironment({ ...variables, ...set });
    return read.ok ? [] : read.problems;
  };
  expect(problems({})).toEqual([english]);
  expect(problems({ LANG: 'zh_CN.UTF-8' })).toEqual([chinese]);
});

test.each([
  [
    { TELEGRAM_TOKEN: 'x' },
    ['TELEGRAM_TOKEN: Emcee reads no variable of this name; did you mean TELEGRAM_BOT_TOKEN?'],
  ],
  [{ EMCEE_COLOUR: 'red' }, ['EMCEE_COLOUR: Emcee reads no variable of this name']],
  // Another program's, or beside the one it is like.
  [{ DISCORD_WEBHOOKS_FOR_ALERTS: 'x' }, []],
  [{ TELEGRAM_TOKEN: 'x', TELEGRAM_BOT_TOKEN: `1:${'A'.repeat(35)} ` }, []],
])('%j is no reason not to start, and told when it looks misspelt', (variables, hints) => {
  expect(readEnvironment(variables)).toMatchObject({ ok: true, hints });
});

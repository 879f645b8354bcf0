import { createServer } from 'node:http';
import pg from 'pg';
import { type Context, Telegraf } from 'telegraf';
import { bareCheckIn } from './statement.ts';

/** What one would write without Emcee: telegraf as its documentation has it, and one prepared statement. */
const { TOKEN = '', SECRET = '', API_ROOT = '', DATABASE_URL = '', PORT = '' } = process.env;

const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 16 });
const text = bareCheckIn('$1');

async function checkIn(ctx: Context): Promise<string> {
  const { rows } = await pool.query({ name: 'check-in', text, values: [ctx.from?.id] });
  const total = rows[0]?.total;
  return total === undefined
    ? 'You have checked in today.'
    : `Checked in! You have ${total} points.`;
}

const bot = new Telegraf(TOKEN, { telegram: { apiRoot: API_ROOT } });
bot.command('checkin', async (ctx) => ctx.reply(await checkIn(ctx)));
bot.action(/check-in/, async (ctx) => ctx.answerCbQuery(await checkIn(ctx)));

const webhook = bot.webhookCallback('/telegram/updates', { secretToken: SECRET });
createServer(webhook).listen(Number(PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit());

import { ok, type Route } from '../route.ts';
import type { World } from '../world.ts';

/** Who the bot is, and where its gateway stands. */
export function applicationRoutes(world: World): Route[] {
  const application = () => ({
    id: world.applicationId,
    name: world.bot.raw.username,
    icon: null,
    description: '',
    summary: '',
    bot: world.bot.raw,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    integration_types_config: { '0': {} },
    owner: world.bot.raw,
    team: null,
  });
  const gateway = () => ({ url: `${world.origin().replace('http', 'ws')}/gateway` });
  const limits = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };
  const get = (pattern: string, body: () => unknown): Route => ({
    method: 'GET',
    pattern,
    handle: () => ok(body()),
  });
  return [
    get('/gateway', gateway),
    get('/gateway/bot', () => ({ ...gateway(), shards: 1, session_start_limit: limits })),
    get('/applications/@me', application),
    get('/oauth2/applications/@me', application),
    get('/users/@me', () => ({
      ...world.bot.raw,
      mfa_enabled: false,
      locale: 'en-US',
      email: null,
      verified: true,
    })),
  ];
}

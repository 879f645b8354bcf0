import { flush, type RedisServer, startRedisServer } from './redis-server.ts';
import { ownFolder } from './shared.ts';

/** A throwaway server where one can be started; else the one of REDIS_URL, which cannot be stopped. */
export async function redis(): Promise<RedisServer> {
  const { REDIS_URL: given } = process.env;
  try {
    return await startRedisServer(await ownFolder('redis'));
  } catch (error) {
    if (given === undefined) throw error;
    return givenRedis(given);
  }
}

function givenRedis(url: string): RedisServer {
  const refuse = () =>
    Promise.reject(new Error('REDIS_URL names a server that tests may not stop'));
  return {
    url,
    port: Number(new URL(url).port || 6379),
    flush: () => flush(url),
    start: refuse,
    stop: refuse,
  };
}

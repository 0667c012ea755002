/** The queue of a test: on the Redis of the run where there is one (`npm run test:redis`), else in its database. */
import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';

/** Settings for the program under test; with Redis, under a namespace of its own. */
export type QueueSettings = { REDIS_URL: string; QUEUE_PREFIX: string } | Record<string, never>;

/** What a test hands to the program so that its queue stands where the run wants it. */
export function queueOfRun(): QueueSettings {
  const { REDIS_URL } = process.env;
  return REDIS_URL ? { REDIS_URL, QUEUE_PREFIX: `test-${randomUUID().slice(0, 8)}` } : {};
}

/**
 * Everything the queue holds, as text by the name of its table or key.
 * @param tables what the database holds, by table
 */
export async function dumpQueue(
  settings: QueueSettings,
  tables: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  if (!settings.REDIS_URL)
    return new Map([...tables].filter(([table]) => /bull|jobs/.test(table) && !/job_goals/.test(table)));
  const redis = new Redis(settings.REDIS_URL);
  try {
    const held = new Map<string, string>();
    for (const key of await redis.keys(`${settings.QUEUE_PREFIX}:*`)) {
      const text = await textOf(redis, key);
      if (text !== undefined) held.set(key, text);
    }
    return held;
  } finally {
    await redis.quit();
  }
}

/** What a key holds; nothing when it ended since it was listed (a job's lock, a finished job). */
async function textOf(redis: Redis, key: string): Promise<string | undefined> {
  const read: Record<string, () => Promise<unknown>> = {
    string: () => redis.get(key),
    hash: () => redis.hgetall(key),
    list: () => redis.lrange(key, 0, -1),
    set: () => redis.smembers(key),
    zset: () => redis.zrange(key, 0, -1),
    stream: () => redis.xrange(key, '-', '+'),
  };
  const held = await read[await redis.type(key)]?.();
  return held === undefined || held === null ? undefined : JSON.stringify(held);
}

import { Redis } from 'ioredis'

/** A Redis server; `evicts` is its eviction policy, null where it does not tell (managed servers hide CONFIG). */
export type RedisInspection = { version: string; evicts: string | null }

/** Looks at a Redis server and changes nothing. Throws where it does not answer within `timeoutMs`. */
export async function inspectRedis({ url, timeoutMs }: { url: string; timeoutMs: number }): Promise<RedisInspection> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: timeoutMs,
    commandTimeout: timeoutMs,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  })
  let failure: Error | undefined
  redis.on('error', (error) => {
    failure = error
  })
  try {
    await redis.connect()
    const version = /redis_version:(\S+)/.exec(await redis.info('server'))?.[1] ?? 'unknown'
    const told = await redis.config('GET', 'maxmemory-policy').catch(() => [])
    const policy: unknown = Array.isArray(told) ? told[1] : undefined
    return { version, evicts: typeof policy === 'string' ? policy : null }
  } catch (error) {
    // The error event says why; the command, that the connection is closed.
    throw failure ?? error
  } finally {
    redis.disconnect()
  }
}

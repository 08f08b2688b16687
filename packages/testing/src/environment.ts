import path from 'node:path'

/** Names of the variables by which the test runner hands its servers to the test processes. */
export const environment = { databaseUrl: 'ONRECORD_TEST_DATABASE_URL', redisUrl: 'TEST_REDIS_URL' } as const

/** The superuser's url of the server that the test runner has started; undefined in a test run by itself. */
export function testDatabaseUrl(): string | undefined {
  return process.env[environment.databaseUrl]
}

/** A Redis that tests may fill and flush. Undefined where there is none: suites on Redis are then skipped by name. */
export function redisUrl(): string | undefined {
  return process.env[environment.redisUrl]
}

/**
 * Where the processes of a run keep what Node compiled, for one another and for the next run: each file loads some
 * hundred modules, which takes twice as long without.
 */
export const compileCache = path.resolve(import.meta.dirname, '../../../node_modules/.cache/onrecord-tests')

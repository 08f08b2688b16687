import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { startEmbedded } from '@onrecord/database'
import t from 'tap'
import { testDatabaseUrl } from './environment.ts'
import { ensureTemplate } from './template.ts'

/** A server for tests: its superuser's url and the name of the migrated template in it. */
export type TestServer = { url: string; template: string }

const sharedFolder = path.resolve(fileURLToPath(import.meta.url), '../../../../.onrecord/test')

let found: Promise<TestServer> | undefined

/**
 * The test runner's server, else one under `.onrecord/test` that the test processes running at this time share; the
 * last of them stops it.
 */
export function testServer(): Promise<TestServer> {
  found ??= findServer()
  return found
}

async function findServer(): Promise<TestServer> {
  const given = testDatabaseUrl()
  if (given !== undefined) return { url: given, template: await ensureTemplate(given) }
  const server = await startEmbedded({ folder: sharedFolder, durable: false })
  t.teardown(() => server.stop())
  return { url: server.url, template: await ensureTemplate(server.url) }
}

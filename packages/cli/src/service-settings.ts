import * as api from '@onrecord/service-api/config'
import * as ingest from '@onrecord/service-ingest/config'
import * as notify from '@onrecord/service-notify/config'
import * as z from 'zod'
import type { CliConfig } from './config.ts'
import { EXIT, Failure } from './failure.ts'

/** Stands in for what is only known once the database runs; whoever starts a service puts its own in their place. */
const UNKNOWN_YET = { DATABASE_URL: 'postgres://localhost/onrecord', ONRECORD_SECRETS_KEY: 'unknown' }

/**
 * The settings of the services that one process starts, each read by its own schema; `databaseUrl` and `secretsKey` are those
 * of the environment, or stand-ins where it names none. Throws Failure, which names what is wrong.
 */
export function readServiceSettings({ environment, allowLoopback }: Pick<CliConfig, 'environment' | 'allowLoopback'>) {
  const settings = { ...UNKNOWN_YET, ...environment, WEBHOOK_ALLOW_LOOPBACK: String(allowLoopback) }
  try {
    return {
      api: api.readConfig(settings),
      ingest: ingest.readConfig(settings),
      notify: notify.readConfig(settings),
    }
  } catch (cause) {
    const says = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause)
    throw new Failure(`a setting is wrong; see .env.example\n${says}`, { exitCode: EXIT.usage, cause })
  }
}

import type { CliConfig } from '../config.ts'
import { readServiceSettings } from '../service-settings.ts'
import { type Check, fail, ok, reasonOf } from './check.ts'

/** Whether `onrecord up` could start each service with what is set for it. Values that are told are those of wrong settings. */
export function checkServices(config: CliConfig): Check {
  try {
    readServiceSettings(config)
    return ok('services', 'their settings can be read')
  } catch (error) {
    return fail('services', reasonOf(error).replaceAll('\n', ' '), 'see .env.example')
  }
}

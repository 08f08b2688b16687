import { type ConfigurationFault, checkConfiguration, type DossierConfiguration } from '@onrecord/domain'
import { HttpProblem } from '../problem.ts'

/** The warnings of a configuration that fits its schema. Throws HttpProblem that names every error's place in the body. */
export function requireSound(configuration: DossierConfiguration): ConfigurationFault[] {
  const faults = checkConfiguration(configuration)
  const errors = faults
    .filter(({ severity }) => severity === 'error')
    .map(({ pointer, says }) => ({ in: 'body' as const, pointer, detail: says }))
  const [first] = errors
  if (first === undefined) return faults
  const more = errors.length === 1 ? '' : ` (and ${errors.length - 1} more)`
  throw new HttpProblem('invalid-request', `body${first.pointer}: ${first.detail}${more}`, { errors })
}

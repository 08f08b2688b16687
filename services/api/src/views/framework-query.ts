import { DomainError, type DossierConfiguration, frameworkInForce, Slug } from '@onrecord/domain'
import * as z from 'zod'
import { unknownId } from './known-ids.ts'

/** Which deal is meant. */
export const FrameworkQuery = z
  .union([z.enum(['current', 'none', 'all']), Slug])
  .meta({ description: 'An id; `current`: in force on the day; `none`: claims that belong to none; `all`' })

/** The same where one is needed. */
export const OneFrameworkQuery = Slug.refine((asked) => asked !== 'all', 'one framework, `current` or `none`').meta({
  description: 'An id; `current`: in force on the day; `none`: claims that belong to none',
})

/** The frameworks that are asked for; null stands for none. Throws DomainError `unknown-framework`. */
export function frameworksAsked(configuration: DossierConfiguration, asked: string, day: string): (string | null)[] {
  const known = configuration.frameworks.map(({ id }) => id)
  if (asked === 'all') return [...known, null]
  if (asked === 'none') return [null]
  if (asked === 'current') return [frameworkInForce(configuration, day)]
  if (known.includes(asked)) return [asked]
  throw new DomainError('unknown-framework', unknownId('framework', asked, known), { framework: asked })
}

/** The same for lists that take one framework or do not narrow: undefined stands for all. */
export function frameworkAsked(
  configuration: DossierConfiguration,
  asked: string,
  day: string,
): string | null | undefined {
  return asked === 'all' ? undefined : frameworksAsked(configuration, asked, day)[0]
}

import type { DB } from '@onrecord/database'
import { type Contribution, type DossierConfiguration, type Link, PROVISIONAL_BELOW, sidesOf } from '@onrecord/domain'
import type { Kysely } from 'kysely'
import type { AsOf } from '../as-of.ts'
import { findRestated } from './restated.ts'
import { findStandingClaims } from './standing-claims.ts'

/**
 * On each of these issues in one framework (null: in none), every claim that a firm position may rest on, with some that it
 * does not, and whatever tells one of them again or before, weak claims included, with the links that say so. In no order.
 */
export async function findFirmClaims(
  db: Kysely<DB>,
  asked: AsOf & { configuration: DossierConfiguration; framework: string | null; issues: readonly string[] },
): Promise<{ claims: Contribution[]; links: Link[] }> {
  const { configuration, ...at } = asked
  const { minimumConfidence } = configuration
  const selection = { ...at, sides: sidesOf(configuration), minimumConfidence }
  const firmly = { ...selection, minimumConfidence: Math.max(PROVISIONAL_BELOW, minimumConfidence) }
  const standing = await findStandingClaims(db, firmly)
  const restated = await findRestated(db, selection, standing)
  const claims = new Map([...standing, ...restated.claims].map((claim) => [`${claim.claimId}/${claim.issue}`, claim]))
  return { claims: [...claims.values()], links: restated.links }
}

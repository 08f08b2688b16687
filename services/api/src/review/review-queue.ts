import { findTexts } from '@onrecord/documents'
import { claimStream, type Impact, impactWeight, type RecordedClaim } from '@onrecord/domain'
import { streamVersions } from '@onrecord/event-log'
import { findClaims, isAnyOf, type ListedClaim, listUnreviewed, type UnreviewedFilter } from '@onrecord/projections'
import * as z from 'zod'
import type { ApiDeps } from '../deps.ts'
import { formatTag } from '../etag.ts'
import { presentClaims } from '../views/read-claims.ts'
import type { ViewAt } from '../views/view-at.ts'
import { wordsInContext } from './context.ts'
import { impactJson } from './impact-json.ts'
import { impactsAt } from './impacts-at.ts'
import { optionsFor } from './options.ts'
import type { ReviewItem } from './review-json.ts'

/** Where a page ended: among the claims that would change a view, or among the rest. */
export const ReviewCursor = z.union([
  z.strictObject({ weight: z.number(), said: z.string(), claimId: z.uuid() }),
  z.strictObject({ said: z.string(), confidence: z.number(), claimId: z.uuid() }),
])
export type ReviewCursor = z.infer<typeof ReviewCursor>

/** A claim to review, with what a decision about it would change. */
type Queued = ListedClaim & { impacts: readonly Impact[]; weight: number }

/** `isPast`: asked as of a place of the log, which may be behind that of now. */
type Question = {
  isPast: boolean
  filter: UnreviewedFilter
  impact: 'any' | 'views'
  after: ReviewCursor | undefined
  limit: number
}

/**
 * A page of what is left to review: first what would change a view, the weightiest first, then the rest, the last said
 * first. A place in the queue depends on the claim alone, so that a page goes on where the last one ended whatever was
 * decided in between.
 */
export async function reviewQueue(
  { log }: ApiDeps,
  at: ViewAt,
  question: Question,
): Promise<{ items: ReviewItem[]; last: ReviewCursor | undefined; changing: number }> {
  const { isPast, filter, impact, after, limit } = question
  const weighty = await weightyClaims(log, at, filter.on)
  const asked = weighty.filter((claim) => passes(claim, filter))
  const rest = after !== undefined && 'confidence' in after ? after : undefined
  const from = after !== undefined && 'weight' in after ? after : undefined
  const first = rest === undefined ? asked.filter((claim) => from === undefined || isBehind(claim, from)) : []
  const page = first.slice(0, limit)
  if (impact === 'any' && page.length < limit) {
    const except = weighty.map(({ claimId }) => claimId)
    const more = await listUnreviewed(log.db, {
      dossier: at.dossier,
      asOfSeq: isPast ? at.asOfSeq : undefined,
      filter,
      except,
      after: rest,
      limit: limit - page.length,
    })
    page.push(...more.map((claim) => ({ ...claim, impacts: [], weight: 0 })))
  }
  const last = page.length === limit ? page.at(-1) : undefined
  return { items: await present(log, at, page), last: last && placeOf(last), changing: asked.length }
}

/** Every unreviewed claim that would change a view, the weightiest first, of equal weight the last said first. */
async function weightyClaims(log: ApiDeps['log'], at: ViewAt, on: string | undefined): Promise<Queued[]> {
  const impacts = await impactsAt(log, at, on)
  const claims = await findClaims(log.db, { ...at, claimIds: [...impacts.keys()] })
  return [...claims.values()]
    .filter(({ facts }) => facts.review === 'unreviewed' && !facts.document.withdrawn)
    .map((claim) => {
      const own = impacts.get(claim.claimId) ?? []
      return { ...claim, impacts: own, weight: impactWeight(own) }
    })
    .toSorted((a, b) => (isBehind(a, b) ? 1 : -1))
}

function isBehind(claim: Queued, place: { weight: number; said: string; claimId: string }): boolean {
  if (claim.weight !== place.weight) return claim.weight < place.weight
  if (claim.said !== place.said) return claim.said < place.said
  return claim.claimId > place.claimId
}

function placeOf({ claimId, said, weight, facts }: Queued): ReviewCursor {
  return weight > 0 ? { weight, said, claimId } : { said, confidence: facts.found.confidence, claimId }
}

function passes({ facts }: ListedClaim, filter: UnreviewedFilter): boolean {
  const { found, classified, documentId } = facts
  return (
    isAnyOf(filter.kind, found.kind) &&
    isAnyOf(filter.document, documentId) &&
    isAnyOf(filter.party, classified?.party ?? null) &&
    (filter.issue === undefined || classified?.positions.some(({ issue }) => isAnyOf(filter.issue, issue)) === true) &&
    found.confidence >= (filter.minimumConfidence ?? 0) &&
    found.confidence <= (filter.maximumConfidence ?? 1)
  )
}

async function present(log: ApiDeps['log'], at: ViewAt, page: readonly Queued[]): Promise<ReviewItem[]> {
  const { dossier, asOfSeq, configuration, reading } = at
  const documentIds = page.map(({ facts }) => facts.documentId)
  const streamIds = page.map(({ claimId }) => claimStream({ claimId }))
  const [claims, texts, versions] = await Promise.all([
    presentClaims(log.db, at, page),
    findTexts(log.db, { dossier, documentIds }),
    streamVersions(log, { dossier, streamIds, upTo: asOfSeq }),
  ])
  const itemOf = (recorded: RecordedClaim, { claimId, facts, impacts, weight }: Queued): ReviewItem => ({
    claim: recorded,
    context: wordsInContext(texts.get(facts.documentId), facts.found.segments),
    changes: impacts.map((impact) => impactJson(impact, configuration)),
    weight,
    etag: formatTag({ version: versions.get(claimStream({ claimId })) ?? 0, reading }),
    options: optionsFor(recorded),
  })
  return claims.flatMap((recorded, nth) => {
    const queued = page[nth]
    return queued === undefined ? [] : [itemOf(recorded, queued)]
  })
}

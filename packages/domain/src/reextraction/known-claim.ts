import {
  type Classified,
  type DecidedClaim,
  type DecidedEvent,
  evolveClaim,
  type Reading,
} from '../decisions/decided-claim.ts'
import { isServiceExtractor } from '../vocabulary.ts'

/**
 * Whose a claim is. `open`: the extractor's own or another's of this service, to be read anew. `decided`: a person's word stands on it, so that another
 * reading is only proposed. `foreign`: sent ready-made or found by an extractor that is none of this service's. `gone`: the extractor took it back.
 */
export type Footing = 'open' | 'decided' | 'foreign' | 'gone'

/** A claim of the log as a new extraction meets it: as it is read and classified now; `retracted` by whomsoever. */
export type KnownClaim = {
  claimId: string
  footing: Footing
  retracted: boolean
  reading: Reading
  classified: Classified | null
}

/** The claim that its stream's events leave, as the extractor of this name sees it; undefined where there is none. */
export function knownClaim(events: readonly DecidedEvent[], extractor: string): KnownClaim | undefined {
  let state: DecidedClaim | undefined
  let own = false
  let takenBack = false
  let broughtBack = false
  for (const event of events) {
    state = evolveClaim(state, event)
    const byPerson = event.metadata.keyId !== null
    if (event.type === 'StatementRecorded' || event.type === 'DemandRecorded' || event.type === 'DeadlineRecorded') {
      own = !byPerson && isOneService(event.data.extractor.name, extractor)
      takenBack = false
    }
    if (event.type === 'ClaimRetracted') takenBack = !byPerson
    if (event.type === 'ClaimReopened') {
      // Who reopens what the extractor took back wants it there, though no other word of theirs stands on it.
      broughtBack ||= takenBack
      takenBack = false
    }
  }
  if (state === undefined) return undefined
  const { claimId, facets } = state
  const footing = footingOf(facets, { own, takenBack, broughtBack })
  const retracted = facets.review.verdict === 'retracted'
  return { claimId, footing, retracted, reading: facets.reading, classified: facets.classification.stands }
}

/** Of the service's own extractors one reads anew what the other has read: a document has one reading at a time. */
function isOneService(one: string, other: string): boolean {
  return one === other || (isServiceExtractor(one) && isServiceExtractor(other))
}

function footingOf(
  facets: DecidedClaim['facets'],
  { own, takenBack, broughtBack }: { own: boolean; takenBack: boolean; broughtBack: boolean },
): Footing {
  const { review, classification, grade, answers, due } = facets
  const isSpokenOf = grade.credibility !== null || Object.keys(answers).length > 0 || due.outcome !== null
  if (!own || classification.by === 'submitter') return 'foreign'
  if (takenBack) return 'gone'
  const isDecided = review.verdict !== 'unreviewed' || classification.pinned || isSpokenOf || broughtBack
  return isDecided ? 'decided' : 'open'
}

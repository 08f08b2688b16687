import type { Finding } from '../events/found-claim.ts'
import type { DomainEvent, EventData, EventMetadata } from '../events/index.ts'
import type { ClaimKind, Review } from '../vocabulary.ts'

/** What a correction may change, each member as it is to be. Segments stay: they are what the claim is known by. */
export type ReadingChanges = Omit<EventData<'ClaimCorrected'>['changes'], 'segments'>
/** The claim as the text is read now. */
export type Reading = Finding & { kind: ClaimKind }
/** A classification without its claim and whose it is. */
export type Classified = Omit<EventData<'ClaimClassified'>, 'claimId' | 'by' | 'reason'>
type Answer = NonNullable<EventData<'DemandAnswered'>['answer']>
type Outcome = Pick<EventData<'DueOutcomeRecorded'>, 'newDate'> & {
  outcome: NonNullable<EventData<'DueOutcomeRecorded'>['outcome']>
}

/**
 * What has been decided about one claim. `corrections`: what reviewers put into the reading and still stand by; `pinned`:
 * the classification is a reviewer's word, which no rule replaces; `answers`: by party, `*` for all who were asked.
 */
export type ClaimFacets = {
  reading: Reading
  review: { verdict: Review }
  corrections: ReadingChanges
  classification: { stands: Classified | null; by: EventData<'ClaimClassified'>['by'] | null; pinned: boolean }
  grade: { credibility: number | null }
  answers: Record<string, Answer>
  due: { outcome: Outcome | null }
}

/** A claim as decisions see it. */
export type DecidedClaim = { claimId: string; documentId: string; facets: ClaimFacets }

/** The party of an answer that holds for all who were asked. */
export const ALL_PARTIES = '*'

const KIND_OF = { StatementRecorded: 'statement', DemandRecorded: 'demand', DeadlineRecorded: 'deadline' } as const

/** An event as far as it bears on what is decided; `keyId` tells people from processes. */
export type DecidedEvent = DomainEvent & { metadata: Pick<EventMetadata, 'keyId'> }

/** A claim's state after one more event of its stream; undefined until it is recorded. Follows the same rules as the views. */
export function evolveClaim(state: DecidedClaim | undefined, event: DecidedEvent): DecidedClaim | undefined {
  if (event.type === 'StatementRecorded' || event.type === 'DemandRecorded' || event.type === 'DeadlineRecorded') {
    return recorded(state, event.data, KIND_OF[event.type])
  }
  if (state === undefined) return undefined
  const { facets } = state
  const change = (changed: Partial<ClaimFacets>): DecidedClaim => ({ ...state, facets: { ...facets, ...changed } })
  const verdict = (verdict: Review) => change({ review: { verdict } })
  if (event.type === 'ClaimClassified') {
    const { claimId: _, by, reason: __, ...stands } = event.data
    if (facets.classification.pinned && by !== 'reviewer') return state
    return change({ classification: { stands, by, pinned: by === 'reviewer' } })
  }
  if (event.type === 'ClaimConfirmed') return verdict('confirmed')
  if (event.type === 'ClaimRetracted') return verdict('retracted')
  if (event.type === 'ClaimReopened') {
    const { stands, by } = facets.classification
    return change({
      review: { verdict: 'unreviewed' },
      corrections: {},
      // What a reviewer said is open to rules again, as if one had said it.
      classification: { stands, by: by === 'reviewer' ? 'rules' : by, pinned: false },
    })
  }
  if (event.type === 'ClaimCorrected') {
    const { changes } = event.data
    // What is read from the log has no member that is undefined, so each member keeps its type.
    const reading = { ...facets.reading, ...changes } as Reading
    // Without a key it is an extractor's correction, which is no review.
    if (event.metadata.keyId === null) return change({ reading })
    return change({ reading, review: { verdict: 'corrected' }, corrections: { ...facets.corrections, ...changes } })
  }
  if (event.type === 'ClaimAssessed') return change({ grade: { credibility: event.data.credibility } })
  if (event.type === 'DemandAnswered') {
    const { party, answer } = event.data
    const { [party ?? ALL_PARTIES]: _, ...others } = facets.answers
    return change({ answers: answer === null ? others : { ...others, [party ?? ALL_PARTIES]: answer } })
  }
  if (event.type === 'DueOutcomeRecorded') {
    const { outcome, newDate } = event.data
    return change({ due: { outcome: outcome === null ? null : { outcome, newDate } } })
  }
  return state
}

function recorded(
  state: DecidedClaim | undefined,
  data: EventData<'StatementRecorded'>,
  kind: ClaimKind,
): DecidedClaim {
  const { claimId, documentId, extractor: _, ...finding } = data
  const reading = { kind, ...finding }
  if (state === undefined) {
    return {
      claimId,
      documentId,
      facets: {
        reading,
        review: { verdict: 'unreviewed' },
        corrections: {},
        classification: { stands: null, by: null, pinned: false },
        grade: { credibility: null },
        answers: {},
        due: { outcome: null },
      },
    }
  }
  const { review } = state.facets
  const verdict = review.verdict === 'retracted' ? 'unreviewed' : review.verdict
  return { ...state, documentId, facets: { ...state.facets, reading, review: { verdict } } }
}

/** The state after all events of the claim's stream. */
export function decidedClaim(events: readonly DecidedEvent[]): DecidedClaim | undefined {
  return events.reduce<DecidedClaim | undefined>(evolveClaim, undefined)
}

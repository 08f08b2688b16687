import type {
  Actor,
  Claim,
  ClaimDocument,
  ClaimKind,
  ClaimLogEntry,
  Classification,
  EventData,
  FoundClaim,
  NamedActor,
  RecordedClaim,
  Span,
} from '@onrecord/domain'
import type { ClaimWords } from './claim-words.ts'

/** What a claim's events and tables hold, ready to be shown. `words` is null where the text was erased. */
export type ClaimParts = {
  kind: ClaimKind
  found: FoundClaim
  classification: EventData<'ClaimClassified'> | null
  words: ClaimWords | null
  document: ClaimDocument
  record: ClaimLogEntry
  /** Configured actors by id; a claimant's name is the configured one where it has one. */
  actors: ReadonlyMap<string, Pick<Actor, 'name'>>
}

/** The claim in the JSON that every door shows (see the domain's `RecordedClaim`); words that were erased are empty. */
export function composeClaim(parts: ClaimParts): RecordedClaim {
  return {
    claim: composeReading(parts),
    classification: classificationJson(parts),
    document: parts.document,
    record: parts.record,
  }
}

/** What the text says in the JSON of every door, without what a dossier makes of it. */
export function composeReading(parts: Omit<ClaimParts, 'classification' | 'record'>): Claim {
  const { kind, found, words, document, actors } = parts
  const at = (span: { start: number; end: number } | null, exact: string | null | undefined) =>
    span === null ? null : { exact: exact ?? '', start: span.start, end: span.end }
  return {
    id: found.claimId,
    kind,
    act: found.act,
    segments: found.segments.map(({ start, end }, nth) => ({ exact: words?.segments[nth] ?? '', start, end })),
    prefix: words?.prefix ?? '',
    suffix: words?.suffix ?? '',
    cue: at(found.cue, words?.cue),
    mention: at(found.mention, words?.mention),
    chain: found.chain.map((teller, nth) => {
      if (teller.from === 'publisher') return { name: document.source ?? '', start: null, end: null }
      if (teller.from === 'actor')
        return { name: actors.get(teller.actorId)?.name ?? teller.actorId, start: null, end: null }
      return { name: words?.chain[nth] ?? '', start: teller.start, end: teller.end }
    }),
    reported: found.reported,
    relayed: found.relayed,
    negated: found.negated,
    certainty: found.certainty,
    saidOn: found.saidOn,
    due: found.due,
    confidence: found.confidence,
    extractor: found.extractor,
  }
}

function classificationJson({ classification, found, words, document, actors }: ClaimParts): Classification | null {
  if (classification === null) return null
  const nameOf = ({ actorId, span }: NamedActor, exact: string | null | undefined): string => {
    if (actorId !== null) return actors.get(actorId)?.name ?? actorId
    return span === null ? (document.source ?? '') : (wordsOfTeller(span, found, words) ?? exact ?? '')
  }
  const { addressee } = classification
  return {
    claimants: classification.claimants.map((claimant, nth) => ({
      actorId: claimant.actorId,
      name: nameOf(claimant, words?.claimants[nth]),
      role: claimant.role,
    })),
    party: classification.party,
    positions: classification.positions,
    framework: classification.framework,
    phase: classification.phase,
    addressee: addressee && { actorId: addressee.actorId, name: nameOf(addressee, words?.addressee) },
    configVersion: classification.configVersion,
  }
}

/** Words are kept for the latest classification; an older one names its claimant by the same place as the reading does. */
function wordsOfTeller(span: Span, { mention, chain }: FoundClaim, words: ClaimWords | null): string | null {
  const isThere = (other: Span | null): boolean => other?.start === span.start && other.end === span.end
  if (isThere(mention)) return words?.mention ?? null
  const nth = chain.findIndex((teller) => teller.from === 'text' && isThere(teller))
  return words?.chain[nth] ?? null
}

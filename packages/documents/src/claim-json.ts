import type {
  Actor,
  Claim,
  ClaimDocument,
  ClaimKind,
  ClaimLogEntry,
  Classification,
  EventData,
  FoundClaim,
  RecordedClaim,
} from '@onrecord/domain'
import type { ClaimWords } from './claim-words.ts'
import { nameActor, nameClaimants } from './claimants.ts'

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

function classificationJson(parts: ClaimParts): Classification | null {
  const { classification, words } = parts
  if (classification === null) return null
  const names = nameClaimants(parts)
  const { addressee } = classification
  return {
    claimants: classification.claimants.map(({ actorId, role }, nth) => ({ actorId, name: names[nth] ?? '', role })),
    party: classification.party,
    positions: classification.positions,
    framework: classification.framework,
    phase: classification.phase,
    addressee: addressee && { actorId: addressee.actorId, name: nameActor(addressee, words?.addressee, parts) },
    configVersion: classification.configVersion,
  }
}

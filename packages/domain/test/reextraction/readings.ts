import { type Classified, claimIdOf, type ExtractorRef, type Found, type Reading } from '../../src/index.ts'
import { DOCUMENT } from '../decisions/histories.ts'

export const OLD: ExtractorRef = { name: 'rules', version: '1.0.0' }
export const NEW: ExtractorRef = { name: 'rules', version: '2.0.0' }

/** A statement at a place of the text; what is left out is the same for all. */
export function reading(start: number, end: number, changes: Partial<Reading> = {}): Reading {
  return {
    kind: 'statement',
    act: 'assert',
    segments: [{ start, end }],
    cue: null,
    mention: null,
    chain: [{ from: 'publisher' }],
    reported: 'indirect',
    relayed: false,
    negated: false,
    certainty: 'asserted',
    saidOn: null,
    due: null,
    confidence: 0.7,
    ...changes,
  }
}

/** What the dossier makes of it. */
export function classified(party: string | null = 'union', configVersion = 1): Classified {
  return { claimants: [], party, positions: [], framework: null, phase: null, addressee: null, configVersion }
}

/** A finding under the id that follows from its place. */
export function found(
  start: number,
  end: number,
  { changes = {}, says = classified(), ordinal = 0 }: FoundOptions = {},
): Found {
  const read = reading(start, end, changes)
  return { claimId: idAt(start, end, { kind: read.kind, ordinal }), reading: read, classified: says }
}

type FoundOptions = { changes?: Partial<Reading>; says?: Classified | null; ordinal?: number }

export function idAt(
  start: number,
  end: number,
  { kind = 'statement', ordinal = 0 }: { kind?: Reading['kind']; ordinal?: number } = {},
): string {
  return claimIdOf({ documentId: DOCUMENT, kind, first: { start, end }, ordinal })
}

import { findName } from '@onrecord/documents'
import { type Claim, claimIdOf, DomainError, type Due, edtfBounds, type TellerRef, type Words } from '@onrecord/domain'
import { invalidPart } from '../invalid-part.ts'
import type { ConfiguredNames } from './configured-names.ts'
import { severalNames } from './several-names.ts'
import type { SubmittedClaim, SubmittedWords } from './submission.ts'

/** A claim whose every span was found in the text, its tellers as the event names them, and the names found nowhere. */
export type Grounded = { claim: Claim; chain: TellerRef[]; unnamed: string[] }

/** What a claim is held against. `pointer`: where it stands in the body. `ordinal`: see the domain's `claimIdOf`. */
export type Ground = {
  documentId: string
  text: string
  source: string | null
  names: ConfiguredNames
  pointer: string
  ordinal: number
}

/** The text that words are held against, and who is known by name. */
export type GroundText = Pick<Ground, 'text' | 'source' | 'names' | 'pointer'>

/** Claims of one document that share kind and first segment; a sent id must be that of one of these. */
const MAX_ORDINALS = 64

/**
 * Makes a claim of what was submitted, with the words that stand at its spans. Throws DomainError `words-not-in-text`
 * where others were sent, or the span is not in the text, or cuts a character in two. A teller that is neither the
 * publisher, an actor, nor words of the text is left out of the chain.
 */
export function groundClaim(submitted: SubmittedClaim, ground: Ground): Grounded {
  const words = (given: SubmittedWords, path: string): Words => wordsAt(ground, given, `${ground.pointer}/${path}`)
  const segments = submitted.segments.map((segment, nth) => words(segment, `segments/${nth}`))
  const near = segments[0]?.start ?? 0
  const sent = submitted.chain.flatMap((teller) => apart(teller, ground))
  const looked = sent.map((teller, nth) => groundTeller(teller, { ground, near, nth }))
  const tellers = looked.filter((teller) => teller !== undefined)
  const { kind, act, reported, relayed, negated, certainty, saidOn, confidence, extractor } = submitted
  return {
    chain: tellers.map(({ ref }) => ref),
    unnamed: sent.flatMap(({ name }, nth) => (looked[nth] === undefined ? [name] : [])),
    claim: {
      id: identify(submitted, ground),
      kind,
      act,
      segments,
      prefix: '',
      suffix: '',
      cue: submitted.cue && words(submitted.cue, 'cue'),
      mention: submitted.mention && words(submitted.mention, 'mention'),
      chain: tellers.map(({ teller }) => teller),
      reported,
      relayed,
      negated,
      certainty,
      saidOn,
      due: submitted.due && groundDue(submitted.due, ground),
      confidence,
      extractor,
    },
  }
}

/** Tellers whose names are joined are told apart, unless that is a name as a whole. */
function apart(teller: SubmittedClaim['chain'][number], { names, source }: Ground): SubmittedClaim['chain'] {
  const { name, start } = teller
  if (start !== null || name === source || names.actor(name) !== undefined) return [teller]
  return severalNames(name).map((one) => ({ name: one, start: null, end: null }))
}

/** The words that stand at a span of the text. Throws DomainError `words-not-in-text`. */
export function wordsAt({ text }: Pick<Ground, 'text'>, { start, end, exact }: SubmittedWords, path: string): Words {
  const there = text.slice(start, end)
  if (end > text.length || !there.isWellFormed() || (exact !== undefined && exact !== there)) {
    throw new DomainError('words-not-in-text', `${path}: other words stand at ${start}–${end} of the text`, {
      path,
      start,
      end,
    })
  }
  return { exact: there, start, end }
}

/** One teller as the event names it, looked for nearest to `near`; undefined where nobody has the name. */
export function groundTeller(
  teller: SubmittedClaim['chain'][number],
  { ground, near, nth }: { ground: GroundText; near: number; nth: number },
) {
  const { name, start, end } = teller
  const path = `${ground.pointer}/chain/${nth}`
  if (start !== null && end !== null) {
    wordsAt(ground, { start, end, exact: name }, path)
    return { teller, ref: { from: 'text' as const, start, end } }
  }
  const nameless = { name, start: null, end: null }
  if (name === ground.source) return { teller: nameless, ref: { from: 'publisher' as const } }
  const actor = ground.names.actor(name)
  if (actor !== undefined) return { teller: nameless, ref: { from: 'actor' as const, actorId: actor.id } }
  const span = findName(ground.text, { name, near })
  if (span === undefined) return undefined
  const there = ground.text.slice(span.start, span.end)
  return { teller: { name: there, ...span }, ref: { from: 'text' as const, ...span } }
}

/** A due date with its bounds; where it stands in the text is checked. */
export function groundDue(due: NonNullable<SubmittedClaim['due']>, ground: Pick<Ground, 'text' | 'pointer'>): Due {
  const { edtf, type, modality, start, end } = due
  const bounds = edtfBounds(edtf)
  if (start !== null && end !== null) wordsAt(ground, { start, end }, `${ground.pointer}/due`)
  return { edtf, earliest: bounds?.earliest ?? null, latest: bounds?.latest ?? null, type, modality, start, end }
}

function identify({ id, kind, segments }: SubmittedClaim, { documentId, pointer, ordinal }: Ground): string {
  const first = segments[0] ?? { start: 0, end: 0 }
  if (id === undefined) return claimIdOf({ documentId, kind, first, ordinal })
  for (let nth = 0; nth < MAX_ORDINALS; nth++) {
    if (claimIdOf({ documentId, kind, first, ordinal: nth }) === id) return id
  }
  const detail = 'is not the id that follows from document, kind and first segment; leave it out'
  throw invalidPart('body', `${pointer}/id`, detail)
}

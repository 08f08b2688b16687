import { type Claim, Claim as ClaimSchema, claimIdOf, type Span } from '@onrecord/domain'
import type { Finding } from './finding.ts'

/** Characters of context on either side of a claim, as in a text quote selector (W3C Web Annotation). */
const CONTEXT = 32

/**
 * Turns findings into claims of a document: sorts them, gives each its id and slices its words from the text. A finding
 * that is not grounded (a span outside the text, empty or blank) is dropped and counted.
 */
export function groundClaims(
  document: { documentId: string; text: string },
  findings: Finding[],
  extractor: Claim['extractor'],
): { claims: Claim[]; dropped: number } {
  const { documentId, text } = document
  const ordinals = new Map<string, number>()
  const claims: Claim[] = []
  let dropped = 0
  for (const finding of findings.toSorted(byPlace)) {
    const segments = finding.segments.map((span) => trimmed(text, span)).filter((span) => span.start < span.end)
    const first = segments[0]
    const last = segments.at(-1)
    if (first === undefined || last === undefined || !isGrounded(text, finding)) {
      dropped += 1
      continue
    }
    const key = `${finding.kind}/${first.start}/${first.end}`
    const ordinal = ordinals.get(key) ?? 0
    ordinals.set(key, ordinal + 1)
    const claim: Claim = {
      id: claimIdOf({ documentId, kind: finding.kind, first, ordinal }),
      kind: finding.kind,
      act: finding.act,
      segments: segments.map((span) => wordsAt(text, span)),
      prefix: text.slice(wholeCharacter(text, Math.max(0, first.start - CONTEXT)), first.start),
      suffix: text.slice(last.end, wholeCharacter(text, Math.min(text.length, last.end + CONTEXT))),
      cue: finding.cue === null ? null : wordsAt(text, finding.cue),
      mention: finding.mention === null ? null : wordsAt(text, finding.mention),
      chain: finding.chain.map(({ name, span }) => ({ name, start: span?.start ?? null, end: span?.end ?? null })),
      reported: finding.reported,
      relayed: finding.relayed,
      negated: finding.negated,
      certainty: finding.certainty,
      saidOn: finding.saidOn,
      due: finding.due,
      confidence: finding.confidence,
      extractor,
    }
    if (ClaimSchema.safeParse(claim).success) claims.push(claim)
    else dropped += 1
  }
  return { claims, dropped }
}

function byPlace(a: Finding, b: Finding): number {
  return (
    (a.segments[0]?.start ?? 0) - (b.segments[0]?.start ?? 0) ||
    (a.segments.at(-1)?.end ?? 0) - (b.segments.at(-1)?.end ?? 0)
  )
}

function wordsAt(text: string, { start, end }: Span): { exact: string; start: number; end: number } {
  return { exact: text.slice(start, end), start, end }
}

function isGrounded(text: string, { cue, mention, chain, due }: Finding): boolean {
  const spans = [cue, mention, ...chain.map(({ span }) => span)].filter((span) => span !== null)
  const inside = spans.every(({ start, end }) => start >= 0 && start < end && end <= text.length)
  const named = chain.every(({ name, span }) => span === null || text.slice(span.start, span.end) === name)
  return inside && named && (due === null || due.end === null || due.end <= text.length)
}

/** Leaves out surrounding white space and the comma before a closing quotation mark. */
function trimmed(text: string, { start, end }: Span): Span {
  let from = start
  let to = end
  while (from < to && /\s/.test(text.charAt(from))) from += 1
  while (to > from && /[\s,]/.test(text.charAt(to - 1))) to -= 1
  const inner = text.slice(from + 1, to - 1)
  if (/^(?:“[^“”]*”|"[^"]*"|‘[^‘’]*’)$/.test(text.slice(from, to)) && inner.trim() !== '')
    return trimmed(text, { start: from + 1, end: to - 1 })
  return { start: from, end: to }
}

/** Moves an offset out of the middle of a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at
}

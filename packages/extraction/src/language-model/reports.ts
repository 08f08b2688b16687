import type { Span } from '@onrecord/domain'
import type { Attribution } from '../frames/attribution.ts'
import type { DocumentReading } from '../frames/read-document.ts'
import type { Sentence } from '../text/sentences.ts'
import { findMentions, type Mention } from '../who/mentions.ts'
import { createResolver } from '../who/resolve.ts'
import { canSpeak, readCue } from './cue-of.ts'
import { indexAt, isWithin, overlaps, type PlacedClaim } from './place-claim.ts'
import { wholeContent } from './whole-content.ts'

/**
 * A model's claim as a report that the rules' own layers can read. `twin`: the same report as the rules found it; `isKnown`:
 * its cue is in the lexicon, or the words stand in quotation marks.
 */
export type ModelReport = {
  attribution: Attribution
  twin: Attribution | undefined
  placed: PlacedClaim
  isSeen: boolean
  isKnown: boolean
}

type Scene = {
  text: string
  reading: DocumentReading
  mentions: Mention[]
  isOpen: (mention: Attribution['source']) => boolean
}

/** Phrases that may mean somebody named elsewhere; "a senior official" and "officials" mean nobody else. */
const MEANS_ANOTHER = /^(?:he|she|they|it|who|his|her|their|its|the|this|that|these|those)\b/i

/**
 * Turns placed claims into reports, in the order of the text; those that the grammar of their cue or the rules' own reading
 * forbids are left out. Where the rules found the same report, who speaks by it is theirs to say.
 */
export function reportsOf(text: string, reading: DocumentReading, claims: readonly PlacedClaim[]): ModelReport[] {
  const mentions = findMentions(text, reading.sentences)
  const resolve = createResolver(text, mentions, reading)
  const isOpen: Scene['isOpen'] = (source) => source !== undefined && resolve(source.span).rule === 'words'
  const scene: Scene = { text, reading, mentions, isOpen }
  return claims.toSorted((a, b) => startOf(a) - startOf(b)).flatMap((placed) => reportOf(scene, placed) ?? [])
}

function reportOf(scene: Scene, placed: PlacedClaim): ModelReport | undefined {
  const { text, reading } = scene
  const sentence = sentenceOf(reading, placed.cue?.start ?? startOf(placed))
  const opening = sentenceOf(reading, startOf(placed))
  if (sentence === undefined || opening === undefined) return undefined
  const reports = [placed.cue, placed.mention].filter((span) => span !== null)
  const whole = wholeContent(text, placed.content, { reports, sentence: opening })
  const content = whole?.map((piece) => (isWithin(reading.speech, piece) ? piece : withoutStop(text, piece)))
  if (content === undefined || reports.some((span) => content.some((piece) => overlaps(piece, span)))) return undefined
  const quoted = content.every((piece) => isWithin(reading.speech, piece))
  if (!quoted && content.some((piece) => runsOn(reading, piece))) return undefined
  const twin = reading.attributions.find((other) => isSame(other, placed))
  if (twin !== undefined) {
    const source = twin.source === undefined || twin.borrowed ? (sourceOf(placed) ?? twin.source) : twin.source
    const attribution = { ...twin, content: takesOthers(reading, content, twin) ? twin.content : content, source }
    return { attribution: withClaimant(scene, attribution, placed), twin, placed, isSeen: true, isKnown: true }
  }
  if (placed.mention === null) return undefined
  const read = placed.cue === null ? undefined : readCue(text, placed.cue, sentence)
  if (read === undefined && !quoted) return undefined
  if (read !== undefined && !canSpeak(placed.mention, content, read)) return undefined
  const attribution: Attribution = {
    sentence,
    cue: read?.cue,
    source: sourceOf(placed),
    addressee: undefined,
    content,
    rule: quoted ? 'quote-before' : 'clause-after',
    borrowed: false,
  }
  const isKnown = quoted || read?.known === true
  return { attribution: withClaimant(scene, attribution, placed), twin, placed, isSeen: false, isKnown }
}

/** True for words outside quotations that go on into another sentence: who says that is not told by this report. */
function runsOn({ sentences, speech }: DocumentReading, piece: Span): boolean {
  const isMixed = speech.some((quotation) => overlaps(quotation, piece))
  return !isMixed && indexAt(sentences, piece.start) !== indexAt(sentences, piece.end - 1)
}

/** True where a content goes beyond what the rules read and takes in a report of somebody else beside it. */
function takesOthers({ attributions }: DocumentReading, content: readonly Span[], twin: Attribution): boolean {
  const holds = (spans: readonly Span[], cue: Span) => spans.some((span) => overlaps(span, cue))
  return attributions.some(
    ({ cue }) => cue !== undefined && cue !== twin.cue && holds(content, cue.span) && !holds(twin.content, cue.span),
  )
}

/** The rules' report by the same cue of words in common; without a cue, of the same words. */
function isSame({ cue, content }: Attribution, placed: PlacedClaim): boolean {
  const shared = content.some((one) => placed.content.some((other) => overlaps(one, other)))
  if (!shared) return false
  if (cue === undefined) return placed.cue === null
  return placed.cue !== null && overlaps(cue.span, placed.cue)
}

/** Who is meant is the model's to say only where the rules leave it open and the phrase may mean somebody named elsewhere. */
function withClaimant(scene: Scene, attribution: Attribution, { claimant }: PlacedClaim): Attribution {
  const { source } = attribution
  if (claimant === null || source === undefined || source.antecedent !== undefined) return attribution
  const words = scene.text.slice(source.span.start, source.span.end)
  const named = scene.mentions.find(({ span }) => overlaps(span, claimant))
  if (named === undefined || !MEANS_ANOTHER.test(words) || !scene.isOpen(source)) return attribution
  if (named.person ? /^(?:it|its)$/i.test(words) : /^(?:he|she|his|her)$/i.test(words)) return attribution
  return { ...attribution, source: { ...source, antecedent: named.span } }
}

/** A sentence's own stop is no part of what is told in it; a quotation's is. */
function withoutStop(text: string, { start, end }: Span): Span {
  let last = end
  while (last > start && /[\s.;:]/.test(text.charAt(last - 1))) last -= 1
  return { start, end: last }
}

function sourceOf({ mention }: PlacedClaim): Attribution['source'] {
  return mention === null ? undefined : { span: mention, antecedent: undefined }
}

function sentenceOf({ sentences }: DocumentReading, offset: number): Sentence | undefined {
  return sentences[indexAt(sentences, offset)]
}

function startOf({ content }: PlacedClaim): number {
  return content[0]?.start ?? 0
}

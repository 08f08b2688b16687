import { setImmediate } from 'node:timers/promises'
import { findParagraphs } from '../clean/paragraphs.ts'
import type { Extraction, ExtractionInput } from '../extractor.ts'
import { findByReport } from '../find-claims.ts'
import type { Finding } from '../finding.ts'
import { type DocumentReading, readDocument } from '../frames/read-document.ts'
import { groundClaims } from '../ground.ts'
import { NOT_ENGLISH, notesOn } from '../rules.ts'
import { loadTagger } from '../text/tagger.ts'
import { type AnswerClaim, readAnswer } from './answer.ts'
import { boundFinding } from './bounds.ts'
import { createFinder } from './find-quoted.ts'
import { type PlacedClaim, placeClaim } from './place-claim.ts'
import { reportsOf } from './reports.ts'
import { findStretches } from './stretches.ts'
import { languageModelRef } from './version.ts'

/**
 * The claims of a document by a model's answers to its prompts, each found in the text and bounded by what the rules read
 * there: see {@link boundFinding}. `dropped` counts what a model named and the text or the rules do not bear out. The same
 * answers always give the same claims. Throws the signal's reason, and a TypeError for an answer that {@link readAnswer}
 * refuses.
 */
export async function extractByAnswers(
  document: ExtractionInput,
  { model, answers }: { model: string; answers: readonly string[] },
  signal?: AbortSignal,
): Promise<Extraction> {
  signal?.throwIfAborted()
  const notes = notesOn(document)
  if (notes.includes(NOT_ENGLISH)) return { claims: [], dropped: 0, notes }
  const read = answers.map(claimsIn)
  const { text, title } = document
  const tag = await loadTagger()
  const reading = await readDocument({ text, paragraphs: findParagraphs(text, title), tag }, async () => {
    await setImmediate()
    signal?.throwIfAborted()
  })
  const { sentences, speech } = reading
  const place = { stretches: findStretches(text, title), sentences, speech, find: createFinder(text) }
  const told = read.flatMap(({ claims }) => claims)
  const placed = told.flatMap((claim) => placeClaim(claim, place) ?? [])
  const findings = findingsOf(document, reading, placed)
  const { claims, dropped } = groundClaims(document, withoutTwins(findings.flat()), languageModelRef(model))
  const lost = told.length - findings.filter((found) => found.length > 0).length
  return { claims, dropped: lost + dropped + read.reduce((sum, answer) => sum + answer.dropped, 0), notes }
}

function claimsIn(answer: string): { claims: AnswerClaim[]; dropped: number } {
  const read = readAnswer(answer)
  if (read === undefined) throw new TypeError('not an answer')
  return read
}

/**
 * Findings of each placed claim that comes to any. The rules' own reports stand beside, so that who tells whom and what is
 * only wanted of others is seen; what the narrator says counts where the rules record it too.
 */
function findingsOf(document: ExtractionInput, reading: DocumentReading, placed: readonly PlacedClaim[]): Finding[][] {
  const { text } = document
  const reports = reportsOf(text, reading, placed)
  const twins = new Set(reports.map(({ twin }) => twin))
  const attributions = [
    ...reading.attributions.filter((attribution) => !twins.has(attribution)),
    ...reports.map(({ attribution }) => attribution),
  ].sort((a, b) => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0))
  const { reported, narrated } = findByReport(document, { ...reading, attributions })
  const bounded = reports.map(({ attribution, ...report }) =>
    (reported.get(attribution) ?? []).map((finding) => boundFinding(text, finding, report)),
  )
  return [...bounded, ...placed.map((claim) => narratedAs(text, claim, narrated))]
}

/** What the rules read of the text's own account, where a model marks it as nobody's words. */
function narratedAs(text: string, placed: PlacedClaim, narrated: readonly Finding[]): Finding[] {
  const [piece] = placed.content
  if (placed.cue !== null || placed.mention !== null || piece === undefined) return []
  const found = narrated.filter(({ segments }) =>
    segments.some(({ start, end }) => 2 * (Math.min(end, piece.end) - Math.max(start, piece.start)) > end - start),
  )
  return found.slice(0, 1).map((finding) => boundFinding(text, finding, { placed, isSeen: true, isKnown: true }))
}

/** A model may mark the same words twice. */
function withoutTwins(findings: readonly Finding[]): Finding[] {
  const first = new Map<string, Finding>()
  for (const finding of findings) {
    const key = JSON.stringify([finding.kind, finding.segments])
    if (!first.has(key)) first.set(key, finding)
  }
  return [...first.values()]
}

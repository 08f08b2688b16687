import type { Paragraph } from '../clean/paragraphs.ts'
import { findQuotations, type Quotation } from '../quotes/quotations.ts'
import { isSpeech } from '../quotes/speech.ts'
import { findTurns, type Turn, withoutLabels } from '../quotes/turns.ts'
import { findSentences, type Sentence } from '../text/sentences.ts'
import type { Tagger } from '../text/tagger.ts'
import type { Attribution } from './attribution.ts'
import { findAttributions } from './find-attributions.ts'
import { withOrphans } from './orphans.ts'
import { withSignatures } from './signatures.ts'
import { withTurns } from './spoken-turns.ts'

/** What the frames found in a document: its sentences and reports in the order of the text, all its quotations, a transcript's turns. */
export type DocumentReading = {
  sentences: Sentence[]
  attributions: Attribution[]
  quotations: Quotation[]
  speech: Quotation[]
  turns: Turn[]
}

/** Sentences between two looks at the signal and two turns of the event loop. */
const PAUSE_EVERY = 64

/** Reads every sentence of a document. `pause` is awaited now and then and may throw to stop the work. */
export async function readDocument(
  { text, paragraphs, tag }: { text: string; paragraphs: Paragraph[]; tag: Tagger },
  pause: () => Promise<void>,
): Promise<DocumentReading> {
  const turns = findTurns(text, paragraphs)
  const read = withoutLabels(paragraphs, turns)
  const quotations = findQuotations(text, read)
  const speech = quotations.filter((quotation) => isSpeech(text, quotation))
  const near = byParagraph(speech)
  const sentences: Sentence[] = []
  const attributions: Attribution[] = []
  for (const sentence of findSentences(text, read, tag)) {
    if (sentences.length % PAUSE_EVERY === 0) await pause()
    sentences.push(sentence)
    if (sentence.zone === 'caption') continue
    attributions.push(...findAttributions(text, sentence, near.get(sentence.paragraph) ?? []))
  }
  const signed = withSignatures(text, sentences, attributions, speech)
  const reports = withTurns(text, sentences, withOrphans(text, sentences, signed, speech), { turns, speech })
  return { sentences, attributions: reports, quotations, speech, turns }
}

function byParagraph(speech: Quotation[]): Map<number, Quotation[]> {
  const map = new Map<number, Quotation[]>()
  for (const quotation of speech) {
    const list = map.get(quotation.paragraph)
    if (list === undefined) map.set(quotation.paragraph, [quotation])
    else list.push(quotation)
  }
  return map
}

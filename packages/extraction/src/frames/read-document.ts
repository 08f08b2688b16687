import type { Paragraph } from '../clean/paragraphs.ts'
import { findQuotations, type Quotation } from '../quotes/quotations.ts'
import { isSpeech } from '../quotes/speech.ts'
import { findSentences, type Sentence } from '../text/sentences.ts'
import type { Tagger } from '../text/tagger.ts'
import type { Attribution } from './attribution.ts'
import { findAttributions, innerSpan } from './find-attributions.ts'

/** What the frames found in a document: its sentences and reports in the order of the text, and all its quotations. */
export type DocumentReading = {
  sentences: Sentence[]
  attributions: Attribution[]
  quotations: Quotation[]
  speech: Quotation[]
}

/** Sentences between two looks at the signal and two turns of the event loop. */
const PAUSE_EVERY = 64

/** Reads every sentence of a document. `pause` is awaited now and then and may throw to stop the work. */
export async function readDocument(
  { text, paragraphs, tag }: { text: string; paragraphs: Paragraph[]; tag: Tagger },
  pause: () => Promise<void>,
): Promise<DocumentReading> {
  const quotations = findQuotations(text, paragraphs)
  const speech = quotations.filter((quotation) => isSpeech(text, quotation))
  const near = byParagraph(speech)
  const sentences: Sentence[] = []
  const attributions: Attribution[] = []
  for (const sentence of findSentences(text, paragraphs, tag)) {
    if (sentences.length % PAUSE_EVERY === 0) await pause()
    sentences.push(sentence)
    if (sentence.zone === 'caption') continue
    attributions.push(...findAttributions(text, sentence, near.get(sentence.paragraph) ?? []))
  }
  return { sentences, attributions: withOrphans(text, sentences, attributions, speech), quotations, speech }
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

/**
 * Gives each quotation without a report of its own to the report before it in its paragraph (`“…,” he said. “…”`), or to
 * the last one of the paragraph before where it continues that one's quotation.
 */
function withOrphans(
  text: string,
  sentences: Sentence[],
  attributions: Attribution[],
  speech: Quotation[],
): Attribution[] {
  const taken = (quotation: Quotation) =>
    attributions.some(({ content }) => content.some(({ start, end }) => start < quotation.to && end > quotation.from))
  const all = [...attributions]
  for (const quotation of speech) {
    if (taken(quotation)) continue
    const before = all.findLast((attribution) => lastEnd(attribution) <= quotation.start)
    const sentence = sentences.findLast(({ start }) => start <= quotation.from)
    if (sentence === undefined) continue
    const follows = before !== undefined && before.sentence.paragraph === quotation.paragraph
    if (
      before !== undefined &&
      (quotation.continued || (follows && isQuoted(before) && endsAt(text, before, quotation)))
    ) {
      before.content.push(innerSpan(quotation))
      continue
    }
    if (before === undefined || before.source === undefined || quotation.paragraph - before.sentence.paragraph > 1)
      continue
    if (quotation.to - quotation.from < 25) continue
    all.push({
      ...before,
      sentence,
      cue: undefined,
      addressee: undefined,
      content: [innerSpan(quotation)],
      rule: 'quote-orphan',
      borrowed: true,
    })
  }
  return all.sort((a, b) => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0))
}

const isQuoted = ({ rule }: Attribution): boolean =>
  rule === 'quote-before' || rule === 'quote-after' || rule === 'quote-orphan'

function lastEnd({ content, cue }: Attribution): number {
  return Math.max(content.at(-1)?.end ?? 0, cue?.span.end ?? 0)
}

/** True where nothing but the end of the report's sentence lies between the two. */
function endsAt(text: string, before: Attribution, quotation: Quotation): boolean {
  const end = Math.max(lastEnd(before), before.source?.span.end ?? 0)
  const between = text.slice(end, quotation.start)
  return between.length < 200 && (between.match(/[.!?]["”’]?\s/g)?.length ?? 0) <= 1
}

import type { Paragraph } from '../clean/paragraphs.ts'
import { findQuotations, type Quotation } from '../quotes/quotations.ts'
import { isSpeech } from '../quotes/speech.ts'
import { findTurns, type Turn } from '../quotes/turns.ts'
import { findSentences, type Sentence } from '../text/sentences.ts'
import type { Tagger } from '../text/tagger.ts'
import type { Attribution } from './attribution.ts'
import { COLON } from './colon.ts'
import { findAttributions } from './find-attributions.ts'
import { withOrphans } from './orphans.ts'

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
  const turns = new Map(findTurns(text, paragraphs).map((turn) => [turn.words.paragraph, turn]))
  const speech = quotations
    .filter((quotation) => !turns.has(quotation.paragraph) && isSpeech(text, quotation))
    .concat([...turns.values()].map(({ words }) => words))
    .sort((a, b) => a.start - b.start)
  const near = byParagraph(speech)
  const quoted = byParagraph(quotations.filter((quotation) => isSpeech(text, quotation)))
  const sentences: Sentence[] = []
  const attributions: Attribution[] = []
  for (const sentence of findSentences(text, paragraphs, tag)) {
    if (sentences.length % PAUSE_EVERY === 0) await pause()
    sentences.push(sentence)
    if (sentence.zone === 'caption') continue
    const turn = turns.get(sentence.paragraph)
    if (turn !== undefined) {
      const said = behindLabel(turn, sentence)
      if (said.tokens.length === 0) continue
      const own = findAttributions(text, said, quoted.get(sentence.paragraph) ?? [])
      attributions.push(...(own.length > 0 ? own : [reportOf(turn, said)]))
      continue
    }
    attributions.push(...findAttributions(text, sentence, near.get(sentence.paragraph) ?? []))
  }
  return { sentences, attributions: withOrphans(text, sentences, attributions, speech), quotations, speech }
}

/** A sentence of a turn without the label before its colon. */
function behindLabel({ words }: Turn, sentence: Sentence): Sentence {
  const tokens = sentence.tokens.filter(({ start }) => start >= words.from)
  return { ...sentence, tokens, start: Math.max(words.from, sentence.start) }
}

/** A sentence of a transcript's turn as its speaker's report. */
function reportOf({ label, colon }: Turn, sentence: Sentence): Attribution {
  return {
    sentence,
    cue: { span: colon, entry: COLON, negated: false, modal: false },
    source: { span: label, antecedent: undefined },
    addressee: undefined,
    content: [{ start: sentence.start, end: sentence.end }],
    rule: 'quote-after',
    borrowed: false,
  }
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

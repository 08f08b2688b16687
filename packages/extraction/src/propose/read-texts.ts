import type { Claim } from '@onrecord/domain'
import { findParagraphs } from '../clean/paragraphs.ts'
import { readDocument } from '../frames/read-document.ts'
import { rulesExtractor } from '../rules-extractor.ts'
import type { Sentence } from '../text/sentences.ts'
import { loadTagger, type Token } from '../text/tagger.ts'
import { findMentions, type Mention } from '../who/mentions.ts'

/** A text to propose from. */
export type ProposalText = { text: string; title: string | null; source: string | null; publishedOn: string | null }

/** A text with its claims, and its sentences and names outside captions. */
export type ReadText = {
  text: string
  source: string | null
  claims: Claim[]
  sentences: Sentence[]
  mentions: Mention[]
}

/** Claims of a proposal are shown and not kept, so that they need no id of their own. */
const NO_DOCUMENT = '0'.repeat(32)

/** Reads texts one after another, as the rules do. */
export async function readTexts(texts: readonly ProposalText[], signal: AbortSignal): Promise<ReadText[]> {
  const tag = await loadTagger()
  const read: ReadText[] = []
  for (const given of texts) {
    const { text, title, source } = given
    const { claims } = await rulesExtractor.extract({ ...given, documentId: NO_DOCUMENT }, { signal })
    const paragraphs = findParagraphs(text, title)
    const all = (await readDocument({ text, paragraphs, tag }, async () => signal.throwIfAborted())).sentences
    const sentences = all.filter(({ zone }) => zone !== 'caption')
    read.push({ text, source, claims, sentences, mentions: findMentions(text, sentences) })
  }
  return read
}

/** The tokens of the sentences that lie within a span. */
export function tokensWithin(sentences: readonly Sentence[], span: { start: number; end: number }): Token[] {
  return sentences.flatMap(({ tokens }) => tokens).filter(({ start, end }) => start >= span.start && end <= span.end)
}

import type { Paragraph, Zone } from '../clean/paragraphs.ts'
import { joinSentences } from './join-sentences.ts'
import { repairTags } from './repair-tags.ts'
import type { Tagger, Token } from './tagger.ts'

/** A sentence in its paragraph (index into the paragraphs); never empty. */
export type Sentence = { tokens: Token[]; start: number; end: number; paragraph: number; zone: Zone }

/** Longest stretch that is tagged at once and longest sentence in tokens: what is longer is cut, so that no text costs more than its length. */
const MAX_STRETCH = 4000
const MAX_SENTENCE = 150

/** The sentences of the paragraphs that are read, in the order of the text. */
export function* findSentences(text: string, paragraphs: Paragraph[], tag: Tagger): Generator<Sentence> {
  for (const [index, paragraph] of paragraphs.entries()) {
    if (paragraph.zone === 'boilerplate' || paragraph.zone === 'heading') continue
    for (const { start, end } of stretches(text, paragraph)) {
      for (const tagged of joinSentences(tag(text.slice(start, end), start))) {
        const sentence = repairTags(tagged)
        for (let from = 0; from < sentence.length; from += MAX_SENTENCE) {
          const tokens = sentence.slice(from, from + MAX_SENTENCE)
          const first = tokens[0]
          const last = tokens.at(-1)
          if (first === undefined || last === undefined) continue
          yield { tokens, start: first.start, end: last.end, paragraph: index, zone: paragraph.zone }
        }
      }
    }
  }
}

function* stretches(text: string, paragraph: Paragraph): Generator<{ start: number; end: number }> {
  let start = paragraph.start
  while (paragraph.end - start > MAX_STRETCH) {
    const space = text.lastIndexOf(' ', start + MAX_STRETCH)
    let end = space > start ? space : start + MAX_STRETCH
    if (isLowSurrogate(text, end)) end -= 1
    yield { start, end }
    start = end
  }
  yield { start, end: paragraph.end }
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff
}

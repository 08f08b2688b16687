import type { Span } from '@onrecord/domain'
import type { Sentence } from '../text/sentences.ts'

/** What has words of its own. */
const PAPERS =
  /^(?:draft|note|letter|plan|report|paper|statement|text|memo|memorandum|study|leaflet|e-?mail|notice|message|resolution|document|agreement|contract|poster|petition|post|tweet|page|proposal|order|ruling|verdict|circular|pamphlet|review|audit|declaration|communiqu[eé]|treaty|transcript|list)$/
/** Verbs by which a paper tells what stands in it. */
const TELLS =
  /^(?:says?|said|reads?|states?|stated|speaks|spoke|continues|continued|goes|went|adds|added|warns|warned|notes|noted|concludes|concluded|calls|called|asks|asked|suggests|suggested|recommends|recommended|proposes|proposed|demands|demanded)$/

/** The paper that "it" reads out: the last one that its sentence or the one before names ahead of it, where "it says" something. */
export function paperBefore(sentences: readonly Sentence[], { start, end }: Span): Span | undefined {
  const at = sentences.findLastIndex((sentence) => sentence.start <= start)
  const verb = sentences[at]?.tokens.find((token) => token.start >= end)
  if (!TELLS.test(verb?.lower ?? '')) return undefined
  for (const sentence of [sentences[at], sentences[at - 1]]) {
    if (sentence === undefined || sentence.paragraph !== sentences[at]?.paragraph) return undefined
    const { tokens } = sentence
    const last = tokens.findLastIndex(
      (token, i) =>
        token.end <= start &&
        token.pos === 'NOUN' &&
        PAPERS.test(token.lower) &&
        !/^(?:NOUN|PROPN)$/.test(tokens[i + 1]?.pos ?? ''),
    )
    const paper = tokens[last]
    if (paper === undefined) continue
    let first = last
    while (/^(?:NOUN|PROPN|ADJ)$/.test(tokens[first - 1]?.pos ?? '') || /^['’]s?$/.test(tokens[first - 1]?.text ?? ''))
      first -= 1
    return { start: tokens[first]?.start ?? paper.start, end: paper.end }
  }
  return undefined
}

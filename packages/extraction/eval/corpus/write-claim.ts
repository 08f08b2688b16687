import { occurrences } from './find-words.ts'
import type { Range, StoredClaim } from './stored-claim.ts'
import type { QuotedWords, WrittenClaim } from './written-claim.ts'

/** A stored claim as an annotator would write it, for mending by hand; resolving it gives the same offsets again. */
export function writeClaim(text: string, claim: StoredClaim): WrittenClaim {
  const { words: _words, content, cue, mention, due, ...labels } = claim
  const quote = (range: Range) => quoteWords(text, range)
  const [only, ...more] = content.map(quote)
  return {
    ...labels,
    content: only !== undefined && more.length === 0 ? only : content.map(quote),
    cue: cue && quote(cue),
    mention: mention && quote(mention),
    due: due && { words: quote(due.at), edtf: due.edtf, type: due.type, modality: due.modality },
  }
}

function quoteWords(text: string, [start, end]: Range): QuotedWords {
  const words = text.slice(start, end)
  const all = occurrences(text, words)
  return all.length === 1 ? words : { words, at: all.findIndex((range) => range[0] === start) + 1 }
}

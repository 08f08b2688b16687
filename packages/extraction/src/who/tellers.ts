import type { Span } from '@onrecord/domain'
import type { Attribution } from '../frames/attribution.ts'
import type { Sentence } from '../text/sentences.ts'

/** What joins "it" to who is named right before as teller: "…, according to the club, and it …". */
const JOINED = /^(?:[,;]|,?\s(?:and|but)|[,;]\s(?:and|but|yet))\s$/
/** As much as a quotation mark and a space take, in UTF-16 units. */
const MARK = 2

/** The source that stands right before a clause that begins with "it", or behind what it says in the sentence before ("The dam leaks, the council said. It …"). */
export function tellerAhead(
  text: string,
  { reports, sentences }: { reports: ReadonlyMap<Sentence, readonly Attribution[]>; sentences: readonly Sentence[] },
  phrase: Span,
): Span | undefined {
  const at = sentences.findLastIndex(({ start }) => start <= phrase.start)
  const [here, before] = [sentences[at], sentences[at - 1]]
  if (here === undefined) return undefined
  const joined = reports.get(here)?.findLast(({ source, cue }) => {
    const end = Math.max(source?.span.end ?? Infinity, cue?.span.end ?? 0)
    return end <= phrase.start && JOINED.test(text.slice(end, phrase.start))
  })
  if (joined !== undefined) return joined.source?.span
  if (before?.paragraph !== here.paragraph || phrase.start > here.start + MARK) return undefined
  return reports.get(before)?.findLast(({ source, content: [first] }) => {
    const begins = first !== undefined && first.start <= before.start + MARK
    return source !== undefined && begins && first.end <= source.span.start
  })?.source?.span
}

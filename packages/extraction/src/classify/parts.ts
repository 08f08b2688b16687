/** What a part of a claim's words is to its stance: it carries it, names what must come first, or stands aside. */
export type Role = 'main' | 'condition' | 'aside'

/** A stretch of a claim's words; offsets within them. `marker`: the words that open it, lower case, empty for the first. */
export type Part = { role: Role; marker: string; start: number; end: number }

const DATE =
  '(?:the (?:end|start|beginning|middle) of|\\d|noon|midnight|next|last|then|now|mon|tues|wednes|thurs|fri|satur|sun|jan|feb|mar|apr|may\\b|jun|jul|aug|sep|oct|nov|dec|christmas|easter|ramadan|passover)'
const CONDITIONS = `on (?:the )?condition that|provided(?: that)?|only (?:if|after|when|once|in exchange for|in return for)|be granted after|as a (?:pre)?condition (?:for|of)|conditional (?:on|upon)|in (?:exchange|return) for|as long as|so long as|unless|(?<!as |even )if|(?:until|till|before)(?!\\s${DATE})|(?<!at )once(?! (?:more|again))`
const ASIDES =
  'because(?: of)?|on account of|due to|owing to|in view of|in light of|amid|whatever|(?:(?:behind|in|of|for|to|with|by|under|during) )?which|who|whom|whose|where'
const MARKER = new RegExp(`\\b(?:(${CONDITIONS})|(${ASIDES}))\\b`, 'giu')
const SENTENCE_END = /[.!?]["”’']?\s+(?=\p{Lu})|\s…\s(?=\p{Lu})/gu

/** The sentences of a claim's words; offsets within them. */
export function sentencesOf(words: string): { start: number; end: number }[] {
  const ends = [...words.matchAll(SENTENCE_END)].map(({ index, 0: mark }) => index + mark.length)
  return [0, ...ends].map((start, at) => ({ start, end: ends[at] ?? words.length }))
}

/**
 * Cuts one sentence into the main clause, the conditions that it sets and what stands aside: relative clauses and reasons. A
 * clause that opens the sentence ends at its comma, one between commas at the second, any other at the next or at the end.
 */
export function partsOf(words: string, { start, end }: { start: number; end: number }): Part[] {
  const sentence = words.slice(start, end)
  const parts: Part[] = [{ role: 'main', marker: '', start, end }]
  for (const match of sentence.matchAll(MARKER)) {
    const at = start + match.index
    const last = parts.at(-1)
    if (last === undefined || at < last.start) continue
    const until = closedBy(sentence, match.index)
    last.end = at
    parts.push({
      role: match[1] === undefined ? 'aside' : 'condition',
      marker: match[0].toLowerCase(),
      start: at,
      end,
    })
    if (until !== undefined) {
      const part = parts.at(-1)
      if (part !== undefined) part.end = start + until
      parts.push({ role: 'main', marker: '', start: start + until, end })
    }
  }
  return parts.filter((part) => part.end > part.start)
}

/** Where the comma stands that closes a clause which opens the sentence or follows a comma. */
function closedBy(sentence: string, at: number): number | undefined {
  const before = sentence.slice(0, at).trimEnd()
  if (before !== '' && !before.endsWith(',')) return undefined
  const comma = sentence.indexOf(',', at)
  return comma === -1 ? undefined : comma
}

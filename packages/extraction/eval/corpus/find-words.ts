import type { Range } from './stored-claim.ts'
import type { QuotedWords } from './written-claim.ts'

/** Where the words stand, or what is wrong with them. */
export type Found = { range: Range } | { problem: string }

/** Words further from what they belong to than this were probably meant elsewhere (a long paragraph has so many characters). */
const FAR = 600

/** Typographic variants that people do not type: one character for one, so that offsets hold. */
const PLAIN: Record<string, string> = { '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '‘': "'", '’': "'", '‚': "'" }
const plain = (text: string) => text.replace(/[“”„«»‘’‚]/g, (mark) => PLAIN[mark] ?? mark).replace(/\s/g, ' ')

const isWordPart = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character)

/** Every place where `words` stand in `text` as whole words; quotation marks and spaces match in all their forms. */
export function occurrences(text: string, words: string): Range[] {
  const haystack = plain(text)
  const needle = plain(words)
  const found: Range[] = []
  for (let start = haystack.indexOf(needle); start !== -1; start = haystack.indexOf(needle, start + 1)) {
    const end = start + needle.length
    const cutsBefore = isWordPart(needle[0]) && isWordPart(haystack[start - 1])
    const cutsAfter = isWordPart(needle.at(-1)) && isWordPart(haystack[end])
    if (!cutsBefore && !cutsAfter) found.push([start, end])
  }
  return found
}

/** Characters between two ranges; 0 where they touch or overlap. */
export function distance([start, end]: Range, [otherStart, otherEnd]: Range): number {
  return Math.max(0, otherStart - end, start - otherEnd)
}

const overlaps = ([start, end]: Range, [otherStart, otherEnd]: Range) => start < otherEnd && otherStart < end

/**
 * Finds quoted words. Those without `at` that occur more than once are taken where they stand nearest to one of `near`;
 * without `near`, or where two stand equally near, that is a problem. None may overlap `apartFrom`.
 */
export function findWords(
  text: string,
  quoted: QuotedWords,
  { near = [], apartFrom = [] }: { near?: readonly Range[]; apartFrom?: readonly Range[] },
): Found {
  if (typeof quoted !== 'string') return findAt(text, quoted)
  const all = occurrences(text, quoted)
  if (all.length === 0) return { problem: `${quotedName(quoted)} does not stand in the text` }
  const free = all.filter((range) => !apartFrom.some((other) => overlaps(range, other)))
  if (free.length === 0) return { problem: `${quotedName(quoted)} stands only inside the content` }
  if (near.length === 0) return onlyOne(free, quoted)
  const ranked = free
    .map((range) => ({ range, away: Math.min(...near.map((other) => distance(range, other))) }))
    .sort((a, b) => a.away - b.away)
  const [first, second] = ranked
  if (first === undefined) return { problem: `${quotedName(quoted)} does not stand in the text` }
  if (second?.away === first.away)
    return { problem: `${quotedName(quoted)} stands twice equally near: say which with "at"` }
  if (first.away > FAR)
    return { problem: `${quotedName(quoted)} stands ${first.away} characters away: if that is meant, say so with "at"` }
  return { range: first.range }
}

function findAt(text: string, { words, at }: { words: string; at: string | number }): Found {
  const all = occurrences(text, words)
  if (typeof at === 'number') {
    const range = all[at - 1]
    return range ? { range } : { problem: `${quotedName(words)} stands ${all.length} times, there is no number ${at}` }
  }
  const [around, another] = occurrences(text, at)
  if (around === undefined) return { problem: `"at": ${quotedName(at)} does not stand in the text` }
  if (another !== undefined) return { problem: `"at": ${quotedName(at)} stands more than once: take longer words` }
  const inside = all.filter(([start, end]) => around[0] <= start && end <= around[1])
  return inside.length === 0
    ? { problem: `${quotedName(words)} does not stand within its "at"` }
    : onlyOne(inside, words)
}

function onlyOne(ranges: Range[], words: string): Found {
  const [range] = ranges
  if (range !== undefined && ranges.length === 1) return { range }
  return { problem: `${quotedName(words)} stands ${ranges.length} times: say which with "at"` }
}

const quotedName = (words: string) => `“${words.length > 60 ? `${words.slice(0, 57)}…` : words}”`

/** Marks, stops and spaces at both ends of a content say nothing; annotators need not agree on them. */
export function trimEnds(text: string, [start, end]: Range): Range {
  const words = text.slice(start, end)
  const before = words.search(/[^\s"“”„«»‘‚'`,;:.–—-]/u)
  if (before === -1) return [start, end]
  const after = words.length - words.replace(/[\s"“”„«»’'`,;:.–—-]+$/u, '').length
  return [start + before, end - after]
}

import type { Span } from '@onrecord/domain'

/** A stretch of the text with one spelling for what models respell, and where in the text each of its units stands. */
type Folded = { folded: string; at: number[] }

/** Finds words that a model has copied, within one of the text's stretches: every place, in order. */
export type FindQuoted = (words: string, within: Span) => Span[]

/** Marks that a copy may have around it, and those that may end it in vain. */
const QUOTES = `"' `
const STOPS = `${QUOTES}.,;:!?`

/** Most places of the same words that are looked at. */
const MAX_PLACES = 64

/**
 * Looks for copied words in a text. Letter case, kinds of quotation marks and dashes, white space and invisible characters
 * may differ, as may marks around the copy; a word found must be whole. What differs in a letter is not found.
 */
export function createFinder(text: string): FindQuoted {
  const folds = new Map<string, Folded>()
  const stretchOf = (within: Span): Folded => {
    const key = `${within.start}/${within.end}`
    const stretch = folds.get(key) ?? fold(text, within)
    folds.set(key, stretch)
    return stretch
  }
  return (words, within) => {
    const { folded } = fold(words, { start: 0, end: words.length })
    const copy = withoutLast(folded.replace(/^["' ]+/, ''), QUOTES)
    const places = placesOf(text, stretchOf(within), copy)
    return places.length > 0 ? places : placesOf(text, stretchOf(within), withoutLast(copy, STOPS))
  }
}

/** By hand, since a pattern that ends a text takes the square of its length where many marks stand in its midst. */
function withoutLast(words: string, marks: string): string {
  let end = words.length
  while (end > 0 && marks.includes(words.charAt(end - 1))) end -= 1
  return words.slice(0, end)
}

function placesOf(text: string, { folded, at }: Folded, needle: string): Span[] {
  const places: Span[] = []
  if (needle === '') return places
  for (let from = 0; places.length < MAX_PLACES; ) {
    const index = folded.indexOf(needle, from)
    if (index === -1) break
    const end = index + needle.length
    const [first, last] = [at[index], at[end - 1]]
    if (first !== undefined && last !== undefined && isWhole(folded, index, end))
      places.push({ start: first, end: wholeCharacter(text, last + 1) })
    from = index + 1
  }
  return places
}

function fold(text: string, { start, end }: Span): Folded {
  const at: number[] = []
  let folded = ''
  for (let index = start; index < end; index += 1) {
    const unit = foldUnit(text.charAt(index))
    if (unit === '' || (unit === ' ' && folded.endsWith(' '))) continue
    folded += unit
    at.push(index)
  }
  return { folded, at }
}

function foldUnit(unit: string): string {
  if (unit >= 'a' && unit <= 'z') return unit
  if (/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/.test(unit)) return ''
  if (/[\s\p{Cc}]/u.test(unit)) return ' '
  if (/[‘’‚‛`´′]/.test(unit)) return "'"
  if (/[“”„‟«»″]/.test(unit)) return '"'
  if (/[‐-―−]/.test(unit)) return '-'
  const lower = unit.toLowerCase()
  return lower.length === 1 ? lower : unit
}

function isWhole(folded: string, start: number, end: number): boolean {
  return !joins(folded.charAt(start - 1), folded.charAt(start)) && !joins(folded.charAt(end - 1), folded.charAt(end))
}

/** True for two letters or digits, or two halves of one character. */
function joins(left: string, right: string): boolean {
  return isWordPart(left) && isWordPart(right)
}

function isWordPart(unit: string): boolean {
  return /[\p{L}\p{N}\p{M}\ud800-\udfff]/u.test(unit)
}

function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at
}

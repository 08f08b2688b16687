import type { Mention } from './mentions.ts'

const BEFORE_PLACE =
  /\b(?:in|from|across|near|inside|the|within|(?:spokes\w+|officials?|negotiators?|members?) (?:of|for))\s$/i
const BEHIND_PLACE =
  /^['’]s?\s(?:govern|forces|army|leader|official|parliament|military|polit|state)|^\s(?:spokes|official)/

/** Single names that the text uses as places or bodies: "in Norland", "the Alliance", "Norland's government". */
export function placesOf(text: string, mentions: readonly Mention[]): ReadonlySet<string> {
  const isPlace = ({ name, words, person, span }: Mention): boolean =>
    words.length === 1 &&
    !person &&
    (name === name.toUpperCase() ||
      BEFORE_PLACE.test(text.slice(Math.max(0, span.start - 24), span.start)) ||
      BEHIND_PLACE.test(text.slice(span.end, span.end + 16)))
  return new Set(mentions.filter(isPlace).map(({ name }) => name))
}

const DATELINE =
  /^(?:\p{Lu}{3,}[\p{Lu}.'’ -]{0,40}(?:,\s[\p{L}\d. ]{2,30}){0,2}(?:\s?\([^)]{2,40}\))?|\p{Lu}[\p{L}.'’ -]{2,40}(?:,\s[\p{L}\d. ]{2,30}){0,2}\s?\([^)]{2,40}\)|\p{Lu}[\p{L}.'’-]{2,20}(?:,\s\p{Lu}[\p{L}. ]{2,20})?)\s(?:[—–]|--?)\s(?=["“‘]?\p{Lu})/u
/** Longest dateline, in UTF-16 units. */
const LONGEST = 120

/** Where the text proper begins behind "NORHAVEN, March 6 (Harbour Wire) – "; 0 where there is no dateline. */
export function datelineLength(sentence: string): number {
  return DATELINE.exec(sentence.slice(0, LONGEST))?.[0].length ?? 0
}

/**
 * Text of others made safe for a terminal: control characters, escapes and bidirectional overrides are shown as `�`,
 * line breaks and tabs as blanks (Unicode TR36 §3, "Trojan Source" CVE-2021-42574).
 */
export function printable(text: string): string {
  return text
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The visible characters of a text. */
export function graphemesOf(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment)
}

/** How many columns a line takes, one a visible character. */
export function columns(text: string): number {
  return graphemesOf(text).length
}

/** At most `width` visible characters, cut at a word with an ellipsis where it is longer. */
export function shorten(text: string, width: number): string {
  const characters = graphemesOf(text)
  if (characters.length <= width) return text
  const cut = characters.slice(0, width - 1).join('')
  const blank = cut.lastIndexOf(' ')
  return `${(blank > width / 2 ? cut.slice(0, blank) : cut).replace(/[\s…]+$/, '')}…`
}

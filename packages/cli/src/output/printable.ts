export { printable } from '@onrecord/domain/printable'

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

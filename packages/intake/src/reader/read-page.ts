import { Readability } from '@mozilla/readability'
import { openTree, type PageElement } from './dom.ts'
import { MARKUP_LIMITS, measureMarkup } from './measure-markup.ts'
import { type PageFact, pageFacts } from './page-facts.ts'
import { NO_TEXT, plainText } from './plain-text.ts'

/** Parts of a page that are named where they were left out, beside those that are never text. */
const SURROUNDINGS = ['nav', 'header', 'footer', 'aside', 'table']

/**
 * The article of a page as text; `facts`: what the page says of itself; `dropped`: how many of which elements of the page are not in
 * the text; `visibleLength`: of all that could be read on it, UTF-16 units.
 */
export type PageReading = {
  text: string
  facts: PageFact[]
  dropped: { element: string; count: number }[]
  visibleLength: number
}

/** Reads a page: its article, hidden parts left out. Throws ExcessError where there is too much of it; the text may be empty. */
export function readPage({ html }: { html: string }): PageReading {
  const counts = measureMarkup(html, { language: 'html' })
  const page = openTree(html)
  const facts = pageFacts(page)
  const visibleLength = plainText(html).length
  const content = articleOf(page)
  const left = measureMarkup(content, { language: 'html' })
  const dropped = [...NO_TEXT, ...SURROUNDINGS].flatMap((element) => {
    const count = (counts.get(element) ?? 0) - (NO_TEXT.has(element) ? 0 : (left.get(element) ?? 0))
    return count > 0 ? [{ element, count }] : []
  })
  return { text: plainText(content), facts, dropped, visibleLength }
}

/** Reads a piece of markup, such as the content of a feed's item, all of it. Throws ExcessError. */
export function readFragment({ html }: { html: string }): string {
  measureMarkup(html, { language: 'html' })
  return plainText(html)
}

/** Changes the tree, so it comes last. */
function articleOf(page: PageElement): string {
  // Linkedom's document is what Readability asks for, without a browser's types.
  const document = page as unknown as ConstructorParameters<typeof Readability>[0]
  return new Readability(document, { maxElemsToParse: MARKUP_LIMITS.nodes }).parse()?.content ?? ''
}

import { parseHTML } from 'linkedom'

/** What is used of an element of the document object model. */
export type PageElement = {
  textContent: string
  getAttribute: (name: string) => string | null
  querySelectorAll: (selector: string) => Iterable<PageElement>
}

/** Builds the tree of a page that {@link measureMarkup} has let pass. Nothing is run and nothing is fetched. */
export function openTree(html: string): PageElement {
  // The library's types are those of a browser's window, which this project does not load.
  return (parseHTML(withBody(html)) as unknown as { document: PageElement }).document
}

/**
 * Authors may leave out the tags html and body, and a browser would add them; this parser does not. What is added is left open, so
 * that an element that never ends swallows nothing of it.
 */
function withBody(html: string): string {
  const hasRoot = /<html[\s>]/i.test(html)
  if (/<body[\s>]/i.test(html)) return hasRoot ? html : `<html>${html}`
  if (!hasRoot) return `<html><body>${html}`
  const opening = /<\/head\s*>/i.exec(html) ?? /<html(?:\s[^>]*)?>/i.exec(html)
  const end = opening === null ? 0 : opening.index + opening[0].length
  return `${html.slice(0, end)}<body>${html.slice(end)}`
}

import type { PageElement } from './dom.ts'
import { linkedArticle } from './json-ld.ts'
import { publishedDay } from './published-day.ts'

/** Where on a page something was found. */
export type Origin = 'json-ld' | 'meta' | 'time' | 'heading' | 'title' | 'link'

/** A member of a submission as the page itself gives it; `publishedOn` is EDTF. */
export type PageFact = { member: 'title' | 'author' | 'source' | 'publishedOn' | 'url'; value: string; origin: Origin }

/** Longest value that is proposed, as for what a submitter sends; what is longer is none. */
const LONGEST = 2000

type Finding = readonly [origin: Origin, value: string | null | undefined]

/** What a page says of itself, the first place that says it counts, in the order: JSON-LD, meta, what is on the page. */
export function pageFacts(page: PageElement): PageFact[] {
  const linked = linkedArticle(page)
  const meta = metaOf(page)
  const [heading, ...otherHeadings] = [...page.querySelectorAll('h1')]
  const findings: Record<PageFact['member'], Finding[]> = {
    title: [
      ['json-ld', linked?.headline],
      ['meta', meta.get('og:title')],
      ['heading', otherHeadings.length === 0 ? heading?.textContent : undefined],
      ['title', first(page, 'title')?.textContent],
    ],
    author: [
      ['json-ld', linked?.author],
      ['meta', meta.get('author') ?? nameAlone(meta.get('article:author'))],
    ],
    source: [
      ['meta', meta.get('og:site_name')],
      ['json-ld', linked?.publisher],
    ],
    publishedOn: [
      ['json-ld', dayIn(linked?.datePublished)],
      ['meta', dayIn(meta.get('article:published_time'))],
      ['time', dayIn(first(page, 'time[datetime]')?.getAttribute('datetime'))],
    ],
    url: [
      ['link', webAddress(first(page, 'link[rel="canonical"]')?.getAttribute('href'))],
      ['meta', webAddress(meta.get('og:url'))],
    ],
  }
  return Object.entries(findings).flatMap(([member, found]) => {
    for (const [origin, value] of found) {
      const text = tidy(value)
      if (text !== '' && text.length <= LONGEST) return [{ member: member as PageFact['member'], value: text, origin }]
    }
    return []
  })
}

/** The first of each name counts. */
function metaOf(page: PageElement): Map<string, string> {
  const named = [...page.querySelectorAll('meta')].map((element) => {
    const name = element.getAttribute('property') ?? element.getAttribute('name') ?? ''
    return [name.toLowerCase(), element.getAttribute('content') ?? ''] as const
  })
  return new Map(named.toReversed())
}

function first(page: PageElement, selector: string) {
  const [element] = page.querySelectorAll(selector)
  return element
}

/** `article:author` is an address by its definition and a name by its use. */
function nameAlone(text: string | undefined): string | undefined {
  return text !== undefined && /^https?:/i.test(text.trim()) ? undefined : text
}

function dayIn(text: string | null | undefined): string | undefined {
  return text === null || text === undefined ? undefined : publishedDay(text)
}

function webAddress(text: string | null | undefined): string | undefined {
  const url = URL.parse(text?.trim() ?? '')
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : undefined
}

function tidy(text: string | null | undefined): string {
  return (text ?? '').replaceAll('\0', '').toWellFormed().replace(/\s+/g, ' ').trim()
}

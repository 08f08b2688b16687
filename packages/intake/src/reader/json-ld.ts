import type { PageElement } from './dom.ts'

/** What a page says of its article in JSON-LD; members that are missing or malformed are undefined. */
export type LinkedArticle = {
  headline: string | undefined
  author: string | undefined
  publisher: string | undefined
  datePublished: string | undefined
}

type Members = Readonly<Record<string, unknown>>

/** Types of schema.org that stand for an article: NewsArticle, ReportageNewsArticle, BlogPosting … */
const ARTICLE = /(?:Article|Posting|Report)$/

/** The first article in a page's JSON-LD; undefined where there is none that can be read. Source: schema.org/Article. */
export function linkedArticle(page: PageElement): LinkedArticle | undefined {
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    const article = nodesOf(parse(script.textContent)).find(isArticle)
    if (article === undefined) continue
    return {
      headline: textOf(article.headline),
      author: namesOf(article.author),
      publisher: namesOf(article.publisher),
      datePublished: textOf(article.datePublished),
    }
  }
  return undefined
}

/** A broken script says nothing; pages are full of them. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function nodesOf(value: unknown): Members[] {
  return [value].flat().flatMap((node) => (isMembers(node) ? [node, ...[node['@graph']].flat().filter(isMembers)] : []))
}

function isArticle(node: Members): boolean {
  return [node['@type']].flat().some((type) => typeof type === 'string' && ARTICLE.test(type))
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function namesOf(value: unknown): string | undefined {
  const names = [value].flat().flatMap((one) => textOf(isMembers(one) ? one.name : one) ?? [])
  return names.length === 0 ? undefined : names.join(', ')
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

import { type ApiClient, call } from './api-client.ts'
import { EXIT, Failure } from './failure.ts'

/** Parameters of a list as the api names them, several values of one in a list; what is no text is left out. */
export type ListQuery = { [name: string]: string | string[] | true | undefined }

/** Largest page that the api gives. */
const PAGE = 500

/** What a list has, as far as it was asked for; `hasMore`: it has more. */
export type Items<Item> = {
  items: Item[]
  hasMore: boolean
}

/** The first items of a list of a dossier, page after page. */
export async function listItems<Item>(
  client: ApiClient,
  { dossier, list, query, limit }: { dossier: string; list: string; query: ListQuery; limit: number },
): Promise<Items<Item>> {
  const items: Item[] = []
  let cursor: string | null = null
  do {
    const parameters = new URLSearchParams({ limit: String(Math.min(PAGE, limit - items.length)) })
    for (const [name, given] of Object.entries(query)) {
      for (const value of [given].flat()) if (typeof value === 'string') parameters.append(name, value)
    }
    if (cursor !== null) parameters.set('cursor', cursor)
    const page: { items: Item[]; next: string | null } = await call(client, {
      path: `/v1/dossiers/${encodeURIComponent(dossier)}/${list}?${parameters.toString()}`,
    })
    items.push(...page.items)
    cursor = page.next
  } while (cursor !== null && items.length < limit)
  return { items, hasMore: cursor !== null }
}

/** Reads `--limit`. Throws Failure. */
export function limitOf(text: string): number {
  const limit = Number(text)
  if (Number.isInteger(limit) && limit > 0) return limit
  throw new Failure(`--limit ${text}: a whole number above 0`, { exitCode: EXIT.usage })
}

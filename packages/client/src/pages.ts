import type { FetchOptions } from 'openapi-fetch'
import type { paths } from './api.ts'
import type { Onrecord } from './connect.ts'
import { orThrow } from './problem.ts'

/** What a list answers with: some of its items, and the cursor of the next page or null. */
type AnyPage = { readonly items: readonly unknown[]; readonly next: string | null }

type PageAt<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Page } } } }
}
  ? Page
  : never

/** The addresses of lists that come in pages. */
export type ListPath = {
  [Path in keyof paths]: PageAt<Path> extends never ? never : PageAt<Path> extends AnyPage ? Path : never
}[keyof paths]

/** One page of the list at a path. */
export type Page<Path extends ListPath> = PageAt<Path>

/** One item of the list at a path. */
export type Item<Path extends ListPath> = Page<Path> extends { readonly items: readonly (infer Each)[] } ? Each : never

/** What a list is asked for: parameters of path and query, and an abort signal. */
export type ListOptions<Path extends ListPath> = FetchOptions<paths[Path]['get']>

/** The pages of a list, one request each, made when the one before has been taken. Throws OnrecordError. */
export async function* pages<Path extends ListPath>(
  onrecord: Onrecord,
  path: Path,
  options: ListOptions<Path>,
): AsyncGenerator<Page<Path>, void, undefined> {
  const { params, ...rest } = options as { params?: { query?: object } }
  let cursor: string | undefined
  for (;;) {
    const query = cursor === undefined ? params?.query : { ...params?.query, cursor }
    // The path is a list's and the parameters are its own: only their general form is lost here.
    const page = (await getPage(onrecord, path, { ...rest, params: { ...params, query } })) as AnyPage
    yield page as Page<Path>
    if (page.next === null) return
    cursor = page.next
  }
}

/** The items of a list, page by page; leave the loop, and no further page is asked for. Throws OnrecordError. */
export async function* items<Path extends ListPath>(
  onrecord: Onrecord,
  path: Path,
  options: ListOptions<Path>,
): AsyncGenerator<Item<Path>, void, undefined> {
  for await (const page of pages(onrecord, path, options)) yield* (page as AnyPage).items as readonly Item<Path>[]
}

async function getPage(onrecord: Onrecord, path: ListPath, init: object): Promise<unknown> {
  const get = onrecord.GET as (path: string, init: object) => Promise<{ data?: unknown; response: Response }>
  return orThrow(await get(path, init))
}

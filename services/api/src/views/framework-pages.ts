import * as z from 'zod'

/** Where a page of a list over frameworks ended; `framework` null: claims that belong to none. */
export const FrameworkCursor = z.strictObject({ framework: z.string().nullable(), after: z.string() })
export type FrameworkCursor = z.infer<typeof FrameworkCursor>

/**
 * A page of the lists of several frameworks, one after another, in the order of `frameworks`: answers of `list` for those
 * that are not done with, in which items come after `after`. One that the cursor names and nobody asks for ends the list.
 */
export async function readFrameworks<Answer>(
  frameworks: readonly (string | null)[],
  cursor: FrameworkCursor | undefined,
  list: (place: { framework: string | null; after: string | undefined }) => Promise<Answer>,
): Promise<Answer[]> {
  const start = cursor === undefined ? 0 : frameworks.indexOf(cursor.framework)
  const left = start < 0 ? [] : frameworks.slice(start)
  return Promise.all(left.map((framework, nth) => list({ framework, after: nth === 0 ? cursor?.after : undefined })))
}

/** The cursor behind the last item of a full page. */
export function frameworkCursor(
  page: readonly { framework: string | null; key: string }[],
  limit: number,
): FrameworkCursor | undefined {
  const last = page.length === limit ? page.at(-1) : undefined
  return last === undefined ? undefined : { framework: last.framework, after: last.key }
}

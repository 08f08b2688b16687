import type { DB } from '@onrecord/database'
import { readSearch, type Search } from '@onrecord/documents'
import type { Kysely } from 'kysely'
import * as z from 'zod'
import { invalidPart } from '../invalid-part.ts'

/** Longest search in characters; nobody types more. */
const MAX_SEARCH_LENGTH = 300

/** Words to look for, as people type them into a search box. */
export const SearchParameter = z
  .string()
  .max(MAX_SEARCH_LENGTH)
  .optional()
  .meta({
    description:
      'Words to find, in any form (`hostage` finds hostages), upper case and accents aside: all of them, `"in a row"`, `this or that`, `-without`',
    examples: ['hostages', '"second phase" or withdrawal -Rafah'],
  })

/** What is looked for in a dossier; undefined where nothing is. Throws HttpProblem where no word is named. */
export async function searchAsked(
  db: Kysely<DB>,
  { dossier }: { dossier: string },
  asked: string | undefined,
): Promise<Search | undefined> {
  if (asked === undefined) return undefined
  const search = await readSearch(db, { dossier, asked })
  if (search === undefined) throw invalidPart('query', '/q', 'names no word that is to be found')
  return search
}

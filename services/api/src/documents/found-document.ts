import type { DB } from '@onrecord/database'
import { findTexts } from '@onrecord/documents'
import { Span } from '@onrecord/domain'
import type { Kysely } from 'kysely'
import * as z from 'zod'
import { placesOf } from '../views/highlight.ts'
import { DocumentSummary } from './document-json.ts'
import { Passage, passagesOf } from './passages.ts'

/** A document of a list; where words were looked for, with the places at which it has them. */
export const FoundDocument = DocumentSummary.extend({
  found: z
    .strictObject({
      title: z.array(Span).meta({ description: 'Offsets of the title' }),
      passages: z.array(Passage).nullable().meta({
        description: 'The first of its text; null where the page was too long to look for them: ask for less',
      }),
    })
    .optional()
    .meta({ description: 'Where `q` was given: its words in title and text' }),
}).meta({ id: 'FoundDocument' })
export type FoundDocument = z.infer<typeof FoundDocument>

/** Adds to documents where they have the words that were asked for. */
export async function highlightDocuments(
  db: Kysely<DB>,
  { dossier, asked }: { dossier: string; asked: string | undefined },
  documents: readonly DocumentSummary[],
): Promise<FoundDocument[]> {
  if (asked === undefined) return [...documents]
  const texts = await findTexts(db, { dossier, documentIds: documents.map(({ id }) => id) })
  const textOf = ({ id }: DocumentSummary): string => texts.get(id) ?? ''
  const titles = documents.map(({ title }) => title ?? '')
  const places = await placesOf(db, { asked, texts: [...titles, ...documents.map(textOf)] })
  return documents.map((document, nth) => {
    const inText = places[titles.length + nth]
    const passages = inText === undefined ? null : passagesOf(textOf(document), inText)
    return { ...document, found: { title: places[nth] ?? [], passages } }
  })
}

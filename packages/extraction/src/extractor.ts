import type { Claim } from '@onrecord/domain'

/** First day of the week as a dossier counts weeks. */
export type WeekStart = 'monday' | 'sunday' | 'saturday'

/** What an extractor may see of a document. `publishedOn` is EDTF; where it is null no relative date is resolved. */
export type ExtractionInput = {
  documentId: string
  text: string
  title: string | null
  source: string | null
  publishedOn: string | null
  language?: string | undefined
  timeZone?: string | undefined
  weekStart?: WeekStart | undefined
}

/** `claims` stand in the order of the text; `dropped` counts readings that failed the grounding check; `notes` are short fixed words. */
export type Extraction = { claims: Claim[]; dropped: number; notes: string[] }

/** Text in, grounded claims out. Pure: the same document always gives the same claims. Throws only the signal's reason. */
export type Extractor = {
  name: string
  version: string
  extract(document: ExtractionInput, options: { signal?: AbortSignal | undefined }): Promise<Extraction>
}

import { type DossierConfiguration, printable, type RecordedClaim } from '@onrecord/domain'
import { edtfInWords } from '../views/date-words.ts'
import { issueRef, partyRef } from '../views/refs.ts'
import { claimLine, originLine, speakersOf, wordsOf } from './in-words.ts'

/** One new claim for a feed reader, in plain text of which nothing is markup. `url`: where the document was published. */
export type FeedEntry = {
  id: string
  title: string
  text: string
  url: string | null
  /** The claim in the API, for who has a key. */
  claimUrl: string
  author: string | null
  tags: string[]
  recordedAt: Date
}

/** A page of new claims. `self` and `next` are whole addresses; `updated`: when the newest entry was recorded. */
export type ClaimFeed = {
  id: string
  title: string
  self: string
  next: string | null
  language: string
  updated: Date
  entries: FeedEntry[]
}

/** A claim as an entry. `id` is the claim's for good: read again or corrected, it is the same entry, updated. */
export function feedEntry(
  claim: RecordedClaim,
  { configuration, origin }: { configuration: DossierConfiguration; origin: string },
): FeedEntry {
  const { classification, document, record } = claim
  const [by, words] = [speakersOf(claim), wordsOf(claim)]
  const { due, kind, id: claimId } = claim.claim
  const positions = (classification?.positions ?? []).map(({ issue, stance }) => {
    return `${issueRef(configuration, issue).label}: ${stance}`
  })
  const lines = [
    words === '' ? 'The words were erased.' : `“${words}”`,
    originLine(claim),
    due && `due ${edtfInWords(due.edtf)}`,
    positions.join(' · '),
  ]
  const party = classification?.party ?? null
  return {
    id: `urn:uuid:${claimId}`,
    title: claimLine(claim),
    text: lines
      .filter(Boolean)
      .map((line) => printable(line ?? ''))
      .join('\n'),
    url: document.url,
    claimUrl: `${origin}/v1/dossiers/${record.dossier}/claims/${claimId}`,
    author: by === null ? null : printable(by),
    tags: [kind, ...(party === null ? [] : [partyRef(configuration, party).label])].map(printable),
    recordedAt: new Date(record.recordedAt),
  }
}

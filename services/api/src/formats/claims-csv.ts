import { printable, type RecordedClaim } from '@onrecord/domain'
import { type Options, stringify } from 'csv-stringify/sync'
import { wordsOf } from './in-words.ts'

/** A row's cells by column, in the order of the columns. */
type Row = Readonly<Record<string, string | number | null>>

/**
 * A sheet may split a cell at a semicolon, where that is how its country writes lists, and what then comes first would be a
 * formula. Source: OWASP, CSV Injection.
 */
const SPLIT_FORMULA = /(;\s*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g

/** CR LF after each row and quotes where they are needed. Source: RFC 4180. A cell that would be a formula begins with `'`. */
const FORM = { record_delimiter: 'windows', escape_formulas: true } as const satisfies Options

/**
 * Claims as rows for a sheet, a header first. UTF-8 with its mark in front, without which Excel takes it for something else.
 * What text of others could do to a sheet or a terminal is neutralised: for words to the code point take the lines.
 */
export async function* claimRows(pages: AsyncIterable<readonly RecordedClaim[]>): AsyncGenerator<string> {
  yield stringify([COLUMNS.map(([name]) => name)], { ...FORM, bom: true })
  for await (const claims of pages) {
    yield stringify(
      claims.map((claim) => COLUMNS.map(([, cell]) => safe(cell(claim)))),
      FORM,
    )
  }
}

function safe(cell: string | number | null): string | number | null {
  return typeof cell === 'string' ? printable(cell).replaceAll(SPLIT_FORMULA, "$1'") : cell
}

const list = (items: readonly (string | null)[] | undefined): string =>
  (items ?? []).flatMap((item) => item ?? []).join('; ')

const yes = (is: boolean): string => (is ? 'yes' : 'no')

/** The columns: what was said by whom first, what only machines need last. */
const COLUMNS: readonly (readonly [string, (claim: RecordedClaim) => Row[string]])[] = [
  ['kind', ({ claim }) => claim.kind],
  ['act', ({ claim }) => claim.act],
  ['words', wordsOf],
  ['claimants', ({ classification }) => list(classification?.claimants.map(({ name }) => name))],
  ['party', ({ classification }) => classification?.party ?? null],
  ['addressee', ({ classification }) => classification?.addressee?.name ?? null],
  [
    'positions',
    ({ classification }) => list(classification?.positions.map(({ issue, stance }) => `${issue}: ${stance}`)),
  ],
  ['framework', ({ classification }) => classification?.framework ?? null],
  ['phase', ({ classification }) => classification?.phase ?? null],
  ['said_on', ({ claim }) => claim.saidOn],
  ['due', ({ claim }) => claim.due?.edtf ?? null],
  ['due_earliest', ({ claim }) => claim.due?.earliest ?? null],
  ['due_latest', ({ claim }) => claim.due?.latest ?? null],
  ['due_type', ({ claim }) => claim.due?.type ?? null],
  ['due_modality', ({ claim }) => claim.due?.modality ?? null],
  ['source', ({ document }) => document.source],
  ['title', ({ document }) => document.title],
  ['published_on', ({ document }) => document.publishedOn],
  ['url', ({ document }) => document.url],
  ['mentions', ({ cluster }) => cluster?.mentions ?? null],
  ['sources', ({ cluster }) => cluster?.sources ?? null],
  ['confidence', ({ claim }) => claim.confidence],
  ['review', ({ record }) => record.review],
  ['certainty', ({ claim }) => claim.certainty],
  ['negated', ({ claim }) => yes(claim.negated)],
  ['relayed', ({ claim }) => yes(claim.relayed)],
  ['reported', ({ claim }) => claim.reported],
  ['told_by', ({ claim }) => claim.chain.map(({ name }) => name).join(' > ')],
  ['actor_ids', ({ classification }) => list(classification?.claimants.map(({ actorId }) => actorId))],
  ['claim_id', ({ claim }) => claim.id],
  ['document_id', ({ document }) => document.id],
  ['spans', ({ claim }) => list(claim.segments.map(({ start, end }) => `${start}-${end}`))],
  ['cluster_id', ({ cluster }) => cluster?.id ?? null],
  ['extractor', ({ claim }) => `${claim.extractor.name} ${claim.extractor.version}`],
  ['seq', ({ record }) => record.seq],
  ['recorded_at', ({ record }) => record.recordedAt],
]

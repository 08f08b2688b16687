import type { Quote, StickingPoint } from '@onrecord/service-api'
import { columns, printable, shorten } from './printable.ts'

type Held = StickingPoint['positions'][number]

/** Columns of the party and the stance before the words. */
const PARTY_WIDTH = 20
const STANCE_WIDTH = 12

/** Words are never cut shorter than this, however narrow the terminal. */
const MIN_WORDS_WIDTH = 24

/** One line for the issue, one a position with its latest words, one for those without a position. */
export function stickingPointLines(point: StickingPoint, width: number): string[] {
  const standing = point.standing === null ? point.status : `${point.status}, ${point.standing}`
  const since = point.since === null ? '' : `, since ${point.since}`
  return [
    shorten(`  ${printable(point.issue.label)} (${point.issue.id}): ${standing}${since}`, width),
    ...point.positions.map((held) => positionLine(held, width)),
    ...silentLine(point, width),
  ]
}

/** One line: side, stance (`?` where it is provisional), the latest words, date and source. */
export function positionLine(held: Held, width: number): string {
  const side = held.holder ?? held.party?.label ?? 'unknown'
  const stance = held.provisional ? `${held.stance}?` : held.stance
  const head = `    ${pad(side, PARTY_WIDTH)}${pad(stance, STANCE_WIDTH)}`
  const quote = held.claims.at(-1)
  if (quote === undefined) return head.trimEnd()
  const origin = ` (${quoteOrigin(quote)})`
  const room = Math.max(MIN_WORDS_WIDTH, width - columns(head) - columns(origin) - 2)
  return `${head}“${shorten(printable(quote.words), room)}”${origin}`
}

/** When it was said, and who reports it. */
export function quoteOrigin(quote: Quote): string {
  return [quote.saidOn ?? quote.publishedOn ?? 'undated', quote.source]
    .flatMap((part) => part ?? [])
    .map(printable)
    .join(', ')
}

function silentLine(point: StickingPoint, width: number): string[] {
  const silent = point.noPosition.map(({ label }) => printable(label)).join(', ')
  return silent === '' ? [] : [shorten(`    ${silent}: no position on record`, width)]
}

function pad(text: string, width: number): string {
  const short = shorten(printable(text), width - 1)
  return short + ' '.repeat(width - columns(short))
}

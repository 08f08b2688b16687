import type { RecordedClaim } from '@onrecord/domain'
import { terminalWidth } from './print.ts'
import { printable, shorten } from './printable.ts'

/** Words are never cut shorter than this, however narrow the terminal. */
const MIN_WORDS_WIDTH = 24

/** Two lines a claim: who did what when, then the words that it rests on and its id, which decisions take. */
export function claimLines({ claim, classification, document }: RecordedClaim, width = terminalWidth()): string[] {
  const claimants = classification?.claimants.map(({ name }) => name).join('; ') ?? ''
  const who = claimants === '' ? (claim.mention?.exact ?? 'unnamed') : claimants
  const when = claim.saidOn ?? document.publishedOn ?? 'undated'
  const what = claim.kind === claim.act ? claim.kind : `${claim.kind}, ${claim.act}`
  const due = claim.due === null ? '' : `, due ${claim.due.edtf}`
  const positions = classification?.positions.map(({ issue, stance }) => `${stance} ${issue}`).join(', ') ?? ''
  const head = `${when}  ${printable(who)}: ${what}${due}${positions === '' ? '' : ` [${positions}]`}`
  const words = claim.segments.map(({ exact }) => exact).join(' … ')
  const room = Math.max(MIN_WORDS_WIDTH, width - claim.id.length - 8)
  return [shorten(head, width), `    “${shorten(printable(words), room)}”  ${claim.id}`]
}

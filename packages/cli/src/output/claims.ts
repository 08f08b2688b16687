import type { RecordedClaim } from '@onrecord/domain'
import { terminalWidth } from './print.ts'
import { printable, shorten } from './printable.ts'

/** Two lines a claim: who did what when, then the words that it rests on. */
export function claimLines({ claim, classification, document }: RecordedClaim, width = terminalWidth()): string[] {
  const claimants = classification?.claimants.map(({ name }) => name).join('; ') ?? ''
  const who = claimants === '' ? (claim.mention?.exact ?? 'unnamed') : claimants
  const when = claim.saidOn ?? document.publishedOn ?? 'undated'
  const due = claim.due === null ? '' : `, due ${claim.due.edtf}`
  const positions = classification?.positions.map(({ issue, stance }) => `${stance} ${issue}`).join(', ') ?? ''
  const head = `${when}  ${printable(who)}: ${claim.kind}, ${claim.act}${due}${positions === '' ? '' : ` [${positions}]`}`
  const words = claim.segments.map(({ exact }) => exact).join(' … ')
  return [shorten(head, width), `    ${shorten(printable(words), width - 4)}`]
}

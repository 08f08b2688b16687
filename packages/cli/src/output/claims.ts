import type { FoundClaim } from '@onrecord/service-api'
import { markedText, type Piece, piecesOf } from './marked.ts'
import { terminalWidth } from './print.ts'
import { printable, shorten } from './printable.ts'

/** Words are never cut shorter than this, however narrow the terminal. */
const MIN_WORDS_WIDTH = 24

/**
 * Two lines a claim: who did what when, then the words that it rests on, those marked that were looked for, and its id, which
 * decisions take.
 */
export function claimLines(
  { claim, classification, document, highlight = [] }: FoundClaim,
  width = terminalWidth(),
): string[] {
  const claimants = classification?.claimants.map(({ name }) => name).join('; ') ?? ''
  const who = claimants === '' ? (claim.mention?.exact ?? 'unnamed') : claimants
  const when = claim.saidOn ?? document.publishedOn ?? 'undated'
  const what = claim.kind === claim.act ? claim.kind : `${claim.kind}, ${claim.act}`
  const due = claim.due === null ? '' : `, due ${claim.due.edtf}`
  const positions = classification?.positions.map(({ issue, stance }) => `${stance} ${issue}`).join(', ') ?? ''
  const head = `${when}  ${printable(who)}: ${what}${due}${positions === '' ? '' : ` [${positions}]`}`
  const words = claim.segments.flatMap(({ exact, start }, nth) => [
    { text: nth === 0 ? '' : ' … ', isFound: false },
    ...piecesOf(
      exact,
      start,
      highlight.filter((place) => place.start >= start),
    ),
  ])
  const room = Math.max(MIN_WORDS_WIDTH, width - claim.id.length - 8)
  return [shorten(head, width), `    “${wordsIn(words, room)}”  ${claim.id}`]
}

/** Words are cut at a word, unless some of them were looked for and are to be seen. */
function wordsIn(pieces: readonly Piece[], room: number): string {
  if (pieces.some(({ isFound }) => isFound)) return markedText(pieces, room)
  return shorten(printable(pieces.map(({ text }) => text).join('')), room)
}

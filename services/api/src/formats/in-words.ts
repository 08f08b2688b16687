import { printable, type RecordedClaim } from '@onrecord/domain'
import { edtfInWords } from '../views/date-words.ts'

/** Longest line of a feed reader's list or of a calendar's day, characters. */
const LINE = 160

/** The exact words; several pieces are joined by ` … `. Empty where they were erased. */
export function wordsOf({ claim }: RecordedClaim): string {
  return claim.segments.map(({ exact }) => exact).join(' … ')
}

/** Who said it, as the dossier names them, else as the text does; null where neither does. */
export function speakersOf({ claim, classification }: RecordedClaim): string | null {
  const names = (classification?.claimants ?? []).map(({ name }) => name)
  return names.length > 0 ? names.join(', ') : (claim.mention?.exact ?? null)
}

/** Who said what in one line of plain text, cut where it is long: `Ada Brandt: “Double pay for the night”`. */
export function claimLine(claim: RecordedClaim): string {
  const words = wordsOf(claim)
  const said = words === '' ? `a ${claim.claim.kind} whose words were erased` : `“${words}”`
  return cut(printable(`${speakersOf(claim) ?? 'Somebody'}: ${said}`))
}

/** Where and when it was said: `said 3 March 2025 · Harbour Gazette, 4 March 2025`. */
export function originLine({ claim: { saidOn }, document: { source, publishedOn } }: RecordedClaim): string {
  const published = [source, publishedOn && edtfInWords(publishedOn)].filter((part) => part !== null).join(', ')
  return printable([saidOn && `said ${edtfInWords(saidOn)}`, published].filter(Boolean).join(' · '))
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

function cut(line: string): string {
  if (line.length <= LINE) return line
  const characters = Array.from(graphemes.segment(line), ({ segment }) => segment)
  return characters.length <= LINE
    ? line
    : `${characters
        .slice(0, LINE - 1)
        .join('')
        .trimEnd()}…`
}

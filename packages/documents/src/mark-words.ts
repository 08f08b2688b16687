import type { DB } from '@onrecord/database'
import type { Span } from '@onrecord/domain'
import { type Kysely, sql } from 'kysely'
import { askedWords } from './asked-words.ts'

/** Signs that no text has once it is made ready for search: control characters become spaces. */
const [START, STOP] = ['\u0001', '\u0002']
const MARKS = new RegExp(`([${START}${STOP}])`)

/**
 * Where texts say the words that were asked for, in the same order, in UTF-16 units of each text. Words of a phrase are
 * marked one by one. A text in a script whose characters join when it is made ready for search may stay unmarked.
 */
export async function markWords(
  db: Kysely<DB>,
  { asked, texts }: { asked: string; texts: readonly string[] },
): Promise<Span[][]> {
  if (texts.length === 0) return []
  const options = `HighlightAll=true, StartSel=${START}, StopSel=${STOP}`
  const { rows } = await sql<{ marked: string }>`
    select ts_headline('public.onrecord', searched_text(text), ${askedWords(asked)}, ${options}) as marked
    from unnest(${[...texts]}::text[]) with ordinality as given (text, nth)
    order by nth`.execute(db)
  return texts.map((text, nth) => spansOf(text, rows[nth]?.marked ?? ''))
}

function spansOf(text: string, marked: string): Span[] {
  const found: Span[] = []
  let [length, start] = [0, 0]
  for (const piece of marked.split(MARKS)) {
    if (piece === START) start = length
    else if (piece === STOP) found.push({ start, end: length })
    else length += piece.length
  }
  const places = placesIn(text)
  if (length !== places.length) return []
  const at = (place: number): number => places[place] ?? text.length
  return found.map((span) => ({ start: at(span.start), end: at(span.end) }))
}

/** Of each UTF-16 unit of a text without its accents, where it stands in the text. */
function placesIn(text: string): number[] {
  const places: number[] = []
  let place = 0
  for (const character of text) {
    const { length } = character
      .normalize('NFD')
      .replaceAll(/[\u0300-\u036f]/g, '')
      .normalize('NFC')
    for (let unit = 0; unit < length; unit += 1) places.push(place + Math.min(unit, character.length - 1))
    place += character.length
  }
  return places
}

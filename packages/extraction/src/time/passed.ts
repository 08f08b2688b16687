import { edtfBounds } from '@onrecord/domain'
import { fromDay, toDay } from './calendar.ts'
import { edtfDates, type TextDate } from './edtf-dates.ts'
import { isQuoted } from './foretold.ts'
import type { Reference } from './reference.ts'

/** What ran out, then its day. */
const RAN_OUT =
  /\b(?:expired|ran out|lapsed|fell due|(?:was|were|had been) (?:originally )?due(?: [\w-]+){0,4}?|deadline (?:was|passed|expired|fell|went by)|should have(?: \w+){1,4}?|(?:was|were) (?:supposed|meant|to have)(?: \w+){1,5}?)\s(?:at (?:noon|midnight|[\d.:]+(?: ?[ap]\.?m\.?)?) )?(?:on |by |at )?(?:the )?$/i
/** The day, then what ran out. */
const DEADLINE_BEHIND =
  /^['’]s (?:deadline|ultimatum|cut-?off) (?:was missed|passed|expired|went by|came and went|go by|lapsed|slipped)/i
/** Longer ago than this, in days, a date that is told without its year may be any. */
const NOT_LONG_AGO = 240
/** Only where one of these stands something ran out. */
const HINT = /\b(?:expired|ran out|lapsed|due|deadline|ultimatum|cut-?off|should have|supposed|meant|to have)\b/i

/** The date that a sentence tells to have run out: "The contract ran out on 30 June", "Monday's deadline passed". Offsets within `words`. */
export function passedDate(words: string, reference: Reference): TextDate | undefined {
  const today = reference.day
  if (today === undefined || !HINT.test(words)) return undefined
  return edtfDates(words, reference, 'back').find(({ edtf, start, end }) => {
    const last = edtfBounds(edtf)?.latest ?? null
    if (last === null || last > fromDay(today) || today - toDay(last) > NOT_LONG_AGO) return false
    const before = words.slice(0, start)
    return !isQuoted(before) && (RAN_OUT.test(before) || DEADLINE_BEHIND.test(words.slice(end)))
  })
}

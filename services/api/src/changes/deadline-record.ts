import type { Deadline } from '@onrecord/projections'
import type * as z from 'zod'
import { edtfInWords } from '../views/date-words.ts'
import { type Quote, quotesOf } from '../views/quote.ts'
import type { DeadlineRecord } from './change-json.ts'
import { type DifferenceOf, MAX_QUOTED } from './compare.ts'
import type { Names } from './names.ts'
import { quotation } from './phrases.ts'

/** A due date's change, told. Undefined where its claim is not on record. */
export function deadlineRecord(
  change: DifferenceOf<'deadline'>,
  names: Names,
): z.infer<typeof DeadlineRecord> | undefined {
  const deadline = change.after ?? change.before
  const claim = names.claims.get(deadline?.claimId ?? '')
  if (deadline === null || claim === undefined) return undefined
  const state = (of: Deadline | null) =>
    of && { edtf: of.due.edtf, state: of.state, rule: of.rule, by: of.by, newDate: of.newDate }
  return {
    type: 'deadline',
    change: becameOf(change),
    party: deadline.party === null ? null : names.party(deadline.party),
    before: state(change.before),
    after: state(change.after),
    claim,
    by: quotesOf(names.claims, deadline.by.slice(-MAX_QUOTED)),
    sentence: deadlineSentence(change, claim),
  }
}

function becameOf({ before, after }: DifferenceOf<'deadline'>): z.infer<typeof DeadlineRecord>['change'] {
  if (before === null) return 'new'
  if (after === null) return 'gone'
  return before.due.edtf === after.due.edtf ? 'state' : 'moved'
}

function deadlineSentence({ before, after }: DifferenceOf<'deadline'>, claim: Quote): string {
  const said = quotation(claim)
  if (after === null) return `The due date ${edtfInWords(before?.due.edtf ?? '')} is no longer on record ${said}.`
  const date = edtfInWords(after.due.edtf)
  if (before === null) return `A due date is new: ${date}, ${after.state} ${said}.`
  if (before.due.edtf !== after.due.edtf)
    return `The due date ${edtfInWords(before.due.edtf)} now reads ${date} ${said}.`
  return `What is due ${date} is now ${after.state}, where it was ${before.state} ${said}.`
}

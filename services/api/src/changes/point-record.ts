import { turnOf } from '@onrecord/domain'
import type * as z from 'zod'
import { quotesOf } from '../views/quote.ts'
import { ruleInWords } from '../views/rule-words.ts'
import type { StickingPointRecord } from './change-json.ts'
import { claimIdsOf, type DifferenceOf } from './compare.ts'
import type { Names } from './names.ts'
import { capital, clause } from './phrases.ts'

/** A sticking point's change, told. */
export function stickingPointRecord(
  change: DifferenceOf<'sticking-point'>,
  names: Names,
): z.infer<typeof StickingPointRecord> {
  const [issue, framework] = [names.issue(change.issue), names.framework(change.framework)]
  const turn = turnOf(change)
  const why = clause(ruleInWords((change.after ?? change.before)?.why.rule ?? ''))
  const topic = names.topic(change)
  const says = {
    opened: `${topic} has opened, ${change.after?.standing}: ${why}.`,
    reopened: `${topic} is open again, ${change.after?.standing}: ${why}.`,
    closed: `${topic} is closed: ${why}.`,
    standing: `${topic} has gone from ${change.before?.standing} to ${change.after?.standing}: ${why}.`,
    lapsed: `${topic} has no claim left that counts.`,
  }
  const state = (of: typeof change.before) => of && { ...of, why: { ...of.why, says: ruleInWords(of.why.rule) } }
  return {
    type: 'sticking-point',
    change: turn,
    issue,
    framework,
    before: state(change.before),
    after: state(change.after),
    claims: quotesOf(names.claims, claimIdsOf(change)),
    sentence: capital(says[turn]),
  }
}

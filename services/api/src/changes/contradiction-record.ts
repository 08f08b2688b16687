import type { ListedContradiction } from '@onrecord/projections'
import type * as z from 'zod'
import { quotesOf } from '../views/quote.ts'
import { ruleInWords } from '../views/rule-words.ts'
import type { ContradictionRecord } from './change-json.ts'
import { type DifferenceOf, MAX_QUOTED } from './compare.ts'
import type { Names } from './names.ts'
import { capital, listed, quotation, STANCE_NOUNS } from './phrases.ts'

type Row = ListedContradiction
type Side = Row['a']

/** A contradiction that came or went, told. Undefined where neither side shows it. */
export function contradictionRecord(
  { before, after }: DifferenceOf<'contradiction'>,
  names: Names,
): z.infer<typeof ContradictionRecord> | undefined {
  const row = after ?? before
  if (row === null) return undefined
  const side = ({ party, stance, claims, total }: Side) => ({
    party: party === null ? null : names.party(party),
    stance,
    claims: quotesOf(names.claims, claims.slice(-MAX_QUOTED)),
    claimCount: total,
  })
  return {
    type: 'contradiction',
    change: after === null ? 'resolved' : 'new',
    issue: row.issue === null ? null : names.issue(row.issue),
    framework: names.framework(row.framework),
    within: row.within === null ? null : names.party(row.within),
    why: { rule: row.rule, says: ruleInWords(row.rule) },
    a: side(row.a),
    b: side(row.b),
    sentence: capital(sentenceOf(row, after === null ? 'no longer' : 'now', names)),
  }
}

function sentenceOf(row: Row, when: 'now' | 'no longer', names: Names): string {
  const { rule, issue, framework, within, a, b } = row
  const topic = issue === null ? '' : ` on ${names.topic({ issue, framework })}`
  if (rule === 'contradiction.linked') {
    const quotes = when === 'now' ? wordsOf([a, b], names) : ''
    return `linked claims${ownersOf([a, b], names)} ${when} contradict one another${topic}${quotes}.`
  }
  const stances = [a, b].flatMap(({ stance }) => (stance === null ? [] : [STANCE_NOUNS[stance]]))
  if (within !== null) return `${names.party(within).label} ${when} contradicts itself${topic}: ${listed(stances)}.`
  const parties = [a, b].map(({ party }, nth) => `${nameOf(party, names)} (${stances[nth]})`)
  return `${listed(parties)} ${when} contradict one another${topic}.`
}

/** Whose claims they are, each once: " of Harbour board and others". */
function ownersOf(sides: readonly Side[], names: Names): string {
  const known = sides.filter(({ party }) => party !== null)
  const owners = [...new Set([...known, ...sides].map(({ party }) => nameOf(party, names)))]
  return known.length === 0 ? '' : ` of ${listed(owners)}`
}

function nameOf(party: string | null, names: Names): string {
  return party === null ? 'others' : names.party(party).label
}

/** The last word listed of each side, after a colon. */
function wordsOf(sides: readonly Side[], { claims }: Names): string {
  const told = sides.map((side) => claims.get(side.claims.at(-1) ?? '')).filter((claim) => claim !== undefined)
  return told.length === 0 ? '' : `: ${listed(told.map(quotation))}`
}

import type { Position } from '@onrecord/domain'
import type * as z from 'zod'
import { quotesOf } from '../views/quote.ts'
import type { PositionRecord } from './change-json.ts'
import { type DifferenceOf, MAX_QUOTED } from './compare.ts'
import type { Names } from './names.ts'
import { capital, listed, quotation, STANCE_NOUNS } from './phrases.ts'

const HOLDS = { supports: 'supports', opposes: 'opposes', conditions: 'puts conditions on', unclear: 'leaves open' }

/** A party's change of position, told. */
export function positionRecord(change: DifferenceOf<'position'>, names: Names): z.infer<typeof PositionRecord> {
  const { before, after } = change
  const [party, topic] = [names.party(change.party), names.topic(change)]
  const held = (position: Position) => ({
    stance: position.stance,
    since: position.since,
    concurrent: position.concurrent,
    relayed: position.relayed,
    provisional: position.provisional,
    claims: quotesOf(names.claims, position.claims.slice(-MAX_QUOTED)),
    claimCount: position.claims.length,
  })
  const shape = {
    type: 'position' as const,
    party,
    issue: names.issue(change.issue),
    framework: names.framework(change.framework),
    before: before?.map(held) ?? null,
    after: after?.map(held) ?? null,
  }
  const stances = (of: readonly Position[] | null) => listed((of ?? []).map(({ stance }) => STANCE_NOUNS[stance]))
  const said = claimWords(after ?? [], names)
  const unsure = after?.every(({ provisional }) => provisional) === true ? 'provisionally ' : ''
  if (after === null) {
    const sentence = `${party.label} no longer has a position on ${topic}; it was ${stances(before)}.`
    return { ...shape, change: 'lost', sentence: capital(sentence) }
  }
  if (before === null) {
    const takes = listed(after.map(({ stance }) => HOLDS[stance]))
    return {
      ...shape,
      change: 'gained',
      sentence: capital(`${party.label} now ${unsure}${takes} ${topic}${said}.`),
    }
  }
  const moved = `${party.label} has ${unsure}moved from ${stances(before)} to ${stances(after)} on ${topic}${said}.`
  return { ...shape, change: 'changed', sentence: capital(moved) }
}

/** The last word of the stance that was taken last. */
function claimWords([latest]: readonly Position[], { claims }: Names): string {
  const claim = claims.get(latest?.claims.at(-1) ?? '')
  return claim === undefined ? '' : ` ${quotation(claim)}`
}

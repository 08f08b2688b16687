import { hashOf } from '../word-set.ts'
import { REACH_DAYS, relationOf } from './answers.ts'
import { isAsking } from './asking.ts'
import { dueKey } from './extends.ts'
import { fewestInCommon } from './likeness.ts'
import { eventWords, matterWords } from './matter.ts'
import { OPPOSITE, splitPosition } from './positions.ts'
import type { Relatable } from './relatable.ts'
import { answerKey } from './same-answer.ts'
import { sayingKey } from './same-saying.ts'
import { isSupposed } from './told-outcome.ts'

/** Under `key` a claim is found by each of its `terms`. Both are hashes: a clash costs a comparison. */
export type IndexEntry = { key: number; terms: readonly number[] }

/** Claims that share at least so many terms under the key may relate; all others surely don't. */
export type Probe = IndexEntry & { atLeast: number }

/** The one term of entries that are found by their key alone. */
const ANY: readonly number[] = [0]

const keyOf = (...parts: unknown[]): number => hashOf(JSON.stringify(parts))

/** Where a claim is found by the {@link probes} of those that it may relate to. Claims of its own document need no index. */
export function indexEntries(claim: Relatable): IndexEntry[] {
  const { framework: f, words } = claim
  if (words.length === 0) return []
  const matter = matterWords(claim)
  const entries = mutualKeys(claim).map(({ key, terms }) => ({ key, terms }))
  const add = (key: number, terms: readonly number[] = ANY) => void entries.push({ key, terms })
  for (const event of eventWords(claim)) {
    if (claim.due !== null) add(keyOf('due', f, event), matter)
    else if (isAsking(claim)) add(keyOf('asked-event', f, event), matter)
    if (isTelling(claim)) add(keyOf('told', f, event), matter)
  }
  if (isAsking(claim)) {
    add(keyOf('asked', f, claim.positions.length > 0), words)
    for (const position of claim.positions) {
      for (const side of askedSides(claim)) for (const when of periods(claim)) add(keyOf('on', f, side, position, when))
    }
  }
  if (relationOf(claim) !== null) {
    add(keyOf('answering', f, claim.positions.length > 0), words)
    for (const position of wantedPositions(claim)) {
      for (const side of answeringSides(claim)) {
        for (const when of periods(claim)) add(keyOf('answered', f, side, position, when))
      }
    }
  }
  for (const holder of holders(claim)) {
    if (claim.act === 'withdraw') add(keyOf('taking', f, holder), matter)
    else if (isAsking(claim) || claim.due !== null) add(keyOf('own', f, holder), matter)
  }
  return entries
}

/** What finds every claim of another document that the claim relates to, by the entries of {@link indexEntries}. */
export function probes(claim: Relatable): Probe[] {
  const { framework: f, words } = claim
  if (words.length === 0) return []
  const matter = matterWords(claim)
  const alike = fewestInCommon(matter)
  const found: Probe[] = mutualKeys(claim)
  const add = (key: number, terms: readonly number[], atLeast: number) => void found.push({ key, terms, atLeast })
  for (const event of eventWords(claim)) {
    if (claim.due !== null) {
      add(keyOf('due', f, event), matter, 4)
      add(keyOf('told', f, event), matter, 3)
    } else if (isAsking(claim)) add(keyOf('told', f, event), matter, alike)
    if (isTelling(claim)) {
      add(keyOf('due', f, event), matter, 3)
      add(keyOf('asked-event', f, event), matter, alike)
    }
  }
  const inWords = (role: string) => {
    for (const hasPositions of claim.positions.length > 0 ? [false] : [false, true]) {
      add(keyOf(role, f, hasPositions), words, fewestInCommon(words))
    }
  }
  if (isAsking(claim)) {
    inWords('answering')
    for (const position of claim.positions) {
      for (const side of askedSides(claim)) {
        for (const when of periodsAround(claim, [0, 1])) add(keyOf('answered', f, side, position, when), ANY, 1)
      }
    }
  }
  if (relationOf(claim) !== null) {
    inWords('asked')
    for (const position of wantedPositions(claim)) {
      for (const side of answeringSides(claim)) {
        for (const when of periodsAround(claim, [-1, 0])) add(keyOf('on', f, side, position, when), ANY, 1)
      }
    }
  }
  for (const holder of holders(claim)) {
    if (claim.act === 'withdraw') add(keyOf('own', f, holder), matter, Math.min(2, alike))
    else if (isAsking(claim) || claim.due !== null) add(keyOf('taking', f, holder), matter, Math.min(2, alike))
  }
  return found
}

/** Keys that two claims share by saying, answering or dating the same. */
function mutualKeys(claim: Relatable): Probe[] {
  const { words } = claim
  const [saying, answer, due] = [sayingKey(claim), answerKey(claim), dueKey(claim)]
  const atLeast = fewestInCommon(words)
  return [
    ...(saying === null ? [] : [{ key: keyOf('saying', saying), terms: words, atLeast }]),
    ...(answer === null ? [] : [{ key: keyOf('answer', answer), terms: ANY, atLeast: 1 }]),
    ...(due === null ? [] : [{ key: keyOf('due-of', due), terms: words, atLeast }]),
  ]
}

const isTelling = (claim: Relatable): boolean => claim.told !== null && claim.due === null

/** The period of as many days as an answer reaches back in which the claim was said; null where it can't be told. */
function periodOf({ said }: Relatable): number | null {
  const [from, to] = [said.earliest, said.latest].map((day) =>
    day === null ? null : Math.floor(Date.parse(day) / (REACH_DAYS * 86_400_000)),
  )
  return from === to ? (from ?? null) : null
}

/** Under which periods a claim is found: its own or none, and all. */
const periods = (claim: Relatable): (number | string)[] => [periodOf(claim) ?? 'unknown', 'all']

/** The periods in which to look: its own with a neighbour, and those without one; all, where it is not known. */
function periodsAround(claim: Relatable, steps: readonly number[]): (number | string)[] {
  const period = periodOf(claim)
  return period === null ? ['all'] : [...steps.map((step) => period + step), 'unknown']
}

/** Asker and addressee of a demand, as those who answer it name them. */
function askedSides({ claimant, party, speaksFor, addressee }: Relatable): string[][] {
  return [
    ...(claimant === null ? [] : [['by', claimant]]),
    ...(party === null || !speaksFor ? [] : [['by-party', party]]),
    ...(addressee === null ? [] : [['of', addressee.actor]]),
    ...(addressee === null || addressee.party === null ? [] : [['of-party', addressee.party]]),
  ]
}

/** The same sides as an answer names them: whom it addresses is who asked. */
function answeringSides({ claimant, party, speaksFor, addressee }: Relatable): string[][] {
  return [
    ...(addressee === null ? [] : [['by', addressee.actor]]),
    ...(addressee === null || addressee.party === null ? [] : [['by-party', addressee.party]]),
    ...(claimant === null ? [] : [['of', claimant]]),
    ...(party === null || !speaksFor ? [] : [['of-party', party]]),
  ]
}

/** Positions of demands that the answer is plainly an answer to. */
function wantedPositions(answer: Relatable): string[] {
  if (isSupposed(answer)) return []
  if (relationOf(answer) === 'accepts') return [...answer.positions]
  return answer.positions.flatMap((position) => {
    const [issue, stance] = splitPosition(position)
    const opposite = OPPOSITE[stance]
    return opposite === undefined ? [] : [`${issue}/${opposite}`, `${issue}/conditions`]
  })
}

function holders({ claimant, party, speaksFor }: Relatable): string[] {
  return [...(claimant === null ? [] : [claimant]), ...(party === null || !speaksFor ? [] : [`party:${party}`])]
}

import { EVENT_WORDS } from '../same-words.ts'
import { hashOf, type WordSet } from '../word-set.ts'
import type { Relatable } from './relatable.ts'

const EVENTS: ReadonlySet<number> = new Set(EVENT_WORDS.map(hashOf))
const NOT = hashOf('not')
const PHASE = hashOf('phase')
const NUMBERS = new Map([
  [1, hashOf('one')],
  [2, hashOf('two')],
  [3, hashOf('three')],
])

/**
 * The words that say what a claim is about: its own but for "not", and those of the phase that the dossier puts it in, since
 * a text that is in it need not name it again.
 */
export function matterWords({ words, phase }: Relatable): WordSet {
  const own = words.filter((word) => word !== NOT)
  if (phase === null || own.length === 0) return own
  const number = NUMBERS.get(phase) ?? hashOf(String(phase))
  return [...new Set([...own, PHASE, number])].sort((a, b) => a - b)
}

/** The words that say what happens. */
export function eventWords({ words }: Relatable): number[] {
  return words.filter((word) => EVENTS.has(word))
}

/** True where both tell of the same kind of thing happening. */
export function isSameEvent(a: Relatable, b: Relatable): boolean {
  return eventWords(a).some((word) => b.words.includes(word))
}

import { phrasesIn } from './phrases.ts'
import type { ReadText } from './read-texts.ts'

/** A deal or plan that texts name, with the phases that they speak of. */
export type ProposedFramework = {
  title: string
  aliases: string[]
  phases: { id: number; aliases: string[] }[]
  mentions: number
}

/** Heads of phrases that name a deal. */
export const DEAL =
  /^(?:deal|agreement|plan|accord|framework|proposal|roadmap|truce|ceasefire|pact|treaty|offer|outline|settlement)$/

const PHASE = /\b(?:(?:phase|stage)\s+(?:(\d)|(one|two|three|four))|(first|second|third|fourth)\s+(?:phase|stage))\b/gi
const NUMBERS = ['one', 'two', 'three', 'four']
const ORDINALS = ['first', 'second', 'third', 'fourth']
const MOST_FRAMEWORKS = 5
const ENOUGH_MENTIONS = 2

/**
 * Deals that texts name more than once, the most named first. Names of the same words in another order are one. To which
 * deal a phase belongs is not in the words, so that phases stand with the first.
 */
export function proposeFrameworks(texts: readonly ReadText[]): ProposedFramework[] {
  const named = new Map<string, { names: Map<string, number>; mentions: number }>()
  for (const { text, sentences } of texts) {
    for (const { words, key, head } of sentences.flatMap(({ tokens }) => phrasesIn(text, tokens))) {
      if (!DEAL.test(head) || !key.includes(' ') || /\b(?:phase|stage)\b/.test(key)) continue
      const group = key.split(' ').sort().join(' ')
      const known = named.get(group) ?? { names: new Map<string, number>(), mentions: 0 }
      known.names.set(words, (known.names.get(words) ?? 0) + 1)
      known.mentions += 1
      named.set(group, known)
    }
  }
  const phases = phasesIn(texts)
  return [...named.values()]
    .filter(({ mentions }) => mentions >= ENOUGH_MENTIONS)
    .sort((a, b) => b.mentions - a.mentions)
    .slice(0, MOST_FRAMEWORKS)
    .map(({ names, mentions }, nth) => {
      const [title = '', ...aliases] = [...names].sort(([, a], [, b]) => b - a).map(([name]) => name)
      return { title, aliases, mentions, phases: nth === 0 ? phases : [] }
    })
}

function phasesIn(texts: readonly ReadText[]): ProposedFramework['phases'] {
  const phases = new Map<number, Set<string>>()
  for (const { text } of texts) {
    for (const [words, digit, number, ordinal] of text.matchAll(PHASE)) {
      const spelled =
        NUMBERS.indexOf(number?.toLowerCase() ?? '') + 1 || ORDINALS.indexOf(ordinal?.toLowerCase() ?? '') + 1
      const id = digit === undefined ? spelled : Number(digit)
      phases.set(id, (phases.get(id) ?? new Set<string>()).add(words.replace(/\s+/g, ' ').toLowerCase()))
    }
  }
  return [...phases].sort(([a], [b]) => a - b).map(([id, aliases]) => ({ id, aliases: [...aliases].sort() }))
}

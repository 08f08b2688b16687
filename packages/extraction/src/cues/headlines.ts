import { isComma, isFinite } from '../frames/words.ts'
import type { Token } from '../text/tagger.ts'
import type { CueForm } from './lexicon.ts'

/** Longest subject of a headline, in tokens. */
const MAX_SUBJECT = 8

/**
 * True where the tagger took a headline's only verb for a noun: "Norland demands return of crew", "Pilots seek new roster". The
 * verb agrees with what stands before it, a thing follows, and no other verb does.
 */
export function isVerbOfHeadline(tokens: Token[], head: number, forms: readonly CueForm[]): boolean {
  const token = tokens[head]
  const before = tokens[head - 1]
  const next = tokens[head + 1]
  if (token === undefined || before === undefined || next === undefined || head > MAX_SUBJECT) return false
  const { tense } = forms[0] ?? {}
  if (tense !== 'present' && tense !== 'base') return false
  if (!/^(?:NOUN|PROPN)$/.test(before.pos) || /^['’]s?$/.test(before.text)) return false
  const plural = /[^s]s$/.test(before.lower)
  if (tense === 'base' ? !plural : plural && before.pos === 'NOUN') return false
  if (tokens.some((other, at) => at !== head && isFinite(other) && tokens[at - 1]?.lower !== 'to')) return false
  if (tokens.slice(0, head).some((other) => isComma(other) || other.text === ':')) return false
  return /^(?:NOUN|PROPN|DET|NUM|ADJ|PRON)$/.test(next.pos) || /^(?:for|on|to|that)$/.test(next.lower)
}

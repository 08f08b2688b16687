import { nounPhraseAfter, nounPhraseBefore } from '../frames/noun-phrases.ts'
import type { Reading } from '../frames/range.ts'
import { isFinite, isQuotationMark } from '../frames/words.ts'
import type { CueForm } from './lexicon.ts'

/** Any verb can tell that a quotation beside it was said: "“…,” storms the mayor", "“…,” Ada Lund shrugged." */
const FORM = /^[a-z]{2,}(?:ed|s|ang|ew)$/
/** What may follow the verb and its speaker. */
const BEHIND = /^(?:[.,;:—–-]|himself|herself|who|whose|in|at|on|to|from|as|with|before|after|when|while)$/
const STRENGTH = 0.8

/** The reading of a word that no lexicon holds as a verb of speaking, where its place between a quotation and a speaker makes it one. */
export function verbBesideQuotation(reading: Reading, head: number): CueForm | undefined {
  const { tokens } = reading
  const token = tokens[head]
  if (token === undefined || token.text !== token.lower || !FORM.test(token.lower)) return undefined
  if (!(isInverted(reading, head) || isPlain(reading, head))) return undefined
  const entry = {
    base: token.lower,
    particle: undefined,
    frames: new Set(['quote' as const]),
    prepositions: [],
    act: 'assert' as const,
    strength: STRENGTH,
  }
  return { entry, tense: token.lower.endsWith('s') ? 'present' : 'past' }
}

/** "“…,” storms the mayor." */
function isInverted(reading: Reading, head: number): boolean {
  const { tokens } = reading
  if (!endsQuotation(reading, head - 1, /^[,?!…—–-]$/)) return false
  const speaker = nounPhraseAfter(tokens, head + 1)
  const first = tokens[head + 1]
  if (
    speaker === undefined ||
    !(
      first?.pos === 'PROPN' ||
      /^(?:the|an?|his|her|its|their|he|she|one)$/.test(first?.lower ?? '') ||
      // "stormed shop steward Ron Tulley"
      (first?.pos === 'NOUN' && tokens[speaker.last]?.pos === 'PROPN')
    )
  )
    return false
  return BEHIND.test(tokens[speaker.last + 1]?.lower ?? '.')
}

/** "“…,” the mayor shrugged." */
function isPlain(reading: Reading, head: number): boolean {
  const { tokens } = reading
  const speaker = nounPhraseBefore(tokens, head - 1)
  if (speaker === undefined || !isFinite(tokens[head]) || !endsQuotation(reading, speaker.first - 1, /^,$/))
    return false
  return BEHIND.test(tokens[head + 1]?.lower ?? '.')
}

/** True where a quotation's closing mark stands at `at`, with one of these marks before it. */
function endsQuotation({ tokens, quoted }: Reading, at: number, marks: RegExp): boolean {
  return isQuotationMark(tokens[at]) && quoted[at] === true && marks.test(tokens[at - 1]?.text ?? '')
}

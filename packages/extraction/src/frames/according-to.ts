import type { CueEntry } from '../cues/lexicon.ts'
import type { Attribution } from './attribution.ts'
import { nounPhraseAfter } from './noun-phrases.ts'
import { type Range, type Reading, spanOf } from './range.ts'
import { isComma, isDash, isFinite } from './words.ts'

const ENTRY: CueEntry = {
  base: 'according',
  particle: 'to',
  frames: new Set(['clause']),
  prepositions: [],
  act: 'assert',
  strength: 0.95,
}

/** What begins a clause of the text's own. */
const ASIDE = /^(?:though|although|while|whereas)$/

/** What things are done by and nobody speaks through: "released according to the timetable". */
const MUTE = /^(?:formula|schedule|timetable|terms|criteria|calendar|rules|principle|principles)$/

/** "According to X, …" and "…, according to X": the rest of the clause is what X said. */
export function findAccordingTo(reading: Reading): Attribution[] {
  const found: Attribution[] = []
  for (const [at, token] of reading.tokens.entries()) {
    if (reading.quoted[at] === true) continue
    const according = token.lower === 'according' && reading.tokens[at + 1]?.lower === 'to'
    const reported =
      token.lower === 'as' &&
      /^(?:reported|stated|noted|described|told|highlighted)$/.test(reading.tokens[at + 1]?.lower ?? '') &&
      reading.tokens[at + 2]?.lower === 'by'
    if (!according && !reported) continue
    const attribution = readAt(reading, { first: reported ? at + 1 : at, last: at + (reported ? 2 : 1) }, at)
    if (attribution !== undefined) found.push(attribution)
  }
  return found
}

function readAt(reading: Reading, cue: Range, begin: number): Attribution | undefined {
  const { tokens, sentence } = reading
  const source = nounPhraseAfter(tokens, cue.last + 1)
  const cueSpan = spanOf(tokens, cue)
  if (source === undefined || cueSpan === undefined) return undefined
  if (begin > 1 && tokens.slice(source.first, source.last + 1).some(({ lower }) => MUTE.test(lower))) return undefined
  const sourceSpan = spanOf(tokens, source)
  const content = begin <= 1 ? contentBehind(reading, source) : contentBefore(reading, begin)
  const span = content === undefined ? undefined : spanOf(tokens, content)
  if (span === undefined || sourceSpan === undefined) return undefined
  return {
    sentence,
    cue: { span: cueSpan, entry: ENTRY, negated: false, modal: false },
    source: { span: sourceSpan, antecedent: undefined },
    addressee: undefined,
    content: [span],
    rule: 'according-to',
    borrowed: false,
  }
}

/** What follows "According to X, who …," up to the sentence's end. */
function contentBehind({ tokens }: Reading, source: Range): Range | undefined {
  let first = source.last + 1
  while (first < tokens.length && !isComma(tokens[first])) {
    if (isFinite(tokens[first])) return undefined
    first += 1
  }
  const aside = tokens.findIndex(({ lower }, at) => at > first + 3 && isComma(tokens[at - 1]) && ASIDE.test(lower))
  const last = lastWord(tokens, aside === -1 ? tokens.length - 1 : aside - 1)
  return first + 1 <= last ? { first: first + 1, last } : undefined
}

/** What stands before "…, according to X", from the last mark that cuts clauses. */
function contentBefore({ tokens, quoted }: Reading, at: number): Range | undefined {
  const last = lastWord(tokens, at - 1)
  let first = 0
  for (let i = last; i > 0; i -= 1) {
    if (tokens[i]?.text === ';' || (quoted[i] === true && quoted[last] !== true)) {
      first = i + 1
      break
    }
  }
  return first < last ? { first, last } : undefined
}

function lastWord(tokens: Reading['tokens'], from: number): number {
  let last = from
  while (last > 0 && (isComma(tokens[last]) || isDash(tokens[last]) || tokens[last]?.text === '.')) last -= 1
  return last
}

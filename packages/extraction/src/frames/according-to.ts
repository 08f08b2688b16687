import type { Span } from '@onrecord/domain'
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
  for (const at of reading.tokens.keys()) {
    const cue = reading.quoted[at] === true ? undefined : cueAt(reading, at)
    const attribution = cue === undefined ? undefined : readAt(reading, cue, at)
    if (attribution !== undefined) found.push(attribution)
  }
  return found
}

/** The words that begin at `at` and name whose words they are: "according to", "as noted by", "in the words of". */
function cueAt({ tokens }: Reading, at: number): Range | undefined {
  const [first, second, third, fourth] = tokens.slice(at, at + 4).map(({ lower }) => lower)
  if (first === 'according' && second === 'to') return { first: at, last: at + 1 }
  if (first === 'as' && third === 'by' && /^(?:reported|stated|noted|described|told|highlighted)$/.test(second ?? ''))
    return { first: at + 1, last: at + 2 }
  const inWords = first === 'in' && second === 'the' && fourth === 'of' && /^(?:words|view|opinion)$/.test(third ?? '')
  return inWords ? { first: at, last: at + 3 } : undefined
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
  const after = begin <= 1 ? undefined : continuation(reading, source)
  return {
    sentence,
    cue: { span: cueSpan, entry: ENTRY, negated: false, modal: false },
    source: { span: sourceSpan, antecedent: undefined },
    addressee: undefined,
    content: after === undefined ? [span] : [span, after],
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

/** "The mill, according to Ada Lund, was safe": the verb behind the commas goes on. */
function continuation({ tokens }: Reading, source: Range): Span | undefined {
  if (!isComma(tokens[source.last + 1]) || !isFinite(tokens[source.last + 2])) return undefined
  return spanOf(tokens, { first: source.last + 2, last: lastWord(tokens, tokens.length - 1) })
}

/** What stands before "…, according to X", from the last mark that cuts clauses. */
function contentBefore({ tokens, quoted }: Reading, at: number): Range | undefined {
  const last = lastWord(tokens, at - 1)
  let first = 0
  for (let i = last; i > 0; i -= 1) {
    if (tokens[i]?.text === ';' || (quoted[i] === true && quoted[last] !== true && !isReported(tokens, i + 1, last))) {
      first = i + 1
      break
    }
  }
  return first < last ? { first, last } : undefined
}

/** True where a quotation goes on in its own short report ("“…,” Ada Lund said, according to …"), which is told whole. */
function isReported(tokens: Reading['tokens'], first: number, last: number): boolean {
  return tokens.slice(first, last + 1).some(({ lower }) => /^(?:said|says|told|asked|added|wrote|tweeted)$/.test(lower))
}

function lastWord(tokens: Reading['tokens'], from: number): number {
  let last = from
  while (last > 0 && (isComma(tokens[last]) || isDash(tokens[last]) || tokens[last]?.text === '.')) last -= 1
  return last
}

import type { Span } from '@onrecord/domain'
import type { Cue } from '../cues/find-cues.ts'
import { nounPhraseAfter, nounPhraseBefore } from './noun-phrases.ts'
import { type Range, type Reading, spanOf } from './range.ts'
import { findSubject, verbGroupStart } from './subject.ts'
import { isComma, isFinite } from './words.ts'

/** The phrase that names who speaks beside a cue. `borrowed`: another clause's; `inverted`: it stands behind the cue. */
export type Source = { range: Range; borrowed: boolean; inverted: boolean }

/** The source of a cue: its subject; for "adding …" and "and said …" the one of the report before; behind the cue where asked. */
export function findSource(reading: Reading, cue: Cue, earlier: Source[], side?: 'after'): Source | undefined {
  const { tokens, quoted } = reading
  if (side === 'after') return sourceAfter(reading, cue)
  if (cue.gerund) {
    const quotedPerson = /^(?:cite|quote)$/.test(earlierBase(reading, cue))
      ? findSubject(tokens, cue.group, quoted)
      : undefined
    if (quotedPerson !== undefined && !isComma(tokens[cue.group - 1]))
      return { range: quotedPerson, borrowed: false, inverted: false }
    return borrow(reading, cue, earlier)
  }
  const joined = tokens[cue.group - 1]
  if (joined !== undefined && /^(?:and|or|but|then)$/.test(joined.lower)) return borrow(reading, cue, earlier)
  const subject = findSubject(tokens, cue.group, quoted)
  if (subject !== undefined) return { range: subject, borrowed: false, inverted: false }
  return borrow(reading, cue, earlier)
}

function earlierBase({ tokens }: Reading, cue: Cue): string {
  for (let at = cue.group - 1; at >= 0 && at > cue.group - 10; at -= 1) {
    const form = tokens[at]?.lower ?? ''
    if (/^(?:cit(?:e|es|ed|ing))$/.test(form)) return 'cite'
    if (/^(?:quot(?:e|es|ed|ing))$/.test(form)) return 'quote'
  }
  return ''
}

function sourceAfter({ tokens }: Reading, cue: Cue): Source | undefined {
  let at = cue.last + 1
  while (tokens[at]?.pos === 'ADV') at += 1
  const phrase = nounPhraseAfter(tokens, at)
  if (phrase === undefined) return undefined
  if (tokens[phrase.last + 1]?.lower === 'and') {
    const second = nounPhraseAfter(tokens, phrase.last + 2)
    if (second !== undefined && !isFinite(tokens[second.last + 1])) {
      return { range: { first: phrase.first, last: second.last }, borrowed: false, inverted: true }
    }
  }
  return { range: phrase, borrowed: false, inverted: true }
}

/** The nearest earlier source of the sentence, else the subject of its first verb. */
function borrow({ tokens, quoted }: Reading, cue: Cue, earlier: Source[]): Source | undefined {
  const cut = tokens.findLastIndex(({ text }, at) => at < cue.group && text === ';')
  const before = earlier.filter(({ range }) => range.last < cue.group && range.first > cut)
  const last = cue.gerund && isComma(tokens[cue.group - 1]) ? before[0] : before.at(-1)
  if (last !== undefined) return { range: last.range, borrowed: true, inverted: false }
  for (let at = 1; at < cue.group; at += 1) {
    if (quoted[at] === true || !isFinite(tokens[at])) continue
    const subject = findSubject(tokens, verbGroupStart(tokens, at), quoted)
    return subject === undefined ? undefined : { range: subject, borrowed: true, inverted: false }
  }
  return undefined
}

/** The noun phrase before a relative pronoun; undefined where the source is none. */
export function antecedentOf(tokens: Reading['tokens'], source: Range): Span | undefined {
  if (source.first !== source.last || !/^(?:who|which|that)$/.test(tokens[source.first]?.lower ?? '')) return undefined
  const before = isComma(tokens[source.first - 1]) ? source.first - 2 : source.first - 1
  const phrase = nounPhraseBefore(tokens, before)
  if (phrase === undefined) return undefined
  const cut = tokens.findLastIndex(
    ({ lower }, at) => at > phrase.first && at < phrase.last && /^(?:from|by|with|to|on|for)$/.test(lower),
  )
  return spanOf(tokens, { first: Math.max(phrase.first, cut + 1), last: phrase.last })
}

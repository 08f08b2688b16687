import type { Span } from '@onrecord/domain'
import type { Cue } from '../cues/find-cues.ts'
import { nounPhraseAfter, nounPhraseBefore } from './noun-phrases.ts'
import { type Range, type Reading, spanOf } from './range.ts'
import { findSubject, verbGroupStart } from './subject.ts'
import { isComma, isDash, isFinite, isTimeWord } from './words.ts'

/** The phrase that names who speaks beside a cue. `borrowed`: another clause's; `inverted`: it stands behind the cue, which is at `head`; `stands`: what a pronoun stands for. */
export type Source = { range: Range; borrowed: boolean; inverted: boolean; head: number; stands?: Range }

/** The source of a cue: its subject; for "adding …" and "and said …" the one of the report before; behind the cue where asked. */
export function findSource(reading: Reading, cue: Cue, earlier: Source[], side?: 'after'): Source | undefined {
  const { tokens, quoted } = reading
  if (side === 'after') return sourceAfter(reading, cue)
  if (cue.gerund) {
    if (isWritten(reading, cue)) return borrow(reading, cue, earlier)
    if (tokens[cue.group - 1]?.pos === 'NOUN' && cue.entry.strength < MIN_PARTICIPLE) return undefined
    const speaker = beforeParticiple(reading, cue)
    return speaker === undefined
      ? (borrow(reading, cue, earlier) ?? behindComma(reading, cue))
      : { range: speaker, borrowed: false, inverted: false, head: cue.head }
  }
  const joined = tokens[cue.group - 1]
  if (joined !== undefined && /^(?:and|or|but|then)$/.test(joined.lower)) return borrow(reading, cue, earlier)
  const subject = findSubject(tokens, cue.group, quoted)
  if (subject !== undefined && !isOccasion(tokens, subject) && !isVague(tokens, subject, cue)) {
    // "the government protested; it called for …"
    const again = tokens[subject.first]?.lower === 'it' && tokens[subject.first - 1]?.text === ';'
    const stands = again ? earlier.findLast(({ range }) => range.last < subject.first)?.range : undefined
    if (stands !== undefined) return { range: subject, borrowed: false, inverted: false, head: cue.head, stands }
  }
  if (subject !== undefined && !isOccasion(tokens, subject) && !isVague(tokens, subject, cue))
    return { range: subject, borrowed: false, inverted: false, head: cue.head }
  return borrow(reading, cue, earlier)
}

/** "wrote to ministers asking them to …", "signed a letter urging …": the subject of the writing asks, and not what stands before the participle. */
function isWritten({ tokens }: Reading, { group, entry }: Cue): boolean {
  if (
    !/^(?:ask|urge|demand|call|press|beg|implore|order|tell|request|warn|threaten|plead|instruct|seek|want|appeal)$/.test(
      entry.base,
    )
  )
    return false
  if (isComma(tokens[group - 1])) return false
  const verb = tokens.findLastIndex((token, at) => at < group && at > group - MAX_WRITING && isFinite(token))
  return verb !== -1 && WRITES.test(tokens[verb]?.lower ?? '')
}

const WRITES =
  /^(?:wrote|writes?|written|sign(?:s|ed)?|sent|sends?|issue[sd]?|publish(?:es|ed)?|launch(?:es|ed)?|post(?:s|ed)?|pass(?:es|ed)?|adopt(?:s|ed)?|table[sd]?|file[sd]?|submit(?:s|ted)?|deliver(?:s|ed)?|hand(?:s|ed)?|email(?:s|ed)?)$/
/** How far behind its verb a participle tells what was written, in tokens. */
const MAX_WRITING = 12

/** "Calling for calm, the mayor …": the subject of the main clause behind the comma. */
function behindComma({ tokens, quoted }: Reading, cue: Cue): Source | undefined {
  const comma = tokens.findIndex((token, at) => at > cue.last && quoted[at] !== true && isComma(token))
  const subject = comma === -1 || cue.group > MAX_FRONT ? undefined : nounPhraseAfter(tokens, comma + 1)
  if (subject === undefined || !isFinite(tokens[subject.last + 1])) return undefined
  return { range: subject, borrowed: true, inverted: false, head: cue.head }
}

/** A participle that begins a sentence stands no farther in than this, in tokens ("And while calling"). */
const MAX_FRONT = 2

/** Weaker cues behind a common noun say what a thing is about ("a process addressing the conflict"). */
const MIN_PARTICIPLE = 0.85

/** "…, but in a later letter said": what stands in "in …" behind a conjunction is no subject. */
const isOccasion = (tokens: Reading['tokens'], { first }: Range): boolean =>
  /^(?:in|on|at|during|with|after|before)$/.test(tokens[first - 1]?.lower ?? '') &&
  /^(?:and|but|or|then)$/.test(tokens[first - 2]?.lower ?? '')

/** "it said" names a speaker; in "said it will not accept" that one is named before. */
const isVague = (tokens: Reading['tokens'], { first }: Range, { entry, modal }: Cue): boolean =>
  tokens[first]?.lower === 'it' &&
  first > 0 &&
  !beginsAnew(tokens, first) &&
  !isToldAhead(tokens, first) &&
  (modal || entry.act !== 'assert' || !entry.frames.has('clause'))

/** "…, according to the club, and it called for an audit": the teller stands right before. */
const isToldAhead = (tokens: Reading['tokens'], at: number): boolean =>
  /^(?:and|but)$/.test(tokens[at - 1]?.lower ?? '') &&
  isComma(tokens[at - 2]) &&
  tokens.slice(Math.max(0, at - MAX_TELLER), at - 2).some(({ lower }) => lower === 'according')

/** As far as such a teller's words reach, in tokens. */
const MAX_TELLER = 12

/** "…; it called for an audit", "On Monday it called for an audit": nobody is said to speak before it in its clause. */
function beginsAnew(tokens: Reading['tokens'], at: number): boolean {
  const from = tokens.findLastIndex((token, i) => i < at && (token.text === ';' || isDash(token))) + 1
  return !tokens.slice(from, at).some(isFinite)
}

/** "an advertisement attacking the mayor", "with the firm calling for calm": the noun right before a participle speaks. */
function beforeParticiple({ tokens, quoted }: Reading, cue: Cue): Range | undefined {
  const before = tokens[cue.group - 1]
  if (before === undefined || quoted[cue.group - 1] === true || isTimeWord(before)) return undefined
  if (before.pos !== 'PROPN' && before.pos !== 'NOUN') return undefined
  return nounPhraseBefore(tokens, cue.group - 1)
}

function sourceAfter({ tokens }: Reading, cue: Cue): Source | undefined {
  let at = cue.last + 1
  while (tokens[at]?.pos === 'ADV' && !/^(?:when|where|while|how|why)$/.test(tokens[at]?.lower ?? '')) at += 1
  const phrase = nounPhraseAfter(tokens, at)
  if (phrase === undefined) return undefined
  if (tokens[phrase.last + 1]?.lower === 'and') {
    const second = nounPhraseAfter(tokens, phrase.last + 2)
    if (second !== undefined && !isFinite(tokens[second.last + 1])) {
      return { range: { first: phrase.first, last: second.last }, borrowed: false, inverted: true, head: cue.head }
    }
  }
  return { range: phrase, borrowed: false, inverted: true, head: cue.head }
}

/** The subject of the nearest main verb before the cue, else the nearest earlier source of the sentence. */
function borrow({ tokens, quoted }: Reading, cue: Cue, earlier: Source[]): Source | undefined {
  const cut = tokens.findLastIndex(({ text }, at) => at < cue.group && text === ';')
  let within: Range | undefined
  for (let at = cue.group - 1; at > Math.max(0, cut); at -= 1) {
    if (quoted[at] === true || !isFinite(tokens[at]) || tokens[at - 1]?.lower === 'to') continue
    const group = verbGroupStart(tokens, at)
    const known = earlier.find(({ head }) => head >= group && head <= at)
    const subject = known?.range ?? findSubject(tokens, group, quoted)
    if (subject === undefined) continue
    if (isSubordinate(tokens, subject)) {
      if (within === undefined && sharesRelative(tokens, subject, { verb: at, cue: cue.group }))
        return { range: subject, borrowed: true, inverted: false, head: cue.head }
      within ??= subject
      continue
    }
    return { range: subject, borrowed: true, inverted: false, head: cue.head }
  }
  const last = earlier.findLast(({ range }) => range.last < cue.group && range.first > cut)
  const range = last?.range ?? (/^(?:and|or)$/.test(tokens[cue.group - 1]?.lower ?? '') ? within : undefined)
  return range === undefined ? undefined : { range, borrowed: true, inverted: false, head: cue.head }
}

/** "…, who heads the league and demanded …": two verbs of one "who" with nothing but the first one's object between them. */
function sharesRelative(
  tokens: Reading['tokens'],
  { first }: Range,
  { verb, cue }: { verb: number; cue: number },
): boolean {
  if (tokens[first]?.lower !== 'who' || !/^(?:and|but|or)$/.test(tokens[cue - 1]?.lower ?? '')) return false
  return !tokens.slice(verb, cue).some((token) => isComma(token) || isDash(token))
}

/** True for the subject of a clause within another: "that she …", "he said the firm …", "because it …". */
function isSubordinate(tokens: Reading['tokens'], { first }: Range): boolean {
  if (/^(?:who|which|that)$/.test(tokens[first]?.lower ?? '')) return true
  const before = tokens[first - 1]
  if (before === undefined) return false
  if (before.pos === 'VERB') return true
  return SUBORDINATING.test(before.lower) && first > 1 && !isComma(tokens[first - 2])
}

const SUBORDINATING =
  /^(?:that|whether|if|because|after|before|when|where|how|why|as|since|until|than|what|which|who|while|though|although)$/

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

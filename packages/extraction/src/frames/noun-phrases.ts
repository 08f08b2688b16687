import type { Token } from '../text/tagger.ts'
import type { Range } from './range.ts'
import { isComma, isQuotationMark, isTimeWord } from './words.ts'

const JOINING = new Set([
  'of',
  'for',
  'from',
  'in',
  'at',
  'with',
  'on',
  'to',
  'within',
  'by',
  'close',
  'familiar',
  'near',
  'inside',
  'outside',
  'below',
  'above',
  'beyond',
  'along',
])
const POSSESSIVE = new Set(["'s", "'", '’'])
const RELATIVE = new Set(['who', 'which', 'that'])
const NO_SUBJECT = new Set(['there', 'what', 'how', 'why', 'when', 'where', 'whether'])

const QUANTITIES = new Set(
  'some many most all none each both several few half any either neither those any more'.split(' '),
)

const isCore = (token: Token | undefined): boolean =>
  token !== undefined &&
  !isQuotationMark(token) &&
  (token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'NUM' || token.pos === 'PRON' || token.pos === 'X')

const isModifier = (token: Token | undefined): boolean =>
  token !== undefined && (token.pos === 'DET' || token.pos === 'ADJ' || token.pos === 'SYM')

/** "an inside source": a preposition between an article and a noun is none. */
const isInside = (tokens: Token[], at: number): boolean =>
  /^(?:inside|outside)$/.test(tokens[at]?.lower ?? '') && tokens[at - 1]?.pos === 'DET'

const isLink = (tokens: Token[], at: number): boolean => {
  const token = tokens[at]
  if (token === undefined) return false
  if (POSSESSIVE.has(token.lower)) return isCore(tokens[at - 1])
  if (token.text === '-' || token.text === '–' || token.text === '/' || token.text === '&') {
    return tokens[at - 1]?.end === token.start || token.text === '&'
  }
  return token.text === '.' && tokens[at - 1]?.end === token.start && tokens[at + 1] !== undefined
}

/** "the chief of staff", "the whips of the parties": behind an article a word before "of" is a noun, whatever its tag. */
const isTaggedElse = (tokens: Token[], at: number): boolean =>
  tokens[at]?.lower === 'of' && tokens[at - 2]?.pos === 'DET' && /^(?:ADJ|VERB)$/.test(tokens[at - 1]?.pos ?? '')

/** "the farmers' league": a mark behind a plural and before a noun is no quotation's. */
function endsOwners(tokens: Token[], at: number): boolean {
  const [before, mark, next] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  const joined = before?.end === mark?.start && mark?.end !== next?.start
  return (
    /^['’]$/.test(mark?.text ?? '') &&
    joined &&
    before?.text.endsWith('s') === true &&
    /^(?:NOUN|PROPN)$/.test(next?.pos ?? '')
  )
}

/** "the missing", "the wounded": a participle for those whom it befell. */
const isThoseWho = (tokens: Token[], at: number): boolean =>
  tokens[at - 1]?.lower === 'the' &&
  /^(?:missing|wounded|injured|displaced|disappeared|detained|abducted|kidnapped|bereaved|unemployed|accused|condemned|fallen)$/.test(
    tokens[at]?.lower ?? '',
  )

/** "the state holding company": what a body does, before its noun. */
const namesBody = (tokens: Token[], at: number): boolean =>
  tokens[at]?.lower.endsWith('ing') === true &&
  /^(?:company|party|parties|firm|body|group|committee|board|agency|authority|house|office|council|team|union)$/.test(
    tokens[at + 1]?.lower ?? '',
  )

/** A participle or an -ing form that stands before a noun: "the leading party", "United States". */
const isVerbalModifier = (tokens: Token[], at: number): boolean => {
  const token = tokens[at]
  const next = tokens[at + 1]
  const before = tokens[at - 1]
  return (
    token?.pos === 'VERB' &&
    isCore(next) &&
    (before?.pos === 'DET' || before?.pos === 'ADJ' || /^[A-Z]/.test(token.text))
  )
}

/** "officials (closely) involved in the talks", "a firm based in the harbour": a participle between a noun and its preposition. */
function isReducedRelative(tokens: Token[], at: number, next: number): boolean {
  const token = tokens[at]
  if (token === undefined) return false
  const before = tokens[at - 1]
  if (token.pos === 'ADV') return isParticiple(tokens[next]) && isCore(before)
  const nounBefore = isCore(before) || (before?.pos === 'ADV' && isCore(tokens[at - 2]))
  return isParticiple(token) && JOINING.has(tokens[next]?.lower ?? '') && nounBefore && before?.pos !== 'PRON'
}

const isParticiple = (token: Token | undefined): boolean =>
  (token?.pos === 'VERB' && /(?:ed|ing|led|held)$/.test(token.lower)) ||
  (token?.pos === 'ADJ' && /^(?:involved|based|familiar|briefed|aware|close|linked|aligned|engaged)$/.test(token.lower))

/** The noun phrase that ends at token `end`, with what hangs on it by "of", "for", "in" …; undefined where none does. */
export function nounPhraseBefore(tokens: Token[], end: number, limit = 0): Range | undefined {
  const last = tokens[end]
  if (last === undefined || end < limit) return undefined
  if (RELATIVE.has(last.lower) || last.pos === 'PRON') {
    // "both of them", "two of us"
    const share = /^(?:them|us|you)$/.test(last.lower) && tokens[end - 1]?.lower === 'of' ? tokens[end - 2] : undefined
    if (share !== undefined && end - 2 >= limit && (share.pos === 'NUM' || QUANTITIES.has(share.lower)))
      return { first: end - 2, last: end }
    return NO_SUBJECT.has(last.lower) ? undefined : { first: end, last: end }
  }
  if (
    (!isCore(last) && last.pos !== 'ADJ' && last.pos !== 'DET' && !isThoseWho(tokens, end)) ||
    /^(?:a|an|the)$/.test(last.lower)
  )
    return undefined
  let first = end
  while (first > limit) {
    const at = first - 1
    const token = tokens[at]
    if (token === undefined || isTimeWord(token) || introduces(token, last)) break
    const noun = token.pos === 'VERB' && isTaggedElse(tokens, first) && first === at + 1
    if (
      isCore(token) ||
      isModifier(token) ||
      isInside(tokens, at) ||
      isLink(tokens, at) ||
      isVerbalModifier(tokens, at) ||
      noun
    ) {
      if (token.pos === 'PRON' && !isPossessivePronoun(token)) break
      if (tokens[first]?.pos === 'DET' && !/^(?:all|both|half|such|just|only)$/.test(token.lower)) break
      first = at
    } else if (token.pos === 'ADV' && tokens[first]?.pos === 'ADJ') first = at
    else if (tokens[first]?.text === '-' && token.end === tokens[first]?.start) first = at
    else if (
      JOINING.has(token.lower) &&
      (isCore(tokens[at - 1]) ||
        isTaggedElse(tokens, at) ||
        JOINING.has(tokens[at - 1]?.lower ?? '') ||
        isReducedRelative(tokens, at - 1, at))
    )
      first = at
    else if (token.lower === 'of' && QUANTITIES.has(tokens[at - 1]?.lower ?? '')) first = at
    else if (isReducedRelative(tokens, at, first)) first = at
    else break
  }
  while (first < end && (isLinkOnly(tokens[first]) || JOINING.has(tokens[first]?.lower ?? ''))) first += 1
  return { first, last: end }
}

/** The noun phrase that begins at token `start`, adjuncts of place and office included; undefined where none does. */
export function nounPhraseAfter(tokens: Token[], start: number, limit = tokens.length - 1): Range | undefined {
  let at = start
  let last = -1
  while (at <= limit) {
    const token = tokens[at]
    if (token === undefined || (isQuotationMark(token) && !endsOwners(tokens, at))) break
    if (isCore(token)) {
      if (last >= start && token.pos === 'PRON') break
      if (isTimeWord(token) && last >= start) break
      last = at
      if (token.pos === 'PRON' && !isPossessivePronoun(token)) break
    } else if (isModifier(token) || isLink(tokens, at)) {
      if (token.pos === 'ADJ' && tokens[at + 1]?.lower === 'of') last = at
      if (token.pos === 'DET' && last >= start && !JOINING.has(tokens[at - 1]?.lower ?? '')) break
    } else if (JOINING.has(token.lower)) {
      if (last !== at - 1 && !JOINING.has(tokens[at - 1]?.lower ?? '')) break
      if (isTimeWord(tokens[at + 1])) break
    } else if (
      !(
        token.pos === 'VERB' &&
        (tokens[at - 1]?.pos === 'DET' ||
          (at === start && /^(?:neighbou?ring|leading|warring|striking|ruling)$/.test(token.lower)) ||
          tokens[at - 1]?.text === '-' ||
          /^[A-Z]/.test(token.text) ||
          namesBody(tokens, at)) &&
        isCore(tokens[at + 1])
      )
    ) {
      break
    }
    at += 1
  }
  return last < start ? undefined : { first: start, last }
}

/** "which critics", "that bakers": the pronoun begins another clause and is no part of the phrase. */
const introduces = ({ lower }: Token, head: Token): boolean =>
  lower === 'which' || lower === 'who' || (lower === 'that' && /[^s]s$/.test(head.lower) && head.pos === 'NOUN')

/** Behind "and" these begin a clause of their own: "… in the harbour, and they urged". */
const BEGINNING = /^(?:he|she|it|they|we)$/

/** Widens a phrase over "A and B", "A, B and C" to the left, as far as the whole begins a clause. */
export function withCoordination(tokens: Token[], phrase: Range): Range {
  if (BEGINNING.test(tokens[phrase.first]?.lower ?? '')) return phrase
  let best = phrase.first
  let first = phrase.first
  for (;;) {
    const joint = tokens[first - 1]
    const joins = joint?.lower === 'and' || joint?.lower === 'or' || (isComma(joint) && first !== phrase.first)
    if (!joins) break
    const left = nounPhraseBefore(tokens, isComma(tokens[first - 2]) ? first - 3 : first - 2)
    const start = left === undefined ? undefined : tokens[left.first]
    if (left === undefined || start === undefined || (start.pos === 'PRON' && !isPossessivePronoun(start))) break
    first = left.first
    if (beginsClause(tokens, first)) best = first
  }
  return { first: best, last: phrase.last }
}

function beginsClause(tokens: Token[], first: number): boolean {
  const before = tokens[first - 1]
  const joined = (before?.lower === 'and' || before?.lower === 'but') && isComma(tokens[first - 2])
  return (
    before === undefined ||
    isComma(before) ||
    joined ||
    /^(?:that|but|yet|as|when|while|since|because|if|although|though)$/.test(before.lower) ||
    isQuotationMark(before)
  )
}

const isPossessivePronoun = (token: Token): boolean => /^(?:his|her|its|their|our|my|your|whose)$/.test(token.lower)
const isLinkOnly = (token: Token | undefined): boolean =>
  token !== undefined && (POSSESSIVE.has(token.lower) || /^[-–/&.]$/.test(token.text))

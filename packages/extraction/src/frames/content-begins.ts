import type { Cue } from '../cues/find-cues.ts'
import type { Token } from '../text/tagger.ts'
import { behindAdverbs, behindAmongOthers, behindDay, skipAddressee, skipAdjuncts, skipInsertion } from './adjuncts.ts'
import { nounPhraseAfter } from './noun-phrases.ts'
import type { Range, Reading } from './range.ts'
import { isComma, isDash, isFinite, isTimeWord, isWhWord } from './words.ts'

/** How far behind its cue a quotation may stand, in tokens. */
const ADJUNCTS_WITHIN = 16

/** Where a content may begin, and who is told before it. */
export type Begun = { at: number; addressee: Range | undefined }

/** Behind what may be put between a cue and all that it takes. */
export function behindAsides({ tokens, quoted }: Reading, cue: Cue): number {
  const { frames, prepositions, base } = cue.entry
  const next = cue.last + 1
  const at = skipInsertion(
    tokens,
    behindAmongOthers(tokens, isComma(tokens[next]) && quoted[next + 1] === true ? next + 1 : next),
    (word) => prepositions.includes(word) || ((word === 'that' || word === 'to') && frames.has(word)),
  )
  // "wants to see the levy scrapped" wants the levy scrapped
  const sees = tokens[at]?.lower === 'to' && tokens[at + 1]?.lower === 'see' && !isWhWord(tokens[at + 2])
  return sees && /^(?:want|like)$/.test(base) ? at + 2 : at
}

/** Behind a day or adverb before what the cue takes: "called on Monday for", "called again for". */
export function behindTime({ tokens }: Reading, cue: Cue, from: number): number {
  const { frames, prepositions } = cue.entry
  const day = behindDay(tokens, from)
  const word = tokens[day]?.lower ?? ''
  const at = prepositions.includes(word) || (word === 'that' && frames.has('that')) ? behindOutlet(tokens, day) : from
  return frames.has('prep') ? behindAdverbs(tokens, at, (word) => prepositions.includes(word)) : at
}

/** Behind where somebody spoke: "insisted [on Harbour Radio] that". */
function behindOutlet(tokens: Token[], at: number): number {
  if (!/^(?:on|to)$/.test(tokens[at]?.lower ?? '') || tokens[at + 1]?.pos !== 'PROPN') return at
  const outlet = nounPhraseAfter(tokens, at + 1)
  const behind = outlet === undefined ? at : outlet.last + 1
  return tokens[behind]?.lower === 'that' ? behind : at
}

/** Behind who is told, and behind when and where that was. */
export function behindTold(reading: Reading, cue: Cue, from: number): Begun {
  const { tokens, quoted } = reading
  const { frames, prepositions } = cue.entry
  let begun: Begun = { at: from, addressee: undefined }
  if (frames.has('addressee') && quoted[from] !== true && tokens[from]?.lower !== 'that')
    begun = behindAddressee(tokens, from)
  if (frames.has('prep') && /^(?:to|with)$/.test(tokens[begun.at]?.lower ?? '') && begun.at === cue.last + 1) {
    const told = behindAddressee(tokens, begun.at + 1)
    if (prepositions.includes(tokens[told.at]?.lower ?? '')) begun = told
  }
  let at = quoteBehindAdjuncts(reading, skipAdjuncts(tokens, begun.at), frames)
  if (frames.has('that')) at = thatBehindAdjuncts(reading, at, begun.addressee !== undefined)
  if (tokens[at]?.lower === 'to' && frames.has('clause') && !frames.has('to')) {
    const told = behindAddressee(tokens, at)
    if (told.addressee !== undefined) return behindMark(reading, { ...told, at: skipAdjuncts(tokens, told.at) })
  }
  return behindMark(reading, { ...begun, at })
}

function behindAddressee(tokens: Token[], at: number): Begun {
  const { next, addressee } = skipAddressee(tokens, at)
  return { at: next, addressee }
}

/** Behind the comma or colon that opens a quotation or a clause. */
function behindMark({ tokens, quoted }: Reading, begun: Begun): Begun {
  const { at } = begun
  const opens =
    tokens[at]?.text === ':' || (isComma(tokens[at]) && (quoted[at + 1] || tokens[at + 1]?.lower === 'that'))
  return opens ? { ...begun, at: at + 1 } : begun
}

/** "said last week in the harbour, “…”": a quotation after a comma or colon is the content, whatever adjuncts stand before it. */
function quoteBehindAdjuncts({ tokens, quoted }: Reading, from: number, frames: ReadonlySet<string>): number {
  if (!frames.has('quote') || quoted[from] === true || tokens[from]?.lower === 'that') return from
  for (let at = from; at < from + ADJUNCTS_WITHIN && at < tokens.length; at += 1) {
    if (isFinite(tokens[at]) || tokens[at]?.text === '.') return from
    if (quoted[at + 1] === true && (isComma(tokens[at]) || tokens[at]?.text === ':')) return at + 1
  }
  return from
}

/** "said on Sunday in the harbour, at the mill, that …": a "that" before any verb begins the content, whatever stands before it. */
function thatBehindAdjuncts({ tokens, quoted }: Reading, from: number, isTold: boolean): number {
  const first = tokens[from]
  if (first === undefined || !(first.pos === 'ADP' || first.pos === 'ADV' || isComma(first) || isDash(first)))
    return from
  for (let at = from; at < from + ADJUNCTS_WITHIN && at < tokens.length; at += 1) {
    const before = tokens[at - 1]
    const closed = closedRelative(tokens, at)
    if (closed !== undefined) return closed
    if (quoted[at] === true || isFinite(tokens[at]) || tokens[at]?.text === '.') return from
    if (tokens[at]?.pos === 'VERB' && isComma(before)) return from
    if (tokens[at]?.lower === 'that') return isComma(before) || isDash(before) || isNamed(before) || isTold ? at : from
  }
  return from
}

/** "said on Harbour Radio, where he is a guest, [that]": the "that" behind a relative clause between commas. */
function closedRelative(tokens: Token[], at: number): number | undefined {
  if (!isComma(tokens[at]) || !/^(?:where|who|which|when)$/.test(tokens[at + 1]?.lower ?? '')) return undefined
  const close = tokens.findIndex((token, i) => i > at + 1 && (isComma(token) || token.text === '.'))
  return isComma(tokens[close]) && tokens[close + 1]?.lower === 'that' ? close + 1 : undefined
}

/** A common noun takes a "that" to itself: "upon the fact that", "an issue that". */
const isNamed = (token: Token | undefined): boolean =>
  token?.pos === 'PROPN' || token?.pos === 'ADV' || isTimeWord(token)

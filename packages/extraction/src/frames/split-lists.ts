import type { Span } from '@onrecord/domain'
import type { Token } from '../text/tagger.ts'
import { isComma, isQuotationMark } from './words.ts'

/** What begins a thing wanted for itself: "a ban", "more pay", "9 per cent", "higher quotas". */
const BEGINS =
  /^(?:an?|another|more|less|fewer|better|higher|lower|greater|full|free|fair|new|equal|immediate|further|additional|its|their|his|her|all|no|compensation|guarantees|assurances|access)$/
/** Nouns that tell of something done: behind "the" only these begin a thing of its own ("the release of the crew"). */
const DONE =
  /^(?:release|return|withdrawal|removal|recall|repeal|payment|end|ending|lifting|closure|opening|reopening|creation|dismissal|resignation|renewal|reversal|reinstatement|publication|right|resumption|extension|suspension|\w{4,}(?:ation|ition|ution|ment|ing))$/
const MIN_DEED = 3
const MIN_THING = 2

/**
 * Cuts what one cue asks for into what could be granted apart: "higher quotas, a ban on trawls and a register",
 * "Norland to open the locks and pay for the damage". `tokens` are the sentence's; one part where it is one thing.
 */
export function splitList(tokens: readonly Token[], content: Span): Span[] {
  const within = tokens.filter(({ start, end }) => start >= content.start && end <= content.end)
  const verb = within.findIndex((_, at) => isDeed(within, at))
  const cuts = verb === -1 ? thingsIn(within) : deedsIn(within, verb)
  const starts = [0, ...cuts.map(({ next }) => (within[next]?.lower === 'for' ? next + 1 : next))]
  const ends = [...cuts.map(({ last }) => last), within.length - 1]
  return starts.map((first, part) => ({
    start: part === 0 ? content.start : (within[first]?.start ?? content.start),
    end: part === cuts.length ? content.end : (within[ends[part] ?? 0]?.end ?? content.end),
  }))
}

/** Where one part ends and the next begins, as tokens. */
type Cut = { last: number; next: number }

/** "to open", "open" behind "to": what somebody is to do. */
const isDeed = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.pos === 'VERB' && tokens[at - 1]?.lower === 'to' && !/(?<!e)ed$/.test(tokens[at]?.lower ?? '')

function thingsIn(tokens: readonly Token[]): Cut[] {
  const cuts = joints(tokens).filter(({ next }) => beginsThing(tokens, next))
  const listed = cuts.length > 1 || cuts.every(({ last, next }) => next - last === 2 || isComma(tokens[last + 1]))
  return listed && !/^(?:between|both)$/.test(tokens[0]?.lower ?? '') && areLong(tokens, cuts, MIN_THING) ? cuts : []
}

function deedsIn(tokens: readonly Token[], verb: number): Cut[] {
  const cuts = joints(tokens).filter(({ last, next }) => last > verb && beginsDeed(tokens, next))
  return areLong(tokens, cuts, MIN_DEED, verb) ? cuts : []
}

/** Every "and" and comma outside quotation marks, a comma with the "and" behind it as one. */
function joints(tokens: readonly Token[]): Cut[] {
  let open = false
  return tokens.flatMap((token, at) => {
    if (isQuotationMark(token)) open = !open
    if (open || at === 0) return []
    const and = token.lower === 'and' && !isComma(tokens[at - 1])
    if (!and && !isComma(token)) return []
    const next = isComma(token) && tokens[at + 1]?.lower === 'and' ? at + 2 : at + 1
    return [{ last: at - 1, next }]
  })
}

function beginsThing(tokens: readonly Token[], at: number): boolean {
  const first = tokens[at]
  if (first === undefined) return false
  // "called for an audit, and for an end to the tolls"
  if (first.lower === 'for' && tokens[at + 1] !== undefined) return true
  const rest = tokens.slice(at + 1)
  const stop = rest.findIndex((token) => isComma(token) || token.lower === 'and')
  const thing = stop === -1 ? rest : rest.slice(0, stop)
  if (first.lower === 'the') return thing.slice(0, 3).some(({ lower }) => DONE.test(lower)) && thing.some(isLink)
  return BEGINS.test(first.lower) || (first.pos === 'NUM' && thing.length > 0)
}

const isLink = ({ pos, lower }: Token): boolean => pos === 'ADP' || lower === 'to'

/** A bare verb, or "to" and one: no noun and no further verb of what is told. */
function beginsDeed(tokens: readonly Token[], at: number): boolean {
  const verb = /^(?:to|not)$/.test(tokens[at]?.lower ?? '') ? tokens[at + 1] : tokens[at]
  return verb?.pos === 'VERB' && verb.text === verb.lower && !/(?:ed|ing|[^s]s)$/.test(verb.lower)
}

function areLong(tokens: readonly Token[], cuts: Cut[], least: number, from = 0): boolean {
  let first = from
  for (const { last, next } of [...cuts, { last: tokens.length - 1, next: 0 }]) {
    if (last - first + 1 < least) return false
    first = next
  }
  return true
}

import type { Span } from '@onrecord/domain'
import type { Sentence } from './text/sentences.ts'
import { datelineLength } from './time/dateline.ts'

/** What is negotiated with and about, in any dispute. */
const PROCESS =
  /\b(?:talks|negotiations?|negotiators?|negotiating|delegations?|mediators?|mediation|cease-?fires?|truce|armistice|agreements?|accord|deal|pact|treaty|settlement|summit|(?:first|second|third|next|final) (?:phase|stage|round)|phase (?:\d|one|two|three)|arbitration|ballot|walk-?out|lock-?out|strike action|tariffs?|hostages?|prisoner (?:swap|exchange))\b/i
/** What becomes of it: steps that are taken, or that are ahead. */
const STEP =
  /\b(?:(?:is|are|was|were) (?:\w+ly )?(?:expected|planned|supposed|meant|intended|to)\b|(?:has|have) been (?:tapped|appointed|named|chosen|postponed|delayed|suspended|extended|sent|dispatched)|(?:is|are) (?:travell?ing|heading|flying|sending|preparing|due|set)|dispatched|sent (?:a|its|his|her) (?:\w+ ){0,3}(?:team|delegation|negotiators?|envoys?)|(?:talks|negotiations|truce|cease-?fire|deal|agreement) (?:\w+ ){0,3}(?:began|begun|broke down|collapsed|stalled|resumed|ended|failed|took effect|went into effect|remains?|continues?|expired|held)|agreed (?:to|on)|resumed (?:talks|negotiations)|don['’]t appear to have|(?:has|have) not (?:yet )?begun)\b/i
const MIN_WORDS = 6

/**
 * Sentences in which the text itself, nobody quoted, tells of a step in a negotiation that has no date ahead: who was sent,
 * what a phase is to hold, whether talks began. `reports`: where others are reported to speak.
 */
export function findProcess(text: string, sentences: Sentence[], reports: Span[]): Span[] {
  return sentences.flatMap((sentence) => {
    if (sentence.zone !== 'body') return []
    const own = ownPart(text, sentence, reports)
    const words = text.slice(own.start, own.end)
    if (words.split(/\s+/).length < MIN_WORDS || words.endsWith('?') || /["“”]/.test(words.slice(0, 2))) return []
    return PROCESS.test(words) && STEP.test(words) ? [own] : []
  })
}

/** A sentence up to the comma before what others are reported to say in it; nothing where the report opens it. */
function ownPart(text: string, sentence: Sentence, reports: Span[]): Span {
  const start = sentence.start + datelineLength(text.slice(sentence.start, sentence.end))
  const within = reports.filter(({ start: at, end }) => at < sentence.end && end > sentence.start)
  const stop = /[.!]$/.test(text.slice(sentence.start, sentence.end)) ? sentence.end - 1 : sentence.end
  if (within.length === 0) return { start, end: stop }
  const first = Math.min(...within.map(({ start: at }) => at))
  const comma = text.lastIndexOf(',', first)
  return comma > start && first - comma <= 4 ? { start, end: comma } : { start, end: start }
}

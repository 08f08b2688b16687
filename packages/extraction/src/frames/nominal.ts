import { CUE_NOUNS } from '../cues/nouns.ts'
import { skipAdjuncts } from './adjuncts.ts'
import type { Attribution } from './attribution.ts'
import { nounPhraseBefore } from './noun-phrases.ts'
import { type Range, type Reading, spanOf } from './range.ts'
import { isComma } from './words.ts'

/** Reports by a noun with its holder before it: "the union's demand that …", "his pledge to …", "their call for …". */
export function findNominal({ tokens, quoted, sentence }: Reading, others: Attribution[]): Attribution[] {
  const found: Attribution[] = []
  for (const [at, token] of tokens.entries()) {
    const entry = CUE_NOUNS.get(token.lower)
    if (entry === undefined || quoted[at] === true) continue
    const holder = holderBefore(tokens, at)
    const after = skipAdjuncts(tokens, at + 1)
    const next = tokens[after]
    if (holder === undefined || next === undefined || !/^(?:that|to|for)$/.test(next.lower)) continue
    const content = {
      first: next.lower === 'to' ? after : after + 1,
      last: phraseEnd(tokens, after + 1),
    }
    const span = spanOf(tokens, content)
    const source = spanOf(tokens, holder)
    if (span === undefined || source === undefined) continue
    const taken = others.some(({ content: spans }) =>
      spans.some(({ start, end }) => start === span.start && end === span.end),
    )
    if (taken) continue
    found.push({
      sentence,
      cue: { span: { start: token.start, end: token.end }, entry, negated: false, modal: false },
      source: { span: source, antecedent: undefined },
      addressee: undefined,
      content: [span],
      rule: 'noun',
      borrowed: false,
    })
  }
  return found
}

function holderBefore(tokens: Reading['tokens'], noun: number): Range | undefined {
  let at = noun - 1
  while (tokens[at]?.pos === 'ADJ') at -= 1
  const mark = tokens[at]
  if (mark === undefined) return undefined
  if (/^(?:his|her|their|its)$/.test(mark.lower)) return { first: at, last: at }
  if (mark.lower !== "'s" && mark.lower !== "'") return undefined
  return nounPhraseBefore(tokens, at - 1)
}

/** A noun's content ends sooner than a verb's: at the next comma. */
function phraseEnd(tokens: Reading['tokens'], from: number): number {
  let at = from
  while (at < tokens.length && !isComma(tokens[at]) && !/^[.;:!?—–]$/.test(tokens[at]?.text ?? '')) at += 1
  return at - 1
}

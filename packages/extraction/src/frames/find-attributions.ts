import type { Span } from '@onrecord/domain'
import { type Cue, findCues } from '../cues/find-cues.ts'
import type { Quotation } from '../quotes/quotations.ts'
import type { Sentence } from '../text/sentences.ts'
import { findAccordingTo } from './according-to.ts'
import type { Attribution } from './attribution.ts'
import { findColon } from './colon.ts'
import { contentBefore } from './content-before.ts'
import { contentAfter } from './contents.ts'
import { findLightVerbs } from './light-verbs.ts'
import { findNominal } from './nominal.ts'
import { nounPhraseAfter } from './noun-phrases.ts'
import { findPassive } from './passive.ts'
import { type Range, type Reading, spanOf } from './range.ts'
import { antecedentOf, findSource, type Source } from './source.ts'
import { fromQuotation, innerSpan, throughQuotation, wholeQuotation } from './spans.ts'
import { isComma } from './words.ts'

/** Every report of speech in one sentence, in the order of its cues. Quotations are the document's, speech alone. */
export function findAttributions(text: string, sentence: Sentence, speech: Quotation[]): Attribution[] {
  const reading = readingOf(sentence, speech)
  const cues = findCues(reading)
  const found: Attribution[] = [...findAccordingTo(reading)]
  const sources: Source[] = []
  for (const cue of cues) {
    const attribution = cue.passive
      ? findPassive(reading, cue, cues)
      : readCue(text, reading, cue, cues, speech, sources)
    if (attribution !== undefined) found.push(attribution)
  }
  if (found.length === 0) found.push(...findColon(reading))
  found.push(...findLightVerbs(reading, cues, found))
  found.push(...findNominal(reading, found))
  return found.sort((a, b) => (a.cue?.span.start ?? 0) - (b.cue?.span.start ?? 0))
}

/** Marks the tokens that lie within quoted speech. */
export function readingOf(sentence: Sentence, speech: Quotation[]): Reading {
  const near = speech.filter(({ start, end }) => end > sentence.start && start < sentence.end)
  const quoted = sentence.tokens.map((token) => near.some(({ start, end }) => token.start >= start && token.end <= end))
  return { sentence, tokens: sentence.tokens, quoted }
}

/** "when asked", "if told": nobody is said to speak. */
const SUPPOSING = /^(?:when|if|once|unless)$/

function readCue(
  text: string,
  reading: Reading,
  cue: Cue,
  cues: Cue[],
  speech: Quotation[],
  sources: Source[],
): Attribution | undefined {
  if (cue.infinitive || (cue.modal && cue.entry.act === 'assert')) return undefined
  const { tokens, sentence } = reading
  if (tokens.slice(Math.max(0, cue.group - 1), cue.head).some(({ lower }) => SUPPOSING.test(lower))) return undefined
  if (cue.gerund && /^(?:in|of|for|from|without|about)$/.test(tokens[cue.group - 1]?.lower ?? '')) return undefined
  const source = findSource(reading, cue, sources)
  if (source !== undefined && tokens[source.range.first - 1]?.lower === 'than') return undefined
  if (source !== undefined) sources.push(source)
  const before = quoteBefore(text, reading, cue, source, speech)
  const forward = contentAfter(reading, cue, cues)
  if (before !== undefined) {
    const inverted =
      source?.inverted === true || source === undefined || source.borrowed
        ? invertedSource(reading, cue, before)
        : undefined
    const content: Span[] = [innerSpan(before)]
    const second = quoteAfterParenthesis(text, reading, cue, inverted ?? source?.range, speech)
    if (second !== undefined) content.push(innerSpan(second))
    return build(
      reading,
      cue,
      inverted === undefined ? source : { range: inverted, borrowed: false, inverted: true, head: cue.head },
      content,
      'quote-before',
      undefined,
    )
  }
  if (forward !== undefined) {
    const start = tokens[forward.content.first]?.start ?? 0
    const quotation = forward.quoted ? speech.find((q) => q.start <= start && start < q.end) : undefined
    const span =
      quotation === undefined
        ? spanOf(tokens, forward.content)
        : wholeQuotation(quotation, spanOf(tokens, forward.content))
    if (span === undefined) return undefined
    const backward =
      forward.rule === 'clause-after' &&
      (sentenceInverted(reading, cue, forward.content) || tellsWhen(reading, cue, forward.content, source, cues))
    if (!backward) return build(reading, cue, source, [throughQuotation(span, speech)], forward.rule, forward.addressee)
  }
  const behind = contentBefore(reading, cue, source, cues)
  if (behind === undefined) return undefined
  const [first, ...rest] = behind.content
  const content = first === undefined ? rest : [fromQuotation(first, speech), ...rest]
  return build(reading, cue, behind.source, content, 'clause-before', undefined, sentence)
}

/** A quotation that ends right before the report: between them lies at most a comma. */
function quoteBefore(
  text: string,
  { tokens }: Reading,
  cue: Cue,
  source: Source | undefined,
  speech: Quotation[],
): Quotation | undefined {
  if (!cue.entry.frames.has('quote') && cue.entry.strength < 0.75) return undefined
  const starts = [
    tokens[cue.group]?.start,
    source?.inverted === true || source?.borrowed === true
      ? undefined
      : tokens[source?.range.first ?? cue.group]?.start,
  ]
  for (const at of starts) {
    if (at === undefined) continue
    const quotation = speech.findLast(({ end }) => end <= at)
    if (
      quotation !== undefined &&
      endsOpen(text, quotation) &&
      /^[\s,.—–―-]{0,6}$/.test(text.slice(quotation.end, at).slice(0, 40))
    )
      return quotation
  }
  return undefined
}

/** A quotation that ends with a full stop is closed: the report behind it belongs to the next. */
function endsOpen(text: string, { to }: Quotation): boolean {
  return text.charAt(to - 1) !== '.'
}

function invertedSource(reading: Reading, cue: Cue, before: Quotation): Range | undefined {
  const cueStart = reading.tokens[cue.group]?.start ?? 0
  return cueStart - before.end <= 6 ? findSource(reading, cue, [], 'after')?.range : undefined
}

/** `“…,” he added, “…”`: the second part, where it follows the report after a comma. */
function quoteAfterParenthesis(
  text: string,
  { tokens }: Reading,
  cue: Cue,
  source: Range | undefined,
  speech: Quotation[],
): Quotation | undefined {
  const from = tokens[Math.max(cue.last, source?.last ?? 0)]?.end ?? 0
  const quotation = speech.find(({ start }) => start >= from)
  if (quotation === undefined) return undefined
  const between = text.slice(from, quotation.start)
  return between.length < 80 && /^[^.!?:;]*[,:]\s*$/.test(between) && !/\b(?:and|before|but)\b/.test(between)
    ? quotation
    : undefined
}

/** True where "…, said the minister" was taken for "said the minister …": no verb follows the phrase behind the cue. */
function sentenceInverted({ tokens }: Reading, cue: Cue, content: Range): boolean {
  if (cue.gerund || !isComma(tokens[cue.group - 1]) || content.first !== cue.last + 1) return false
  const phrase = nounPhraseAfter(tokens, content.first)
  const next = phrase === undefined ? undefined : tokens[phrase.last + 1]
  return phrase !== undefined && (next === undefined || /^(?:[,.—–-]|and|who|whose)$/.test(next.lower))
}

/** True where what follows is only the occasion of "…, Ada Lund said during a tour of the harbour." */
function tellsWhen(reading: Reading, cue: Cue, content: Range, source: Source | undefined, cues: Cue[]): boolean {
  const { tokens } = reading
  const adjunct = tokens[content.first]?.pos === 'ADP' && tokens[content.first - 1]?.lower !== 'that'
  return adjunct && contentBefore(reading, cue, source, cues) !== undefined
}

function build(
  { tokens, sentence }: Reading,
  cue: Cue,
  source: Source | undefined,
  content: Span[],
  rule: Attribution['rule'],
  addressee: Range | undefined,
  of: Sentence = sentence,
): Attribution | undefined {
  const cueSpan = spanOf(tokens, { first: cue.head, last: cue.last })
  if (cueSpan === undefined) return undefined
  const sourceSpan = source === undefined ? undefined : spanOf(tokens, source.range)
  return {
    sentence: of,
    cue: { span: cueSpan, entry: cue.entry, negated: cue.negated, modal: cue.modal },
    source:
      sourceSpan === undefined || source === undefined
        ? undefined
        : { span: sourceSpan, antecedent: antecedentOf(tokens, source.range) },
    addressee: addressee === undefined ? undefined : spanOf(tokens, addressee),
    content,
    rule,
    borrowed: source?.borrowed ?? false,
  }
}

import type { Span } from '@onrecord/domain'
import { type Cue, findCues } from '../cues/find-cues.ts'
import type { Quotation } from '../quotes/quotations.ts'
import type { Sentence } from '../text/sentences.ts'
import { findAccordingTo } from './according-to.ts'
import type { Attribution } from './attribution.ts'
import { findColon } from './colon.ts'
import { contentBefore } from './content-before.ts'
import { contentAfter } from './contents.ts'
import { findDemandNouns } from './demand-nouns.ts'
import { findDemandPredicates } from './demand-predicates.ts'
import { withLeadingVerb } from './leading-verb.ts'
import { findLightVerbs } from './light-verbs.ts'
import { asksNothing } from './no-demands.ts'
import { findNominal } from './nominal.ts'
import { nounPhraseAfter } from './noun-phrases.ts'
import { findOwnConditions } from './own-conditions.ts'
import { findPassive } from './passive.ts'
import { invertedSource, quoteAfterParenthesis, quoteBefore } from './quotations-beside.ts'
import { type Range, type Reading, spanOf } from './range.ts'
import { saidOfRelative } from './relative.ts'
import { antecedentOf, findSource, type Source } from './source.ts'
import { fromQuotation, innerSpan, throughQuotation, wholeQuotation } from './spans.ts'
import { findWhatIsWanted } from './what-is-wanted.ts'
import { isComma, isFinite, isQuotationMark } from './words.ts'

/** Every report of speech in one sentence, in the order of its cues. Quotations are the document's, speech alone. */
export function findAttributions(text: string, sentence: Sentence, speech: Quotation[]): Attribution[] {
  const reading = readingOf(sentence, speech)
  const wanted = findWhatIsWanted(reading)
  const cues = findCues(reading).filter(
    ({ head }) => !wanted.some(({ cue }) => cue?.span.start === reading.tokens[head]?.start),
  )
  const found: Attribution[] = [...findAccordingTo(reading), ...wanted]
  const sources: Source[] = []
  for (const cue of cues) {
    const active = cue.infinitive ? withLeadingVerb(reading, cue) : cue
    if (active === undefined) continue
    const attribution = active.passive
      ? findPassive(reading, active, cues)
      : readCue(text, reading, active, cues, speech, sources)
    if (attribution !== undefined) found.push(attribution)
  }
  if (found.length === 0) found.push(...findColon(reading, speech))
  found.push(...findLightVerbs(reading, cues, found))
  found.push(...findNominal(reading, found))
  const named = findDemandNouns(reading, cues, found)
  found.push(...named)
  found.push(...findDemandPredicates(reading, cues, found))
  found.push(...findOwnConditions(reading, cues, found))
  // "answered with a demand, that …": what is called a demand is not told a second time by the verb
  return found
    .filter((one) => named.includes(one) || !named.some((other) => isOfSameWords(one, other)))
    .sort((a, b) => (a.cue?.span.start ?? 0) - (b.cue?.span.start ?? 0))
}

const isOfSameWords = ({ content: [one] }: Attribution, { content: [other] }: Attribution): boolean =>
  one !== undefined && one.start === other?.start && one.end === other.end

/** Marks the tokens that lie within quoted speech. */
export function readingOf(sentence: Sentence, speech: Quotation[]): Reading {
  const near = speech.filter(({ start, end }) => end > sentence.start && start < sentence.end)
  const quoted = sentence.tokens.map((token) => near.some(({ start, end }) => token.start >= start && token.end <= end))
  return { sentence, tokens: sentence.tokens, quoted }
}

const OUGHT = /^(?:must|should|ought)$/
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
  if (cue.modal && cue.entry.act === 'assert') return undefined
  const { tokens, sentence } = reading
  // "Norland should reject the offer": what is wanted of Norland
  if (tokens.slice(cue.group, cue.head).some(({ lower }) => OUGHT.test(lower))) return undefined
  if (tokens.slice(Math.max(0, cue.group - 1), cue.head).some(({ lower }) => SUPPOSING.test(lower))) return undefined
  if (cue.gerund && /^(?:in|of|for|from|without|about)$/.test(tokens[cue.group - 1]?.lower ?? '')) return undefined
  const source = findSource(reading, cue, sources)
  if (source !== undefined && tokens[source.range.first - 1]?.lower === 'than') return undefined
  if (source !== undefined) sources.push(source)
  const relative = saidOfRelative(reading, cue, source, cues)
  if (relative !== undefined) return build(reading, cue, source, relative, 'clause-before', undefined)
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
  if (forward !== undefined && asksNothing(reading, cue, forward, source?.range)) return undefined
  if (forward !== undefined) {
    const start = tokens[forward.content.first]?.start ?? 0
    const quotation = forward.quoted ? speech.find((q) => q.start <= start && start < q.end) : undefined
    const span =
      quotation === undefined
        ? spanOf(tokens, forward.content)
        : wholeQuotation(quotation, spanOf(tokens, forward.content))
    if (span === undefined || isThingThat(reading, cue, source, forward.rule)) return undefined
    const backward =
      (forward.rule === 'clause-after' &&
        (sentenceInverted(reading, cue, forward.content) || tellsWhen(reading, cue, forward.content, source, cues))) ||
      (forward.rule === 'object' &&
        isOpen(source) &&
        cue.entry.frames.has('clause') &&
        sentenceInverted(reading, cue, forward.content))
    if (!backward) return build(reading, cue, source, [throughQuotation(span, speech)], forward.rule, forward.addressee)
  }
  const behind = contentBefore(reading, cue, source, cues)
  if (behind === undefined) return undefined
  const [first, ...rest] = behind.content
  const content = first === undefined ? rest : [fromQuotation(first, speech), ...rest]
  return build(reading, cue, behind.source, content, 'clause-before', undefined, sentence)
}

/** True where no subject of its own stands before the cue, however described: who speaks may stand behind it. */
const isOpen = (source: Source | undefined): boolean => source?.borrowed !== false

/** True where "…, said the minister" was taken for "said the minister …": no verb follows the phrase behind the cue. */
function sentenceInverted({ tokens }: Reading, cue: Cue, content: Range): boolean {
  const mark = isQuotationMark(tokens[cue.group - 1]) ? cue.group - 2 : cue.group - 1
  if (cue.gerund || !isComma(tokens[mark]) || content.first !== cue.last + 1) return false
  const phrase = nounPhraseAfter(tokens, content.first)
  const next = phrase === undefined ? undefined : tokens[phrase.last + 1]
  if (phrase !== undefined && next?.lower === 'and') {
    const second = nounPhraseAfter(tokens, phrase.last + 2)
    return second === undefined || !beginsClause(tokens, second.last + 1)
  }
  return phrase !== undefined && (next === undefined || /^(?:[,.;:(—–-]|who|whose)$/.test(next.lower))
}

/** "said the mayor and the council [had] …": the two are the subject of what is said. */
const beginsClause = (tokens: Reading['tokens'], at: number): boolean => {
  const verb = tokens[at]?.pos === 'ADV' ? tokens[at + 1] : tokens[at]
  return isFinite(verb) || isQuotationMark(verb)
}

/** "a plan that offers little": things do not speak through the weaker verbs. */
const isThingThat = (
  { tokens }: Reading,
  { entry }: Cue,
  source: Source | undefined,
  rule: Attribution['rule'],
): boolean =>
  rule === 'object' && entry.strength < 0.8 && /^(?:that|which)$/.test(tokens[source?.range.first ?? -1]?.lower ?? '')

/** True where what follows is only the occasion of "…, Ada Lund said during a tour of the harbour." */
function tellsWhen(reading: Reading, cue: Cue, content: Range, source: Source | undefined, cues: Cue[]): boolean {
  const { tokens } = reading
  const first = tokens[content.first]
  const adjunct =
    (first?.pos === 'ADP' || /^(?:when|while|less|more|only)$/.test(first?.lower ?? '')) &&
    tokens[content.first - 1]?.lower !== 'that'
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
        : {
            span: sourceSpan,
            antecedent:
              source.stands === undefined ? antecedentOf(tokens, source.range) : spanOf(tokens, source.stands),
          },
    addressee: addressee === undefined ? undefined : spanOf(tokens, addressee),
    content,
    rule,
    borrowed: source?.borrowed ?? false,
  }
}

import type { Act, Reported, Span } from '@onrecord/domain'
import { chainOf, type Told, tellersOf } from './chain.ts'
import { confidenceOf } from './confidence.ts'
import type { ExtractionInput } from './extractor.ts'
import type { Finding } from './finding.ts'
import type { DocumentReading } from './frames/read-document.ts'
import { splitCoordinated } from './frames/split-demands.ts'
import { actOf } from './labels/act.ts'
import { certaintyOf, isNegated } from './labels/certainty.ts'
import { findNarrated } from './narrator.ts'
import type { Quotation } from './quotes/quotations.ts'
import { toDay } from './time/calendar.ts'
import { dueOf, isDeadline } from './time/due.ts'
import { referenceOf } from './time/edtf-dates.ts'
import type { Reference } from './time/expressions.ts'
import { saidOnOf } from './time/said-on.ts'
import { findMentions } from './who/mentions.ts'
import { createResolver } from './who/resolve.ts'

/** Attitudes that somebody else ascribes: the holder said no words of that kind. */
const ASCRIBED =
  /^(?:want|seek|believe|think|feel|hope|fear|worry|oppose|support|back|favor|favour|expect|plan|intend|consider|resist)$/

type Scene = { document: ExtractionInput; reading: DocumentReading; reference: Reference; all: Told[] }

/** Puts the layers together: from reports to findings, then the narrator's own dated sentences. */
export function findClaims(document: ExtractionInput, reading: DocumentReading): Finding[] {
  const { text, publishedOn, weekStart } = document
  const reference = referenceOf(publishedOn, weekStart ?? 'monday')
  const resolve = createResolver(text, findMentions(text, reading.sentences))
  const all: Told[] = reading.attributions.map((attribution) => ({
    attribution,
    who: attribution.source === undefined ? undefined : resolve(attribution.source.span),
  }))
  const scene: Scene = { document, reading, reference, all }
  const reported = all.flatMap((told) => reportedClaims(scene, told))
  const taken = all.flatMap(({ attribution }) => [
    ...attribution.content,
    ...(attribution.cue === undefined ? [] : [attribution.cue.span]),
  ])
  return [...reported, ...narratedClaims(scene, taken)]
}

function reportedClaims({ document, reading, reference, all }: Scene, told: Told): Finding[] {
  const { attribution, who } = told
  const { text, source } = document
  const act = actOf(text, attribution)
  if (act === undefined || who === undefined) return []
  const tellers = tellersOf(told, all)
  const cue = attribution.cue?.span ?? null
  const mention = attribution.source?.span ?? null
  const saidOn = saidOnOf(text, attribution.sentence, { cue, content: attribution.content, source: mention }, reference)
  const parts = partsOf(text, act, attribution.content)
  return parts.map((segments) => {
    const words = segments.map(({ start, end }) => text.slice(start, end)).join(' ')
    const certainty = certaintyOf(words, attribution.cue?.entry)
    const due = dueIn(text, segments, act, saidOn, reference)
    return {
      kind: act === 'demand' ? 'demand' : due !== null && isDeadline(words, due, act) ? 'deadline' : 'statement',
      act,
      segments,
      cue,
      mention,
      chain: chainOf(source, tellers, who),
      reported: reportedAs(segments, reading),
      relayed: tellers.length > 0 || ASCRIBED.test(attribution.cue?.entry.base ?? ''),
      negated: isNegated(words),
      certainty,
      saidOn,
      due,
      confidence: confidenceOf({
        rule: attribution.rule,
        strength: attribution.cue?.entry.strength,
        who: who.rule,
        borrowed: attribution.borrowed,
        headline: attribution.sentence.zone === 'headline',
        question: certainty === 'question',
      }),
    }
  })
}

/** Several demands in one breath are several claims. */
function partsOf(text: string, act: Act, content: Span[]): Span[][] {
  const only = content[0]
  if (act !== 'demand' || content.length !== 1 || only === undefined) return [content]
  return splitCoordinated(text, only).map((span) => [span])
}

function dueIn(text: string, segments: Span[], act: Act, saidOn: string | null, reference: Reference) {
  const from = saidOn === null ? reference : { ...reference, day: toDay(saidOn) }
  return dueOf(text, segments, { act, reference: from, publishedDay: reference.day }) ?? null
}

function reportedAs(segments: Span[], { quotations, speech }: DocumentReading): Reported {
  const within = (span: Span, list: Quotation[]) =>
    list.some(({ start, end }) => start <= span.start && end >= span.end)
  if (segments.every((span) => within(span, speech))) return 'direct'
  const touches = segments.some((span) => quotations.some(({ start, end }) => start < span.end && end > span.start))
  return touches ? 'mixed' : 'indirect'
}

function narratedClaims({ document, reading, reference }: Scene, taken: Span[]): Finding[] {
  const { text, source } = document
  return findNarrated(text, reading.sentences, taken, reference).flatMap(({ content }): Finding[] => {
    const words = text.slice(content.start, content.end)
    const due = dueIn(text, [content], 'assert', null, reference)
    if (due === null) return []
    return [
      {
        kind: isDeadline(words, due, 'assert') ? 'deadline' : 'statement',
        act: 'assert',
        segments: [content],
        cue: null,
        mention: null,
        chain: chainOf(source, [], undefined),
        reported: 'narrator',
        relayed: false,
        negated: isNegated(words),
        certainty: certaintyOf(words, undefined),
        saidOn: null,
        due,
        confidence: confidenceOf({
          rule: 'narrator',
          strength: 1,
          who: 'words',
          borrowed: false,
          headline: false,
          question: false,
        }),
      },
    ]
  })
}

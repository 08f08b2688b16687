import type { Act, Certainty, Reported, Span } from '@onrecord/domain'
import { answersToWant } from './answers-to-wants.ts'
import { chainOf, isForBody, isIntroduction, isWithinWill, mouthpieceOf, type Told, tellersOf } from './chain.ts'
import { actsOf, asksFor, partsOf } from './claim-parts.ts'
import { confidenceOf, type Grounds } from './confidence.ts'
import type { ExtractionInput } from './extractor.ts'
import type { Finding } from './finding.ts'
import type { Attribution } from './frames/attribution.ts'
import type { DocumentReading } from './frames/read-document.ts'
import { actOf } from './labels/act.ts'
import { actOfWords } from './labels/act-of-words.ts'
import { certaintyOf, isNegated, isSupposed } from './labels/certainty.ts'
import { countWords, dueIn, narratedClaims, processClaims } from './narrated-claims.ts'
import type { Quotation } from './quotes/quotations.ts'
import type { Sentence } from './text/sentences.ts'
import { datelineLength } from './time/dateline.ts'
import { isDeadline } from './time/due.ts'
import { type Reference, referenceOf } from './time/reference.ts'
import { saidOnOf } from './time/said-on.ts'
import { splitByDue } from './time/split-by-due.ts'
import { findIntermediaries } from './who/intermediaries.ts'
import { findMentions, type Mention } from './who/mentions.ts'
import { createResolver, type Resolved } from './who/resolve.ts'

/** Attitudes that somebody else ascribes: the holder said no words of that kind. */
const ASCRIBED =
  /^(?:want|like|seek|believe|think|feel|hope|fear|worry|oppose|support|back|favor|favour|expect|plan|intend|consider|resist)$/

type Scene = {
  document: ExtractionInput
  reading: DocumentReading
  reference: Reference
  mentions: Mention[]
  /** The reports of each sentence: only these can tell one another. */
  peers: Map<Sentence, Told[]>
  /** Outlets to which a speaker spoke, by the speaker's name: they hold for what the speaker says later in the text. */
  outlets: Map<string, Resolved>
  /** The day on which a speaker, by name, was last said to speak, and in which paragraph. */
  said: Map<string, { paragraph: number; day: string }>
}

/** Puts the layers together: from reports to findings, then the narrator's own dated sentences. */
export function findClaims(document: ExtractionInput, reading: DocumentReading): Finding[] {
  const { reported, narrated } = findByReport(document, reading)
  return [...[...reported.values()].flat(), ...narrated]
}

/** The same with the report that each finding comes from; reports that come to nothing have none. */
export function findByReport(
  document: ExtractionInput,
  reading: DocumentReading,
): { reported: Map<Attribution, Finding[]>; narrated: Finding[] } {
  const { text, publishedOn, weekStart } = document
  const reference = referenceOf(publishedOn, weekStart ?? 'monday')
  const mentions = findMentions(text, reading.sentences)
  const resolve = createResolver(text, mentions, reading)
  // who speaks in a transcript is no "he" for what is told there
  const resolveSpeaker = createResolver(text, mentions, reading)
  const all: Told[] = reading.attributions.map((attribution) => {
    const { source, turn } = attribution
    if (source === undefined) return { attribution, who: undefined }
    const phrase = source.antecedent ?? source.span
    return {
      attribution,
      who: turn?.own === true ? resolveSpeaker(phrase) : resolve(phrase),
      speaker: turn?.teller === undefined ? undefined : resolveSpeaker(turn.teller),
    }
  })
  const peers = Map.groupBy(all, ({ attribution }) => attribution.sentence)
  const scene: Scene = { document, reading, reference, mentions, peers, outlets: new Map(), said: new Map() }
  const reported = new Map(all.map((told) => [told.attribution, reportedClaims(scene, told)]))
  const fruitful = all.filter(({ attribution }) => (reported.get(attribution) ?? []).length > 0)
  const taken = fruitful.flatMap(({ attribution }) => [
    ...attribution.content,
    ...(attribution.cue === undefined ? [] : [attribution.cue.span]),
  ])
  const narrated = narratedClaims(scene, taken)
  const spans = narrated.flatMap(({ segments }) => segments)
  return { reported, narrated: [...narrated, ...processClaims(scene, [...spans, ...all.flatMap(spansOf)])] }
}

function reportedClaims(scene: Scene, told: Told): Finding[] {
  const { document, reading, reference } = scene
  const all = scene.peers.get(told.attribution.sentence) ?? []
  const { attribution, who } = told
  const { text } = document
  const whole = actOf(text, attribution)
  if (whole === undefined || who === undefined || isIntroduction(told, all, text) || isWithinWill(told, all)) return []
  if (isSupposed(text.slice(attribution.sentence.start, reportStart(attribution)))) return []
  if (isForBody(told, all, text)) return []
  const outer = tellersOf(told, all)
  const mouthpiece = mouthpieceOf(told, outer, text)
  const tellers = outer.filter((teller) => teller !== mouthpiece)
  const claimant = mouthpiece?.who ?? who
  const chain = chainFor(scene, told, claimant, tellers)
  const cue = attribution.cue?.span ?? null
  const mention = attribution.source?.span ?? null
  const saidOn = saidOnFor(scene, mouthpiece ?? told, claimant)
  const content = withoutDateline(text, attribution.sentence, wholeClause(text, attribution))
  const quoted = attribution.rule.startsWith('quote')
  const answers = quoted
    ? answersToWant(text, { content, sentence: attribution.sentence, sentences: reading.sentences })
    : undefined
  const said = answers?.rest ?? content
  const setsDate = (span: Span) =>
    dueIn(text, [span], {
      act: actOfWords(text.slice(span.start, span.end), 'own') ?? 'assert',
      saidOn,
      reference,
      spoken: quoted,
    }) !== null
  const rest = quoted
    ? actsOf(text, said, 'own').flatMap((part) => splitByDue(text, part, setsDate))
    : partsOf(text, said, attribution, { whole, setsDate })
  const wanted = answers?.demands.map((span) => [span]) ?? []
  const parts = [...wanted, ...rest.filter((part) => part.length > 0)]
  const from = mouthpiece === undefined ? undefined : attribution.source?.span.start
  return parts.map((part, number) => {
    const segments = number === 0 && from !== undefined ? withSubject(part, from) : part
    const words = segments.map(({ start, end }) => text.slice(start, end)).join(' ')
    const certainty = certaintyOf(words, attribution.cue)
    const asked = parts.length === 1 || asksFor(attribution, whole)
    const act =
      number < wanted.length
        ? 'demand'
        : (actOfPart(text, told, { whole: asked ? whole : undefined, segments, words, certainty }) ?? whole)
    // "Which Sunday?" sets none
    const asks = certainty === 'question' && act === 'assert'
    const due = asks
      ? null
      : dueIn(text, segments, { act: awaited(attribution, act), saidOn, reference, spoken: quoted })
    const grounds: Grounds = {
      rule: attribution.rule,
      strength: attribution.cue?.entry.strength,
      who: who.rule,
      borrowed: attribution.borrowed,
      headline: attribution.sentence.zone === 'headline',
      certainty,
      words: countWords(words),
      pieces: segments.length,
    }
    return {
      kind: act === 'demand' ? 'demand' : due !== null && isDeadline(words, due, act) ? 'deadline' : 'statement',
      act,
      segments,
      cue,
      mention,
      chain,
      reported: reportedAs(segments, attribution, reading),
      relayed:
        tellers.length > 0 ||
        isToldInTurn(attribution) ||
        (mouthpiece === undefined && ASCRIBED.test(attribution.cue?.entry.base ?? '')),
      negated: !DENYING.has(act) && isNegated(words),
      certainty,
      saidOn,
      due,
      grounds,
      confidence: confidenceOf(grounds),
    }
  })
}

/** What is hoped for or awaited lies ahead, though nothing is foretold by it. */
const awaited = ({ cue }: Attribution, act: Act): Act =>
  act === 'assert' && /^(?:hope|expect|anticipate|await)$/.test(cue?.entry.base ?? '') ? 'predict' : act

/** True for what a speaker of a transcript tells of others without their words. */
function isToldInTurn({ turn, rule }: Attribution): boolean {
  return turn?.own === false && !turn.asks && !rule.startsWith('quote')
}

/** What an officer says of the body is told whole: "The union wants 9 per cent". */
function withSubject(segments: Span[], from: number): Span[] {
  return segments.map((span, number) => (number === 0 ? { ...span, start: Math.min(span.start, from) } : span))
}

/** When a report was said: by its own date, else by that of the same speaker's report before it in the paragraph. */
function saidOnFor({ document, reference, said }: Scene, { attribution }: Told, who: Resolved): string | null {
  const { sentence, content, cue, source } = attribution
  const own = saidOnOf(
    document.text,
    sentence,
    { cue: cue?.span ?? null, content, source: source?.span ?? null },
    reference,
  )
  const before = said.get(who.name)
  if (own !== null) said.set(who.name, { paragraph: sentence.paragraph, day: own })
  return own ?? (before?.paragraph === sentence.paragraph ? before.day : null)
}

/** Acts that are themselves a no: what they deny is not negated once more. */
const DENYING: ReadonlySet<Act> = new Set(['reject', 'deny'])

/** The act of one part of a report: a question asks for nothing, and what "it" will do a person foretells and does not pledge. */
function actOfPart(
  text: string,
  { attribution, who }: Told,
  part: { whole: Act | undefined; segments: Span[]; words: string; certainty: Certainty },
): Act | undefined {
  const { cue } = attribution
  const act = part.whole ?? actOf(text, { ...attribution, content: part.segments })
  if (part.certainty === 'question' && act === 'demand' && cue?.entry.act !== 'demand') return 'assert'
  const foretold = act === 'commit' && who?.person === true && /^it (?:will|would)\b/i.test(part.words)
  return foretold ? 'predict' : act
}

/** Where the report begins: its source or its cue, whichever comes first. */
function reportStart({ source, cue, content }: Told['attribution']): number {
  return Math.min(source?.span.start ?? Infinity, cue?.span.start ?? Infinity, content[0]?.start ?? Infinity)
}

/** The chain with the outlet that the speaker spoke to, the body spoken for, and whom the teller cites. */
function chainFor(
  { document, mentions, outlets }: Scene,
  { attribution, speaker }: Told,
  who: Resolved,
  tellers: Told[],
) {
  const { text, source } = document
  const named = (span: Span): Resolved => ({
    name: text.slice(span.start, span.end),
    span,
    rule: 'name',
    person: false,
  })
  const { outlet, body, cited } = findIntermediaries(text, attribution.sentence, attribution.source?.span, mentions)
  if (outlet !== undefined && text.slice(outlet.start, outlet.end) !== who.name) outlets.set(who.name, named(outlet))
  const between = [
    speaker,
    ...tellers.flatMap((teller) => [outlets.get(teller.who?.name ?? ''), teller.who]),
    outlets.get(who.name) ?? unnamedOutlet(text, attribution),
    body === undefined ? undefined : named(body),
  ]
  const citing =
    cited !== undefined &&
    attribution.cue?.entry.act === 'assert' &&
    tellers.every((teller) => teller.attribution.cue?.entry.base === 'cite')
  return citing ? chainOf(source, [...between, who], named(cited)) : chainOf(source, between, who)
}

const UNNAMED_OUTLET =
  /\b(?:(?:news|media) outlets?|newspapers?|broadcasters?|news agenc(?:y|ies)|(?:local|state|foreign|public) (?:media|television|tv|radio))$/i

/** "told other news outlets": outlets that the text does not name stand as it has them. */
function unnamedOutlet(text: string, { addressee }: Told['attribution']): Resolved | undefined {
  const name = addressee === undefined ? '' : text.slice(addressee.start, addressee.end)
  return addressee !== undefined && UNNAMED_OUTLET.test(name)
    ? { name, span: addressee, rule: 'words', person: false }
    : undefined
}

/** A content that is a mere pronoun ("rejected it") says nothing alone: the clause is taken whole. */
function wholeClause(text: string, { content, cue, source }: Told['attribution']): Span[] {
  const only = content[0]
  if (content.length !== 1 || only === undefined || cue === undefined || source === undefined) return content
  if (!/^(?:it|them|this|that|him|her|so)$/i.test(text.slice(only.start, only.end))) return content
  const start = Math.min(source.span.start, cue.span.start)
  return only.end > start ? [{ start, end: Math.max(only.end, cue.span.end) }] : content
}

/** A dateline is none of what is said. */
function withoutDateline(text: string, sentence: Sentence, content: Span[]): Span[] {
  return content.map((span) =>
    span.start === sentence.start
      ? { ...span, start: span.start + datelineLength(text.slice(span.start, span.end)) }
      : span,
  )
}

function reportedAs(segments: Span[], { rule, turn }: Attribution, { quotations, speech }: DocumentReading): Reported {
  if (rule === 'quote-turn' || turn?.own === true) return 'direct'
  const within = (span: Span, list: Quotation[]) =>
    list.some(({ start, end }) => start <= span.start && end >= span.end)
  if (segments.every((span) => within(span, speech) || isWhole(span, quotations))) return 'direct'
  const touches = segments.some((span) => quotations.some(({ start, end }) => start < span.end && end > span.start))
  return touches ? 'mixed' : 'indirect'
}

/** A quotation of several words that is all that is said, whatever stands before it ("adding that “…”"). */
function isWhole({ start, end }: Span, quotations: Quotation[]): boolean {
  return quotations.some(
    ({ from, to, ...marks }) =>
      Math.abs(from - start) <= 2 && Math.abs(to - end) <= 2 && marks.end - marks.start >= MIN_DIRECT,
  )
}

/** Shortest quotation that counts as a sentence of its own, in UTF-16 units. */
const MIN_DIRECT = 20

/** All of a report that has a source: who speaks, the cue and what is said. */
function spansOf({ attribution: { source, cue, content, borrowed } }: Told): Span[] {
  if (source === undefined) return []
  return [...content, ...(borrowed ? [] : [source.span]), ...(cue === undefined ? [] : [cue.span])]
}

import type { Act, Certainty, Span } from '@onrecord/domain'
import { answersToWant } from './answers-to-wants.ts'
import { isForBody, isIntroduction, isWithinWill, mouthpieceOf, type Told, tellersOf } from './chain.ts'
import { actsOf, asksFor, partsOf } from './claim-parts.ts'
import { confidenceOf, type Grounds } from './confidence.ts'
import type { Finding } from './finding.ts'
import type { Attribution } from './frames/attribution.ts'
import { actOf } from './labels/act.ts'
import { actOfWords } from './labels/act-of-words.ts'
import { certaintyOf, isNegated, isSupposed } from './labels/certainty.ts'
import { countWords, dueIn } from './narrated-claims.ts'
import { reportedAs } from './reported-as.ts'
import { saidWords } from './said-words.ts'
import type { Scene } from './scene.ts'
import { chainFor, saidOnFor } from './telling.ts'
import { isDeadline } from './time/due.ts'
import { splitByDue } from './time/split-by-due.ts'
import type { Resolved } from './who/resolved.ts'

/** A report as a claim's: what it does as a whole, who says it through whom, and when that was. */
type Report = {
  told: Told
  who: Resolved
  act: Act
  mouthpiece: Told | undefined
  tellers: Told[]
  chain: Finding['chain']
  saidOn: string | null
}

/** A part of what was said that is a claim of its own; `isWanted`: it answers what was said to be wanted. */
type Part = { segments: Span[]; isWanted: boolean }

/** The claims of a report; none where it is another's to tell, or tells what is only supposed. */
export function reportedClaims(scene: Scene, told: Told): Finding[] {
  const report = reportOf(scene, told)
  if (report === undefined) return []
  const parts = partsIn(scene, report)
  const from = report.mouthpiece === undefined ? undefined : told.attribution.source?.span.start
  return parts.map((part, number) => {
    const segments = number === 0 && from !== undefined ? withSubject(part.segments, from) : part.segments
    const isAlone = parts.length === 1 || asksFor(told.attribution, report.act)
    return findingOf(scene, report, { ...part, segments }, isAlone)
  })
}

function reportOf(scene: Scene, told: Told): Report | undefined {
  const { text } = scene.document
  const { attribution, who } = told
  const all = scene.peers.get(attribution.sentence) ?? []
  const act = actOf(text, attribution)
  if (act === undefined || who === undefined || isIntroduction(told, all, text) || isWithinWill(told, all))
    return undefined
  if (isSupposed(text.slice(attribution.sentence.start, reportStart(attribution)))) return undefined
  if (isForBody(told, all, text)) return undefined
  const outer = tellersOf(told, all)
  const mouthpiece = mouthpieceOf(told, outer, text)
  const tellers = outer.filter((teller) => teller !== mouthpiece)
  const claimant = mouthpiece?.who ?? who
  const chain = chainFor(scene, told, claimant, tellers)
  return { told, who, act, mouthpiece, tellers, chain, saidOn: saidOnFor(scene, mouthpiece ?? told, claimant) }
}

/** The words of a report, cut into what is claimed one by one. */
function partsIn({ document: { text }, reading, reference }: Scene, { told, act, saidOn }: Report): Part[] {
  const { attribution } = told
  const content = saidWords(text, attribution)
  const setsDate = (spoken: boolean) => (span: Span) => {
    const own = actOfWords(text.slice(span.start, span.end), 'own') ?? 'assert'
    return dueIn(text, [span], { act: own, saidOn, reference, spoken }) !== null
  }
  const whole = (segments: Span[]): Part => ({ segments, isWanted: false })
  if (!isQuoted(attribution)) {
    const parts = partsOf(text, content, attribution, { whole: act, setsDate: setsDate(false) })
    return parts.filter((part) => part.length > 0).map(whole)
  }
  const { sentence } = attribution
  const answers = answersToWant(text, { content, sentence, sentences: reading.sentences })
  const wanted = (answers?.demands ?? []).map((span) => ({ segments: [span], isWanted: true }))
  const rest = actsOf(text, answers?.rest ?? content, 'own').flatMap((part) => splitByDue(text, part, setsDate(true)))
  return [...wanted, ...rest.filter((part) => part.length > 0).map(whole)]
}

/** `isAlone`: the part does what the report does as a whole. */
function findingOf(scene: Scene, report: Report, { segments, isWanted }: Part, isAlone: boolean): Finding {
  const { document, reading, reference } = scene
  const { told, who, mouthpiece, tellers, chain, saidOn } = report
  const { attribution } = told
  const { text } = document
  const words = segments.map(({ start, end }) => text.slice(start, end)).join(' ')
  const certainty = certaintyOf(words, attribution.cue)
  const whole = isAlone ? report.act : undefined
  const act = isWanted ? 'demand' : (actOfPart(text, told, { whole, segments, words, certainty }) ?? report.act)
  // "Which Sunday?" sets none
  const asks = certainty === 'question' && act === 'assert'
  const due = asks
    ? null
    : dueIn(text, segments, { act: awaited(attribution, act), saidOn, reference, spoken: isQuoted(attribution) })
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
  const isAscribed = mouthpiece === undefined && ASCRIBED.test(attribution.cue?.entry.base ?? '')
  return {
    kind: act === 'demand' ? 'demand' : due !== null && isDeadline(words, due, act) ? 'deadline' : 'statement',
    act,
    segments,
    cue: attribution.cue?.span ?? null,
    mention: attribution.source?.span ?? null,
    chain,
    reported: reportedAs(segments, attribution, reading),
    relayed: tellers.length > 0 || isToldInTurn(attribution) || isAscribed,
    negated: !DENYING.has(act) && isNegated(words),
    certainty,
    saidOn,
    due,
    grounds,
    confidence: confidenceOf(grounds),
  }
}

const isQuoted = ({ rule }: Attribution): boolean => rule.startsWith('quote')

/** Attitudes that somebody else ascribes: the holder said no words of that kind. */
const ASCRIBED =
  /^(?:want|like|seek|believe|think|feel|hope|fear|worry|oppose|support|back|favor|favour|expect|plan|intend|consider|resist)$/

/** What is hoped for or awaited lies ahead, though nothing is foretold by it. */
const awaited = ({ cue }: Attribution, act: Act): Act =>
  act === 'assert' && /^(?:hope|expect|anticipate|await)$/.test(cue?.entry.base ?? '') ? 'predict' : act

/** True for what a speaker of a transcript tells of others without their words. */
function isToldInTurn(attribution: Attribution): boolean {
  const { turn } = attribution
  return turn?.own === false && !turn.asks && !isQuoted(attribution)
}

/** What an officer says of the body is told whole: "The union wants 9 per cent". */
function withSubject(segments: Span[], from: number): Span[] {
  return segments.map((span, number) => (number === 0 ? { ...span, start: Math.min(span.start, from) } : span))
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
function reportStart({ source, cue, content }: Attribution): number {
  return Math.min(source?.span.start ?? Infinity, cue?.span.start ?? Infinity, content[0]?.start ?? Infinity)
}

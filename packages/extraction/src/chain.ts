import type { Act, Span } from '@onrecord/domain'
import type { TellerSpan } from './finding.ts'
import type { Attribution } from './frames/attribution.ts'
import { actOf } from './labels/act.ts'
import { datelineLength } from './time/dateline.ts'
import type { Resolved } from './who/resolved.ts'
import { DEPARTMENTS, TITLES } from './who/titles.ts'

/** A report with who its source is, and in a transcript the speaker who tells it. */
export type Told = { attribution: Attribution; who: Resolved | undefined; speaker?: Resolved | undefined }

/** Reports whose content holds another report whole, outermost first: "the network reported that [the minister is demanding …]". */
export function tellersOf(inner: Told, all: Told[]): Told[] {
  const place = inner.attribution.cue?.span ?? inner.attribution.content[0]
  if (place === undefined) return []
  return all.filter(
    (outer) =>
      outer !== inner &&
      outer.attribution.sentence.paragraph === inner.attribution.sentence.paragraph &&
      outer.attribution.content.some((span) => covers(span, place)) &&
      !inner.attribution.content.some(
        (span) => outer.attribution.cue !== undefined && covers(span, outer.attribution.cue.span),
      ),
  )
}

/**
 * Who speaks for the body that a report is about: "The union wants 9 per cent, its chairwoman Ada Lund said" is hers. Only
 * an officer without another body's name says what the subject of the sentence wants.
 */
export function mouthpieceOf(inner: Told, tellers: Told[], text: string): Told | undefined {
  const { attribution, who } = inner
  if (who === undefined || who.person) return undefined
  return tellers.find(({ attribution: { rule, source, content }, who: teller }) => {
    if (source === undefined || teller === undefined || teller.name === who.name) return false
    if (rule !== 'clause-before' && rule !== 'according-to') return false
    const subject = isSubjectOf(text, attribution, content) || who.rule === 'pronoun'
    return (
      subject &&
      (isOfficer(text.slice(source.span.start, source.span.end), teller) ||
        ITS_OFFICER.test(text.slice(Math.max(0, source.span.start - OFFICE), source.span.start)))
    )
  })
}

/** True where the source of a report begins the content of another, but for a dateline. */
function isSubjectOf(text: string, { source }: Attribution, [first]: Span[]): boolean {
  if (source === undefined || first === undefined) return false
  const start = first.start + datelineLength(text.slice(first.start, first.end))
  return source.span.start - start >= 0 && text.slice(start, source.span.start).trim() === ''
}

/** True for the words of an officer that are reported once more as what the officer's body wants. */
export function isForBody(outer: Told, all: Told[], text: string): boolean {
  const { content } = outer.attribution
  const first = content[0]
  const dateline = first === undefined ? 0 : datelineLength(text.slice(first.start, first.end))
  const length = lengthOf(content) - dateline
  return all.some(
    (inner) =>
      mouthpieceOf(inner, tellersOf(inner, all), text) === outer &&
      lengthOf([wholeOf(inner.attribution)]) >= length * MOST,
  )
}

/** "its chairwoman, [Ada Lund]". */
const ITS_OFFICER = /\bits(?:\s[\p{Ll}-]+){1,4},\s$/u
/** As long as that may be, in UTF-16 units. */
const OFFICE = 60

/** "its chairwoman", "premier Ada Lund": an officer of whoever the sentence is about. */
function isOfficer(source: string, teller: Resolved): boolean {
  if (/^its\s/.test(source)) return true
  const office = source.slice(0, Math.max(0, source.indexOf(teller.name))).trim()
  const words = office.toLowerCase().split(/\s+/)
  return office !== '' && words.every((word) => TITLES.has(word) || DEPARTMENTS.has(word))
}

/** The chain publisher → tellers → claimant. Who tells and who claims may be the same: they stand once. */
export function chainOf(
  publisher: string | null,
  tellers: (Resolved | undefined)[],
  claimant: Resolved | undefined,
): TellerSpan[] {
  const chain: TellerSpan[] = publisher === null ? [] : [{ name: publisher, span: null }]
  for (const who of [...tellers, claimant]) {
    if (who !== undefined && !chain.some(({ name }) => name === who.name))
      chain.push({ name: who.name, span: who.span })
  }
  return chain
}

/**
 * True for a report that only introduces another: it "cites" somebody who is then heard, or most of what it tells is
 * another's demand, threat or refusal, which is recorded as that other's claim.
 */
export function isIntroduction(outer: Told, all: Told[], text: string): boolean {
  if (!OPEN.has(outer.attribution.cue?.entry.act ?? 'assert')) return false
  const inside = all.filter((inner) => tellersOf(inner, all).includes(outer))
  if (/^(?:cite|quote)$/.test(outer.attribution.cue?.entry.base ?? '')) return inside.length > 0
  const length = lengthOf(outer.attribution.content)
  return inside.some(({ attribution, who }) => {
    // "reiterated its demand that …" is the demand
    if (who?.name === outer.who?.name && attribution.rule !== 'noun') return false
    const act = actOf(text, attribution)
    return act !== undefined && TELLING.has(act) && lengthOf([wholeOf(attribution)]) >= length * MOST
  })
}

/**
 * True for what only looks like a report within a demand, pledge or refusal: "urged them to reject the plan" is no refusal
 * by them; nor is what speakers say of themselves ("he said he believed") told by another.
 */
export function isWithinWill(inner: Told, all: Told[]): boolean {
  return tellersOf(inner, all).some(
    ({ attribution, who }) =>
      WILL.has(attribution.cue?.entry.act ?? 'assert') ||
      (who?.name === inner.who?.name && inner.attribution.rule !== 'noun'),
  )
}

/** A report that holds so much of another says the same. */
const MOST = 0.6

const OPEN: ReadonlySet<Act> = new Set(['assert', 'predict'])
const WILL: ReadonlySet<Act> = new Set(['demand', 'propose', 'threaten', 'commit', 'reject', 'withdraw'])
const TELLING: ReadonlySet<Act> = new Set(['demand', 'reject', 'threaten', 'commit', 'accuse', 'deny'])
/** A report from its source or cue to the end of its content. */
function wholeOf({ source, cue, content }: Attribution): Span {
  const spans = [...content, ...(source === undefined ? [] : [source.span]), ...(cue === undefined ? [] : [cue.span])]
  return { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) }
}

const lengthOf = (spans: Span[]): number => spans.reduce((sum, { start, end }) => sum + end - start, 0)

function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && outer.end >= inner.end
}

import type { Span } from '@onrecord/domain'
import type { Attribution } from '../frames/attribution.ts'
import type { Sentence } from '../text/sentences.ts'
import { bodyBefore } from './bodies.ts'
import { fullName } from './full-names.ts'
import { groupBefore, groupBegun, groupNamed, groupWithin } from './groups.ts'
import type { Mention } from './mentions.ts'
import { paperBefore } from './papers.ts'
import type { Person } from './persons.ts'
import { type Resolved, wordsOf } from './resolved.ts'
import type { Spoken } from './spoken.ts'
import { tellerAhead } from './tellers.ts'

/** What "they" and "it" are looked up in. */
export type Page = {
  text: string
  sentences: readonly Sentence[]
  mentions: readonly Mention[]
  persons: ReadonlyMap<Mention, Person>
  reports: ReadonlyMap<Sentence, readonly Attribution[]>
}

type Pronoun = { span: Span; lower: string }

/** Whom "they", "we" of a quotation, "it" or their possessives take up, the surest first; undefined where nobody fits. */
export function resolveShared(page: Page, pronoun: Pronoun, spoken: Spoken): Resolved | undefined {
  return pronoun.lower.startsWith('it') ? resolveIt(page, pronoun, spoken) : resolveThey(page, pronoun, spoken)
}

function resolveIt(page: Page, { span, lower }: Pronoun, spoken: Spoken): Resolved | undefined {
  const { text, sentences, mentions } = page
  const isIt = lower === 'it'
  const told = isIt ? toldAhead(page, span, spoken) : undefined
  if (told !== undefined) return taken(told)
  const found = bodyBefore(text, page, span) ?? (isIt ? paperBefore(sentences, span) : undefined)
  if (found !== undefined) return takenUp(text, found)
  if (spoken.other !== undefined) return taken(spoken.other)
  const first = isIt ? nameBegun(page, span) : undefined
  return first && { ...fullName(mentions, first), rule: 'pronoun', person: false }
}

function resolveThey(page: Page, { span, lower }: Pronoun, spoken: Spoken): Resolved | undefined {
  const { text, sentences } = page
  const isThey = /^the[ym]$/.test(lower)
  const found =
    (lower === 'we' ? undefined : groupBefore(sentences, span)) ??
    bodyBefore(text, page, span) ??
    (isThey ? groupWithin(sentences, span) : undefined) ??
    (isThey && !isMany(spoken.other) ? (groupBegun(sentences, span) ?? groupNamed(sentences, span)) : undefined)
  if (found !== undefined) return takenUp(text, found)
  return spoken.other && taken(spoken.other)
}

const taken = (who: Resolved): Resolved => ({ ...who, rule: 'pronoun' })

const takenUp = (text: string, phrase: Span): Resolved => ({ ...wordsOf(text, phrase), rule: 'pronoun', person: false })

const isMany = (who: Resolved | undefined): boolean =>
  who !== undefined && /s$|\sand\s|\b(?:people|police|men|women)\b/.test(who.name)

/** The body that was just said to have told something. */
function toldAhead(page: Page, span: Span, spoken: Spoken): Resolved | undefined {
  const teller = tellerAhead(page.text, page, span)
  const told = teller === undefined ? undefined : spoken.at(teller.start)
  return told === undefined || told.person || /[^s]s$/.test(headOf(told.name)) ? undefined : told
}

/** A name without what hangs on it: "guild of bakers" → "guild". */
const headOf = (name: string): string => name.split(/\s(?:of|for|in|at)\s/)[0] ?? name

/** "Brussels has warned us. It wants …": the name with which the sentence before begins, if it is no person's for certain. */
function nameBegun({ sentences, mentions, persons }: Page, span: Span): Mention | undefined {
  const at = sentences.findLastIndex(({ start }) => start <= span.start)
  const [here, before] = [sentences[at], sentences[at - 1]]
  if (before === undefined || before.paragraph !== here?.paragraph) return undefined
  const first = mentions.find((mention) => mention.span.start >= before.start)
  const begins = first !== undefined && first.span.start <= before.start + 4 && first.span.end < before.end
  return begins && (persons.get(first)?.likely ?? 0) < 1 ? first : undefined
}

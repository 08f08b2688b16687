import type { Span } from '@onrecord/domain'
import type { Attribution } from '../frames/attribution.ts'
import type { DocumentReading } from '../frames/read-document.ts'
import type { Sentence } from '../text/sentences.ts'
import { nameBefore, nameBehind } from './apposition.ts'
import { bodyBefore } from './bodies.ts'
import { groupBefore, groupBegun, groupNamed, groupWithin } from './groups.ts'
import { type Mention, SUFFIX } from './mentions.ts'
import { paperBefore } from './papers.ts'
import { findPersons, type Person } from './persons.ts'
import { findAntecedents } from './pronouns.ts'
import { BODY_NOUNS, OUTLET_NOUNS, TITLES } from './titles.ts'

/** Who a phrase beside a cue means: the name to go by, where the text has it, and by which rule that was found. */
export type Resolved = {
  name: string
  span: Span
  rule: 'name' | 'surname' | 'pronoun' | 'description' | 'words'
  person: boolean
}

/** Farther back than this, in UTF-16 units, a speaker is no longer who "he" is if a person was named since. */
const STALE = 450
/** What goes on speaking for whom the sentences before named. */
const SAME_WORDS =
  /^the same (?:statement|letter|note|document|text|message|post|tweet|communiqu[eé]|declaration|email|interview)$/
const ARTICLE = /^(?:the|a|an|this|that|these|those|some)\s+(?!of\b)/i
const SINGULAR = new Set(['he', 'she', 'him', 'her', 'his', 'i'])
/** Outside quotations these are who wrote the text. */
const AUTHOR = new Set(['we', 'i'])
const PLURAL = new Set(['they', 'them', 'their', 'we'])

/** Resolves source phrases in the order of the text; each call remembers who spoke last. `speech`: where others speak in their own words. */
export function createResolver(
  text: string,
  mentions: Mention[],
  { sentences, attributions, speech }: Pick<DocumentReading, 'sentences' | 'attributions' | 'speech'>,
): (phrase: Span) => Resolved {
  const persons = findPersons(text, mentions)
  const antecedents = findAntecedents({ text, sentences, persons, attributions, speech })
  const others: Resolved[] = []
  let lastPerson: Resolved | undefined
  let lastPersonAt = 0
  const places = placesOf(text, mentions)
  let lastOther: Resolved | undefined
  let lastSpoken: Resolved | undefined
  const known = new Map<number, Resolved>()
  const reports = Map.groupBy(attributions, ({ sentence }) => sentence)
  const remember = (resolved: Resolved, at: number): Resolved => {
    lastSpoken = resolved
    known.set(at, resolved)
    const maybePerson = resolved.rule === 'name' && !resolved.name.includes(' ') && !places.has(resolved.name)
    if (resolved.person || maybePerson) {
      lastPerson = resolved
      lastPersonAt = at
    } else {
      lastOther = resolved
      others.push(resolved)
    }
    return resolved
  }
  return (phrase) => {
    const words = text.slice(phrase.start, phrase.end).replace(/^[•*·–—-]\s*/, '')
    const lower = words.toLowerCase()
    const name = words.replace(ARTICLE, '')
    const span = { start: phrase.end - name.length, end: phrase.end }
    const asItStands: Resolved = { name, span, rule: 'words', person: false }
    const antecedent = antecedents.get(phrase.start)
    if (antecedent !== undefined && SINGULAR.has(lower)) {
      const { span } = antecedent.mention
      return remember({ name: text.slice(span.start, span.end), span, rule: 'pronoun', person: true }, phrase.start)
    }
    if (SINGULAR.has(lower)) {
      const stale = phrase.start - lastPersonAt > STALE
      const person = nearestPerson(mentions, phrase, stale ? undefined : lastPerson) ?? lastPerson
      return person === undefined ? asItStands : remember({ ...person, rule: 'pronoun', person: true }, phrase.start)
    }
    const quoted = speech.some(({ start, end }) => start <= phrase.start && phrase.end <= end)
    if (AUTHOR.has(lower) && !quoted) return asItStands
    if (PLURAL.has(lower) || /^its?$/.test(lower)) {
      const group = lower.startsWith('it') || lower === 'we' ? undefined : groupBefore(sentences, phrase)
      if (group !== undefined) {
        const name = text.slice(group.start, group.end).replace(ARTICLE, '')
        const span = { start: group.end - name.length, end: group.end }
        return { ...remember({ name, span, rule: 'words', person: false }, phrase.start), rule: 'pronoun' }
      }
      const teller = lower === 'it' ? tellerAhead(text, { reports, sentences }, phrase) : undefined
      const told = teller === undefined ? undefined : known.get(teller.start)
      if (told !== undefined && !told.person && !/[^s]s$/.test(headOf(told.name))) return { ...told, rule: 'pronoun' }
      const body = bodyBefore(text, { sentences, mentions, persons }, phrase)
      if (body !== undefined) {
        const name = text.slice(body.start, body.end)
        return { ...remember({ name, span: body, rule: 'name', person: false }, phrase.start), rule: 'pronoun' }
      }
      const paper = lower === 'it' ? paperBefore(sentences, phrase) : undefined
      const within = /^the(?:y|m)$/.test(lower) ? groupWithin(sentences, phrase) : undefined
      const found = paper ?? within
      if (found !== undefined) {
        const name = text.slice(found.start, found.end)
        return { ...remember({ name, span: found, rule: 'words', person: false }, phrase.start), rule: 'pronoun' }
      }
      const isMany = lastOther !== undefined && /s$|\sand\s|\b(?:people|police|men|women)\b/.test(lastOther.name)
      const begun =
        /^the(?:y|m)$/.test(lower) && !isMany
          ? (groupBegun(sentences, phrase) ?? groupNamed(sentences, phrase))
          : undefined
      if (begun !== undefined) {
        const name = text.slice(begun.start, begun.end).replace(ARTICLE, '')
        const span = { start: begun.end - name.length, end: begun.end }
        return { ...remember({ name, span, rule: 'words', person: false }, phrase.start), rule: 'pronoun' }
      }
      const other =
        lower.startsWith('it') || lastPerson === undefined || lastOther !== undefined ? lastOther : undefined
      if (other !== undefined) return { ...other, rule: 'pronoun' }
      const first = lower === 'it' ? nameBegun(mentions, { sentences, persons }, phrase) : undefined
      return first === undefined
        ? asItStands
        : remember({ ...fullName(mentions, first), rule: 'pronoun', person: false }, phrase.start)
    }
    if (lower === 'who' || lower === 'which' || lower === 'that') {
      const antecedent = mentions.findLast(({ span }) => span.end <= phrase.start && phrase.start - span.end < 60)
      return antecedent === undefined
        ? asItStands
        : remember({ ...fullName(mentions, antecedent), rule: 'pronoun', person: antecedent.person }, phrase.start)
    }
    if (SAME_WORDS.test(lower) && lastSpoken !== undefined) return { ...lastSpoken, rule: 'description' }
    const body = /^(?:the|this) (movement|group|faction|organi[sz]ation)$/.exec(lower)?.[1]
    const called = body === undefined ? undefined : others.findLast(({ name }) => mayBeCalled(name, body))
    if (called !== undefined) return { ...called, rule: 'description' }
    const apposed = nameBefore(text, phrase, mentions)
    if (apposed !== undefined)
      return remember({ ...fullName(mentions, apposed), rule: 'name', person: apposed.person }, phrase.start)
    const inside = mentions.filter(({ span }) => span.start >= phrase.start && span.end <= phrase.end)
    const named = nameOf(text, phrase, inside)
    if (named !== undefined)
      return remember({ ...fullName(mentions, named), rule: 'name', person: named.person }, phrase.start)
    const behind = nameBehind(text, phrase, mentions)
    if (behind !== undefined)
      return remember({ ...fullName(mentions, behind), rule: 'name', person: behind.person }, phrase.start)
    if (inside.length === 0) {
      const described = byDescription(lower, mentions, phrase)
      if (described !== undefined) {
        return remember(
          { ...fullName(mentions, described), rule: 'description', person: described.person },
          phrase.start,
        )
      }
    }
    if (/^(?:one|some|many|others|both|each|most|all|several)$/.test(lower)) return asItStands
    return remember(
      {
        ...asItStands,
        person:
          /\b(?:official|spokes(?:man|woman|person)|source|minister|president|diplomat|man|woman|lawyer|analyst|expert|aide)$/.test(
            lower,
          ),
      },
      phrase.start,
    )
  }
}

/** A name without what hangs on it: "guild of bakers" → "guild". */
const headOf = (name: string): string => name.split(/\s(?:of|for|in|at)\s/)[0] ?? name

/** "Brussels has warned us. It wants …": the name with which the sentence before begins, if it is no person's for certain. */
function nameBegun(
  mentions: readonly Mention[],
  { sentences, persons }: { sentences: readonly Sentence[]; persons: ReadonlyMap<Mention, Person> },
  phrase: Span,
): Mention | undefined {
  const at = sentences.findLastIndex(({ start }) => start <= phrase.start)
  const [here, before] = [sentences[at], sentences[at - 1]]
  if (before === undefined || before.paragraph !== here?.paragraph) return undefined
  const first = mentions.find(({ span }) => span.start >= before.start)
  const begins = first !== undefined && first.span.start <= before.start + 4 && first.span.end < before.end
  return begins && (persons.get(first)?.likely ?? 0) < 1 ? first : undefined
}

/** What joins "it" to who is named right before as teller: "…, according to the club, and it …". */
const JOINED = /^(?:[,;]|,?\s(?:and|but)|[,;]\s(?:and|but|yet))\s$/

/** The source that stands right before a clause that begins with "it", or behind what it says in the sentence before ("The dam leaks, the council said. It …"). */
function tellerAhead(
  text: string,
  { reports, sentences }: { reports: ReadonlyMap<Sentence, readonly Attribution[]>; sentences: readonly Sentence[] },
  phrase: Span,
): Span | undefined {
  const at = sentences.findLastIndex(({ start }) => start <= phrase.start)
  const [here, before] = [sentences[at], sentences[at - 1]]
  if (here === undefined) return undefined
  const joined = reports.get(here)?.findLast(({ source, cue }) => {
    const end = Math.max(source?.span.end ?? Infinity, cue?.span.end ?? 0)
    return end <= phrase.start && JOINED.test(text.slice(end, phrase.start))
  })
  if (joined !== undefined) return joined.source?.span
  if (before?.paragraph !== here.paragraph || phrase.start > here.start + MARK) return undefined
  return reports.get(before)?.findLast(({ source, content: [first] }) => {
    const begins = first !== undefined && first.start <= before.start + MARK
    return source !== undefined && begins && first.end <= source.span.start
  })?.source?.span
}

/** As much as a quotation mark and a space take, in UTF-16 units. */
const MARK = 2

/** True where a name may go by a general word for a body: one name, no text or number, not another kind of body by its last word. */
function mayBeCalled(name: string, body: string): boolean {
  const last = name.split(/\s+/).at(-1)?.toLowerCase() ?? ''
  return /^\p{Lu}/u.test(name) && !/\d|,|\band\b/.test(name) && (last === body || !BODY_NOUNS.test(last))
}

/** The name that a phrase ends in: "Hamas spokesman Abdul Q." → "Abdul Q."; none where a common noun or two names end it. */
function nameOf(text: string, phrase: Span, inside: Mention[]): Mention | undefined {
  const first = inside[0]
  const last = inside.at(-1)
  if (first === undefined || last === undefined) return undefined
  const rest = text.slice(phrase.start, phrase.end)
  if (/\b(?:and|or)\b|,/.test(text.slice(first.span.end, phrase.end)) && inside.length > 1) return undefined
  if (/['’]s?\s/.test(text.slice(last.span.end, last.span.end + 3)) && last.span.end < phrase.end) return undefined
  const behind = text.slice(last.span.end, phrase.end).trim()
  if (
    (behind === '' || SUFFIX.test(behind)) &&
    !/\b(?:of|for|from|in|at|with|to|within|by|near|against)\b/.test(
      rest.slice(0, last.span.start - phrase.start).replace(OFFICE, ''),
    )
  )
    return last
  const beforePreposition = inside.findLast(({ span }) =>
    /^\s(?:of|for|from|in|at|with|on|outside|inside)\b/.test(text.slice(span.end, span.end + 9)),
  )
  const common = beforePreposition === undefined ? '' : text.slice(phrase.start, beforePreposition.span.start)
  return beforePreposition !== undefined && !/\b(?:of|for|from|in|at|with)\b/.test(common)
    ? beforePreposition
    : undefined
}

/** "Secretary of State", "Minister for Foreign Affairs" before a name. */
const OFFICE =
  /\b\p{L}*(?:[Ss]ecretary|[Mm]inister|[Cc]ommissioner)(?:\s(?:of|for)\s(?:the\s)?\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+){0,2}){1,2}\s$/u

/** The first mention with given name and surname of somebody who is called by the surname alone. */
function fullName(mentions: Mention[], mention: Mention): { name: string; span: Span } {
  const surname = mention.words.at(-1)
  const full =
    mention.words.length > 1
      ? undefined
      : mentions.find(
          (other) =>
            other.words.length > 1 && other.words.at(-1) === surname && other.person && !TITLED.test(other.name),
        )
  return full === undefined ? { name: mention.name, span: mention.span } : { name: full.name, span: full.span }
}

/** "Il Corriere di Norland": papers and places that begin with an article bear no surname. */
const TITLED = /^(?:Il|La|Le|Les|El|Los|Der|Die|Das|De|The|O|A)\s/

/** Single names that the text uses as places or bodies: "in Norland", "the Alliance", "Norland's government". */
function placesOf(text: string, mentions: Mention[]): Set<string> {
  const places = new Set<string>()
  for (const { name, words, person, span } of mentions) {
    if (words.length > 1 || person) continue
    const before = text.slice(Math.max(0, span.start - 24), span.start)
    const behind = text.slice(span.end, span.end + 16)
    const placed =
      /\b(?:in|from|across|near|inside|the|within|(?:spokes\w+|officials?|negotiators?|members?) (?:of|for))\s$/i.test(
        before,
      )
    const governs =
      /^['’]s?\s(?:govern|forces|army|leader|official|parliament|military|polit|state)|^\s(?:spokes|official)/.test(
        behind,
      )
    if (placed || governs || name === name.toUpperCase()) places.add(name)
  }
  return places
}

function nearestPerson(
  mentions: Mention[],
  phrase: Span,
  lastPerson: Resolved | undefined,
): { name: string; span: Span } | undefined {
  if (lastPerson !== undefined) return lastPerson
  const before = mentions.findLast(
    ({ span, person }) => person && span.end <= phrase.start && phrase.start - span.end < STALE,
  )
  return before === undefined ? undefined : fullName(mentions, before)
}

/** "the vice president", "the network": the latest name before it that was introduced by the same word. */
function byDescription(lower: string, mentions: Mention[], phrase: Span): Mention | undefined {
  if (!lower.startsWith('the ')) return undefined
  const words = lower.replace(ARTICLE, '').split(/\s+/)
  const head = words.at(-1) ?? ''
  const before = mentions.filter(({ span }) => span.end <= phrase.start)
  if (OUTLET_NOUNS.test(head))
    return before.findLast(
      ({ name, described }) =>
        /^Channel\b|\bNews\b|Times\b|Post\b|Journal\b/.test(name) ||
        OUTLET_NOUNS.test(described.trim().split(' ').at(-1) ?? ''),
    )
  if (!TITLES.has(head) || head === 'official') return undefined
  return before.findLast(({ described }) => words.every((word) => described.includes(word)))
}

import type { Span } from '@onrecord/domain'
import type { Attribution } from '../frames/attribution.ts'
import type { Sentence } from '../text/sentences.ts'
import { type Description, findDescriptions } from './descriptions.ts'
import type { Gender } from './gender.ts'
import type { Mention } from './mentions.ts'
import type { Person } from './persons.ts'
import { TITLES } from './titles.ts'

/** A place in the text where somebody is spoken of, in its order. */
type Place = { person: Person; at: Span; sentence: number; weight: number; spoken: boolean }

const PRONOUNS = new Map<string, Gender>([
  ['he', 'he'],
  ['him', 'he'],
  ['his', 'he'],
  ['she', 'she'],
  ['her', 'she'],
])

/** What place in a sentence counts, as in Lappin and Leass, An Algorithm for Pronominal Anaphora Resolution (1994). */
const WEIGHTS = { source: 1, subject: 0.8, other: 0.5, possessive: 0.4, spoken: 0.15 }
/** What a sentence farther back counts, and a paragraph. */
const FADING = { sentence: 0.4, paragraph: 0.8 }
/** Sentences back to which a pronoun reaches. */
const REACH = 12
/** What counts whose gender is only guessed, against the guess. */
const AGAINST_GUESS = 0.4
/** So much more than the next has to count who a text's own pronoun tells a gender of. */
const CLEAR = 1.8

type Scene = {
  text: string
  sentences: Sentence[]
  persons: ReadonlyMap<Mention, Person>
  attributions: readonly Attribution[]
  speech: readonly Span[]
}

/**
 * Who each "he" and "she" of a text is, by where the pronoun begins: the person of that gender whom the sentences before
 * name most, last, and as subject or as who speaks. A gender that nothing tells is learned from the first clear case.
 */
export function findAntecedents({ text, sentences, persons, attributions, speech }: Scene): Map<number, Person> {
  const learned = new Map<Person, Gender>()
  const places: Place[] = []
  const found = new Map<number, Person>()
  const isSpoken = (span: Span) => speech.some(({ start, end }) => start <= span.start && span.end <= end)
  const bySentence = Map.groupBy(persons.keys(), ({ sentence }) => sentence)
  const described = new Map<string, Person>()
  for (const [number, sentence] of sentences.entries()) {
    if (sentence.zone === 'caption') continue
    for (const event of eventsOf(text, sentence, bySentence.get(number) ?? [])) {
      const { at } = event
      const spoken = isSpoken(at)
      const report = attributions.find(
        ({ source }) => source !== undefined && source.span.start <= at.start && at.end <= source.span.end,
      )
      const put = (person: Person, weight: number) =>
        places.push({ person, at, sentence: number, weight: spoken ? WEIGHTS.spoken : weight, spoken })
      const isSource = report !== undefined && isHead(text, report, at)
      if (event.mention !== undefined) {
        const person = persons.get(event.mention)
        if (person !== undefined) put(person, isSource ? WEIGHTS.source : weightOf(text, sentence, at))
        continue
      }
      if (event.description !== undefined) {
        const weight = isSource
          ? WEIGHTS.source
          : weightOf(text, sentence, { start: event.description.from, end: at.end })
        if (weight < WEIGHTS.subject) continue
        const person = personBy(event.description, places, described, number)
        put(person, weight)
        continue
      }
      if (spoken && report === undefined) continue
      const { lower, gender } = event.pronoun
      const [best, next] = rank({ places, sentence: number, gender, learned, sentences, spoken, report })
      if (best === undefined) continue
      found.set(at.start, best.person)
      if (best.score > CLEAR * (next?.score ?? 0) && best.person.gender === undefined) learned.set(best.person, gender)
      const isSubject = lower === 'he' || lower === 'she'
      put(best.person, !isSubject ? WEIGHTS.possessive : report === undefined ? WEIGHTS.subject : WEIGHTS.source)
    }
  }
  return found
}

type Event =
  | { at: Span; mention: Mention; description?: undefined }
  | { at: Span; mention?: undefined; description: Description }
  | { at: Span; mention?: undefined; description?: undefined; pronoun: { lower: string; gender: Gender } }

/** Names, descriptions and pronouns of a sentence, in order. */
function eventsOf(text: string, { tokens }: Sentence, mentions: Mention[]): Event[] {
  const named = mentions.map((mention): Event => ({ at: mention.span, mention }))
  const described = findDescriptions(tokens)
    .filter(({ span }) => !mentions.some((mention) => mention.span.start < span.end && span.start < mention.span.end))
    .filter((description) => !isApposed(text, description, mentions))
    .map((description): Event => ({ at: description.span, description }))
  const pronouns = tokens.flatMap((at): Event[] => {
    const gender = PRONOUNS.get(at.lower)
    return gender === undefined ? [] : [{ at, pronoun: { lower: at.lower, gender } }]
  })
  return [...named, ...described, ...pronouns].sort((a, b) => a.at.start - b.at.start)
}

/** "Ada Lund, the minister", "The head of the union, Ada Lund, said": what a comma joins to a name tells of that name. */
function isApposed(text: string, { span: { start, end }, from }: Description, mentions: Mention[]): boolean {
  return mentions.some(({ span }) => {
    if (span.start <= end) {
      const between = text.slice(span.end, start)
      return (
        /^,\s(?:(?:the|a|an|its|his|her|their)\s)?$/.test(between) ||
        (span.end < from && text.slice(span.end, from) === ', ' && CLOSED.test(text.slice(end, end + 2)))
      )
    }
    const between = text.slice(end, span.start)
    return (
      /^,\s(?:\p{L}+\.?\s){0,3}$/u.test(between) ||
      (OF_BODY.test(between) && CLOSED.test(text.slice(span.end, span.end + 2)))
    )
  })
}

/** Where an insertion ends. */
const CLOSED = /^(?:[,.;:)”"]|$)/
/** "The head [of the union, ]Ada Lund". */
const OF_BODY = /^\s(?:of|for|at)(?:\s[\p{L}’'-]+){1,5},\s(?:\p{L}+\.?\s){0,3}$/u

/** Words for who is at the head of something: one text calls the same person by several of them. */
const CHIEFS =
  /^(?:boss|chief|head|leader|chair|chairman|chairwoman|chairperson|director|president|executive|supremo|ceo|governor|manager|owner)$/
/** As many sentences back such another word may name the same person. */
const CHIEF_REACH = 3

/** Whom a description means: the last named person of that role, else somebody known by these words alone. */
function personBy(
  { words, span, own, definite, gender }: Description,
  places: readonly Place[],
  described: Map<string, Person>,
  sentence: number,
): Person {
  const named = definite
    ? places.findLast(({ person }) => person.mention.words.length > 0 && words.every((word) => person.roles.has(word)))
    : undefined
  if (named !== undefined) return named.person
  const key = words.join(' ')
  const known = definite ? described.get(key) : undefined
  if (known !== undefined) return known
  const head = words.at(-1) ?? ''
  const chief =
    definite && CHIEFS.test(head)
      ? places.findLast(
          ({ person, sentence: at }) =>
            sentence - at <= CHIEF_REACH &&
            person.mention.words.length > 0 &&
            [...person.roles].some((role) => CHIEFS.test(role)) &&
            (gender === undefined || person.gender === undefined || person.gender === gender),
        )
      : undefined
  if (chief !== undefined) return chief.person
  const mention = { name: '', span: { start: own, end: span.end }, words: [], person: true, described: '', sentence }
  const person: Person = { mention, likely: 1, gender, guess: undefined, roles: new Set(words) }
  described.set(key, person)
  described.set(words.at(-1) ?? '', person)
  return person
}

/** True for the name or noun that a source is about: nothing but what hangs on it stands behind. */
function isHead(text: string, { source }: Attribution, at: Span): boolean {
  if (source === undefined) return false
  return (
    /^(?:$|[,(]|\s(?:of|for|from|in|at|on|with|who|close|near|to)\b)/.test(text.slice(at.end, source.span.end)) &&
    !/\b(?:of|for|from|in|at|with)\s/.test(text.slice(source.span.start, at.start))
  )
}

function rank({
  places,
  sentence,
  gender,
  learned,
  sentences,
  spoken,
  report,
}: {
  places: readonly Place[]
  sentence: number
  gender: Gender
  learned: ReadonlyMap<Person, Gender>
  sentences: readonly Sentence[]
  spoken: boolean
  report: Attribution | undefined
}): { person: Person; score: number }[] {
  const scores = new Map<Person, number>()
  const quoted = report?.rule.startsWith('quote') === true
  for (let index = places.length - 1; index >= 0; index -= 1) {
    const place = places[index]
    if (place === undefined || sentence - place.sentence > REACH) break
    const known = place.person.gender ?? learned.get(place.person)
    if (known !== undefined && known !== gender) continue
    if (quoted && report.content.some(({ start, end }) => start <= place.at.start && place.at.end <= end)) continue
    const paragraphs = (sentences[sentence]?.paragraph ?? 0) - (sentences[place.sentence]?.paragraph ?? 0)
    const guess = known === undefined && place.person.guess !== undefined && place.person.guess !== gender
    const weight = spoken && place.spoken ? WEIGHTS.other : place.weight
    const score =
      weight *
      place.person.likely *
      (guess ? AGAINST_GUESS : 1) *
      FADING.sentence ** (sentence - place.sentence) *
      FADING.paragraph ** paragraphs
    scores.set(place.person, (scores.get(place.person) ?? 0) + score)
  }
  return [...scores].map(([person, score]) => ({ person, score })).sort((a, b) => b.score - a.score)
}

/** "For Lund, …", "On the minister's side, …": of whom the sentence goes on to speak. */
const TOPIC = /^(?:On|For|As for|To)\s(?:the\s)?$/

/** A name before a verb is a subject, one with "'s" behind it is not what the sentence is about. */
function weightOf(text: string, { tokens, end }: Sentence, at: Span): number {
  if (TOPIC.test(text.slice(tokens[0]?.start ?? at.start, at.start))) return WEIGHTS.source
  const behind = text.slice(at.end, Math.min(end, at.end + 2))
  if (/^['’]s/.test(behind)) return WEIGHTS.possessive
  const next = tokens.find(({ start }) => start >= at.end)
  const before = tokens.findLast(({ end: last, lower }) => last <= at.start && !TITLES.has(lower.replace(/\.$/, '')))
  if (before === undefined) return WEIGHTS.subject
  const isSubject = next?.pos === 'VERB' || next?.pos === 'AUX' || (next?.text === ',' && before.pos === 'PUNCT')
  return isSubject ? WEIGHTS.subject : WEIGHTS.other
}

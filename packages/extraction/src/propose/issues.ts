import type { Act, Claim } from '@onrecord/domain'
import { TITLES } from '../who/titles.ts'
import { DEAL } from './frameworks.ts'
import { type Phrase, phrasesIn } from './phrases.ts'
import { type ReadText, tokensWithin } from './read-texts.ts'

/** A topic that is asked for or refused. `words`: of one of the claims. What is for or against it, a person must say. */
export type ProposedIssue = { label: string; terms: string[]; claims: number; words: string }

/** Who asks for something or refuses it shows what is in contention; who merely tells of it, less so. */
const CONTENDS: ReadonlySet<Act> = new Set(['demand', 'reject', 'propose', 'accept', 'threaten', 'commit', 'withdraw'])

/** Nouns that name no topic. */
const GENERIC = new Set(
  `people person man woman way thing time day week month year hour moment side part number statement question process progress leadership
  message president minister official government country world life work lot fact point case need sort kind notion issue phase stage reality
  step condition party reporter mediator coordination contact chance partner effort move response result pressure comment word news report
  source interview speech conference meeting visit end beginning start level term decision idea matter situation problem area group member
  leader team right order report view role hand place position attempt interest public today tomorrow weekend set piece series kind form
  example reason course change action measure opportunity possibility goal aim purpose behalf support signal line voice call push
  diplomat envoy spokesman spokeswoman spokesperson correspondent outlet leadership nation state city region community family friend
  crap pace phone scene wall lifetime one somebody everybody trajectory assurance concern commitment home lawyer expert analyst ally aide`.split(
    /\s+/,
  ),
)

const MOST_ISSUES = 12
const MOST_TERMS = 6
/** Claims that must have a phrase of several words, and a single noun. */
const ENOUGH = { phrase: 2, noun: 3 }

type Counted = { phrases: Map<string, number>; claims: Set<Claim>; contended: number; words: string }

/** Topics by their noun, those that the most claims contend about first. `names`: of actors, which are no topics. */
export function proposeIssues(texts: readonly ReadText[], names: ReadonlySet<string>): ProposedIssue[] {
  const topics = new Map<string, Counted>()
  for (const text of texts) {
    for (const claim of text.claims) for (const phrase of topicsOf(text, claim, names)) count(topics, claim, phrase)
  }
  return [...topics]
    .filter(([, topic]) => topic.contended > 0 && topic.claims.size >= (isNamed(topic) ? ENOUGH.phrase : ENOUGH.noun))
    .sort(([a, x], [b, y]) => y.contended - x.contended || y.claims.size - x.claims.size || (a < b ? -1 : 1))
    .slice(0, MOST_ISSUES)
    .map(([, { phrases, claims, words }]) => {
      const terms = [...phrases].sort(([a, x], [b, y]) => y - x || a.length - b.length).map(([phrase]) => phrase)
      const [first = ''] = terms
      const label =
        terms.find((term) => /[\s-]/.test(term) && 2 * (phrases.get(term) ?? 0) >= (phrases.get(first) ?? 0)) ?? first
      return { label, terms: terms.slice(0, MOST_TERMS), claims: claims.size, words }
    })
}

function topicsOf({ text, sentences }: ReadText, { segments }: Claim, names: ReadonlySet<string>): Phrase[] {
  return segments
    .flatMap((segment) => phrasesIn(text, tokensWithin(sentences, segment)))
    .filter(({ head, key }) => {
      if (head.length < 3 || GENERIC.has(head) || TITLES.has(head) || DEAL.test(head) || names.has(head)) return false
      return !/\b(?:phase|stage)\b|\d/.test(key) && !/^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/.test(head)
    })
}

function count(topics: Map<string, Counted>, claim: Claim, { head, words }: Phrase): void {
  const said = claim.segments[0]?.exact ?? ''
  const topic = topics.get(head) ?? {
    phrases: new Map<string, number>(),
    claims: new Set<Claim>(),
    contended: 0,
    words: said,
  }
  const contends = CONTENDS.has(claim.act)
  if (contends && topic.contended === 0) topic.words = said
  if (contends && !topic.claims.has(claim)) topic.contended += 1
  topic.claims.add(claim)
  const term = /^\p{Lu}\p{Ll}/u.test(words) && !words.includes(' ') ? words.toLowerCase() : words
  topic.phrases.set(term, (topic.phrases.get(term) ?? 0) + 1)
  topics.set(head, topic)
}

const isNamed = ({ phrases }: Counted): boolean => [...phrases.keys()].some((phrase) => /[\s-]/.test(phrase))

import type { Span } from '@onrecord/domain'
import { isTimeWord } from '../frames/words.ts'
import type { Sentence } from '../text/sentences.ts'
import type { Token } from '../text/tagger.ts'
import { BODY_NOUNS, DEPARTMENTS, TITLE_ADJECTIVES, TITLES } from './titles.ts'

/** A proper name in the text: `name` its own words, `described` the words before it with office and description. */
export type Mention = {
  name: string
  span: Span
  words: string[]
  person: boolean
  described: string
  sentence: number
}

const PARTICLES = new Set([
  'al',
  'bin',
  'ibn',
  'ben',
  'van',
  'von',
  'de',
  'der',
  'la',
  'el',
  'abu',
  'bint',
  'da',
  'di',
  '-',
  '–',
  "'",
  '’',
  '.',
  'of',
])

/** All proper names of the sentences, in order. */
export function findMentions(text: string, sentences: Sentence[]): Mention[] {
  const mentions = sentences.flatMap((sentence, index) => namesIn(text, sentence.tokens, index))
  const surnames = new Set(mentions.filter(({ person }) => person).map(({ words }) => words.at(-1)))
  return mentions.map((mention) =>
    mention.words.length === 1 && surnames.has(mention.words[0]) ? { ...mention, person: true } : mention,
  )
}

function namesIn(text: string, tokens: Token[], sentence: number): Mention[] {
  const mentions: Mention[] = []
  let at = 0
  while (at < tokens.length) {
    const here = tokens[at]
    if (here === undefined || !isNameWord(here) || (at > 0 && SUFFIX.test(here.text)) || NUMERAL.test(here.lower)) {
      at += 1
      continue
    }
    let last = at
    for (let more = nameGoesOn(tokens, last); more > 0; more = nameGoesOn(tokens, last)) last += more
    if (/^\d{1,3}$/.test(tokens[last + 1]?.text ?? '')) last += 1
    const first = nameStart(tokens, at, last)
    const from = tokens[first]
    const to = tokens[last]
    if (from !== undefined && to !== undefined) {
      const span = { start: from.start, end: wordEnd(text, to.end) }
      const described = text.slice(Math.max(0, describedFrom(tokens, first)), from.start).toLowerCase()
      const words = tokens
        .slice(first, last + 1)
        .filter((token) => isNameWord(token) || ELIDED.test(token.text))
        .map(({ text: word }) => word)
      const name = text.slice(span.start, span.end)
      const titled =
        /\b(?:mr|mrs|ms|dr|president|minister|secretary|envoy|spokes\w+|leader|chief|professor|senator|sen|gov|representative|chair\w*)\W*$/.test(
          described,
        )
      if (!isOffice(words))
        mentions.push({ name, span, words, person: titled || looksLikePerson(words), described, sentence })
    }
    at = last + 1
  }
  return mentions
}

/** "Two of the partners": a number at a sentence's beginning names nobody. */
const NUMERAL = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands)$/

/** "Solveig d'Arcangues" */
const ELIDED = /^[dl]['’]\p{Lu}/u

/** How many tokens behind `last` belong to the same name. */
function nameGoesOn(tokens: Token[], last: number): number {
  const [here, next, then] = [tokens[last], tokens[last + 1], tokens[last + 2]]
  if (next !== undefined && isNameWord(next)) return SUFFIX.test(next.text) ? 0 : 1
  if (ELIDED.test(next?.text ?? '')) return 1
  if (next === undefined || then === undefined || here === undefined) return 0
  const hyphen = next.text === '-' && here.end === next.start && next.end === then.start
  if (hyphen && (/^\p{Lu}/u.test(then.text) || (isNamePart(then) && isNameWord(tokens[last + 3])))) return 2
  if ((isParticle(next) && next.lower !== 'of') || next.text === '&') {
    if (isNameWord(then)) return 2
    return then.text === '-' && next.end === then.start && isNameWord(tokens[last + 3]) ? 3 : 0
  }
  return 0
}

/** Letters behind a name that are none of it: "Ada Lund MP". */
export const SUFFIX = /^(?:MP|MEP|MSP|QC|KC|PhD)$/

/** The second half of a given name, as in "Soo-jin"; no participle ("UN-led"). */
const isNamePart = ({ text }: Token): boolean =>
  /^\p{Ll}{2,5}$/u.test(text) && !/(?:ed|led|run|held|born|made|wide|era|hit|like|pro)$/.test(text)

/** Last words of names that are places or bodies, not people. */
const PLACE_WORDS =
  /^(?:East|West|North|South|Beach|City|States|Strip|Bank|Street|Square|River|House|County|Island|Islands|Kingdom|Nations|Union|Court|Hall|Park|Airport|Bay|Valley|Republic|Africa|America|Europe|Asia|Korea|Arabia|Zealand|York|Jersey|Hampshire|Carolina|Dakota|Virginia|Mexico|Rica|Lanka|Leone)$/

/** Last words of names of bodies that no person bears. */
const BODY_WORDS =
  /^(?:League|Guild|Association|Federation|Council|Committee|Commission|Authority|Agency|Ministry|Alliance|Society|Movement|Company|Group|Party|Institute|University|Secretariat|Syndicate|Confederation|Network|Department|Service|Trust|Foundation|Club|Board|Coalition|Front|Corporation|Holdings|Railways?|Ferries|Airlines?|Airways)$/

function isNameWord(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    (token.pos === 'PROPN' || token.pos === 'NUM') &&
    /^\p{Lu}/u.test(token.text) &&
    !isTimeWord(token)
  )
}

/** The tagger cuts words at some letters with marks ("ć"): a name goes on to the end of its word. */
function wordEnd(text: string, end: number): number {
  let at = end
  while (/[\p{Ll}\p{M}]/u.test(text.charAt(at))) at += 1
  return at
}

const isParticle = (token: Token | undefined): boolean => token !== undefined && PARTICLES.has(token.lower)

/** Skips the titles at the beginning of a run of capitalised words: "Foreign Minister Ada Lund" → "Ada Lund". */
function nameStart(tokens: Token[], first: number, last: number): number {
  let start = behindDepartment(tokens, first, last)
  if (start > first) return start
  const titled = isDemonym(tokens[first]) && TITLES.has(tokens[first + 1]?.lower ?? '') ? first + 1 : first
  for (let at = titled; at < last; at += 1) {
    const word = (tokens[at]?.lower ?? '').replace(/\.$/, '')
    if (!TITLES.has(word) && !DEPARTMENTS.has(word)) break
    if (TITLES.has(word) && !TITLE_ADJECTIVES.has(word)) start = at + 1
  }
  return isNameWord(tokens[start]) ? start : first
}

/** "Secretary of State Ada Lund", "Minister for Foreign Affairs Ada Lund": what the office is for is none of the name. */
function behindDepartment(tokens: Token[], first: number, last: number): number {
  let before = tokens[first - 1]?.lower === 'the' ? first - 2 : first - 1
  // "Secretary of State for Transport"
  while (/^(?:of|for)$/.test(tokens[before]?.lower ?? '') && isDepartment(tokens[before - 1]?.lower ?? '')) before -= 2
  const office = tokens[before - 1]?.lower ?? ''
  if (!/^(?:of|for)$/.test(tokens[before]?.lower ?? '') || !OFFICES.test(office)) return first
  let at = first
  while (at < last && isDepartment(tokens[at]?.lower ?? '')) at += 1
  return at
}

const OFFICES = /(?:secretary|minister|commissioner|chancellor|director|chief|head)$/
const isDepartment = (word: string): boolean =>
  DEPARTMENTS.has(word) ||
  /^(?:state|foreign|affairs|home|treasury|interior|defen[cs]e|war|finance|labou?r|commerce|exchequer|security|national|social|europe|european|international)$/.test(
    word,
  )

/** "Israeli", "British", "US" before a title say whose it is. */
const isDemonym = (token: Token | undefined): boolean =>
  token !== undefined &&
  /^(?:\p{Lu}\p{L}+(?:i|ian|ish|ese|an|ch|ic|ni|eek|nch|tch)|U\.?S\.?|U\.?N\.?|E\.?U\.?|U\.?K\.?)$/u.test(token.text)

/** "Prime Minister" alone is an office and no name. */
function isOffice(words: string[]): boolean {
  return words.every((word) => TITLES.has(word.toLowerCase().replace(/\.$/, '')))
}

function describedFrom(tokens: Token[], first: number): number {
  let at = first
  while (at > 0 && at > first - 8 && /^(?:ADJ|NOUN|PROPN|PART)$/.test(tokens[at - 1]?.pos ?? '')) at -= 1
  return tokens[at]?.start ?? 0
}

function looksLikePerson(words: string[]): boolean {
  return (
    !PLACE_WORDS.test(words.at(-1) ?? '') &&
    !BODY_WORDS.test(words.at(-1) ?? '') &&
    words.length >= 2 &&
    words.length <= 4 &&
    !words.some((word) => BODY_NOUNS.test(word.toLowerCase()) || word === word.toUpperCase())
  )
}

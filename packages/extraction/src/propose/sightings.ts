import { BODY_NOUNS, TITLES } from '../who/titles.ts'
import { isOfPlace } from './countries.ts'
import type { ReadText } from './read-texts.ts'

/** One place where a name stands: `before` is the office or description. */
export type Sighting = {
  name: string
  before: string
  person: boolean
  claims: number
  mentions: number
  words: string | null
}

/** What stands behind an outlet's name and is no part of it. */
const KIND_BEHIND = / (?:news site|report|reports|network|newspaper|website|channel|news agency|statement)$/

const DATELINE = /^\p{Lu}{6,}$/u
/** Words of bodies besides those that can speak in every text. */
const BODY_WORDS =
  /^(?:service|forum|terminals|works|lines|industries|holdings|association|resort|conference|center|centre)$/

/** Every place where the texts name somebody, cleaned of offices and of what is no name. */
export function findSightings(texts: readonly ReadText[]): Sighting[] {
  const common = commonWords(texts)
  return texts.flatMap(sightingsIn).flatMap((sighting) => cleaned(sighting, common))
}

function sightingsIn({ text, source, claims, mentions }: ReadText): Sighting[] {
  const told = claims.flatMap(({ chain, segments }) =>
    chain.flatMap(({ name, start }, nth) => {
      const isHolder = nth === chain.length - 1
      const words = isHolder ? (segments[0]?.exact ?? null) : null
      if (start === null) return []
      // "Egypt and Jordan" are two.
      return name
        .split(/,? and |, /)
        .map((part) => ({ name: part, claims: 1, mentions: 0, words, before: '', person: false }))
    }),
  )
  const seen = mentions.map(({ name, span, described, person }) => {
    const before = text.slice(span.start - described.length, span.start)
    return { name, before, person, claims: 0, mentions: 1, words: null }
  })
  const published =
    source === null ? [] : [{ name: source, before: '', person: false, claims: 1, mentions: 1, words: null }]
  return [...told, ...seen, ...published]
}

/** Leaves out what is no name; an office that stands within one goes before it. */
function cleaned(sighting: Sighting, common: ReadonlySet<string>): Sighting[] {
  const words = sighting.name
    .trim()
    .replace(/^[Tt]he /, '')
    .replace(/['’]s$/, '')
    .replace(KIND_BEHIND, '')
    .split(/\s+/)
  const office = words.findLastIndex((word, at) => at < words.length - 1 && isTitle(word))
  // "Prime Minister's Office" is a body, and no office before a name.
  const own = /['’]s$/.test(words[office + 1] ?? '') ? words : words.slice(office + 1)
  const name = own.join(' ')
  const isName = own.every(
    (word) => /^[\p{Lu}\d]/u.test(word) || /^(?:al|bin|ibn|ben|van|von|de|der|la|el|abu|of|for)\b/.test(word),
  )
  if (!isName || !/\p{Lu}\p{L}/u.test(name) || /^(?:(?:phase|stage|ceasefire)\b|(?:I|We)[’'])/i.test(name)) return []
  if (isOfPlace(name) || own.every(isTitle) || common.has(name)) return []
  if (own.length === 1 && (BODY_NOUNS.test(name.toLowerCase()) || DATELINE.test(name))) return []
  if (/^(?:Resolution|Article|Chapter)\b/.test(name)) return []
  const titled = own.length < words.length
  const before = titled ? words.slice(0, office + 1).join(' ') : sighting.before
  return [{ ...sighting, name, before, person: sighting.person || (titled && own.length > 1) }]
}

/** True for a word of an office: "Minister", "VP". */
export const isTitle = (word: string): boolean => TITLES.has(word.toLowerCase().replace(/\.$/, '')) || word === 'VP'

/** True where a name has a word that only bodies have. */
export function isBodyName(name: string): boolean {
  return name.split(' ').some((word) => BODY_NOUNS.test(word.toLowerCase()) || BODY_WORDS.test(word.toLowerCase()))
}

/** Words that begin a sentence with a capital and stand elsewhere without: "Officials", "Mediators". */
function commonWords(texts: readonly ReadText[]): Set<string> {
  const lower = new Set(texts.flatMap(({ text }) => text.match(/(?<![\p{L}\d])\p{Ll}+/gu) ?? []))
  const capital = texts.flatMap(({ text }) => text.match(/(?<![\p{L}\d])\p{Lu}\p{Ll}+/gu) ?? [])
  return new Set(capital.filter((word) => lower.has(word.toLowerCase())))
}

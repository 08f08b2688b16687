import { isOutlet } from '../who/outlets.ts'
import { TITLE_ADJECTIVES } from '../who/titles.ts'
import { countryNamed, isOfPlace } from './countries.ts'
import type { ReadText } from './read-texts.ts'
import { findSightings, isBodyName, isTitle, type Sighting } from './sightings.ts'

/** Somebody whom the texts let speak. `words`: of one of the claims; null where there is none. */
export type ProposedActor = {
  name: string
  type: 'person' | 'organisation' | 'country' | 'outlet'
  country: string | null
  aliases: string[]
  roles: string[]
  claims: number
  mentions: number
  words: string | null
}

type Found = { key: string; actor: ProposedActor }
/** A name that holds no claim is proposed for a person with an office, or a country, that is named as often. */
const ENOUGH_MENTIONS = 3
const MOST_ACTORS = 40
const MOST_ALIASES = 8
/**
 * The people, bodies and outlets of texts, those with the most claims first. A surname alone is the person whose full name
 * ends with it, where there is one; offices are the titles before a name.
 */
export function proposeActors(texts: readonly ReadText[]): ProposedActor[] {
  const sightings = findSightings(texts)
  const known = sightings.filter(isFullName).map(({ name }) => name)
  const people = [...new Set(known)].filter(
    (name) => !known.some((other) => other !== name && name.endsWith(` ${other}`)),
  )
  const actors = new Map<string, ProposedActor>()
  for (const sighting of sightings) {
    const found = named(sighting, people)
    if (found === undefined) continue
    const before = actors.get(found.key)
    actors.set(found.key, before === undefined ? found.actor : merged(before, found.actor))
  }
  return [...actors.values()]
    .filter(isWorthy)
    .sort((a, b) => b.claims - a.claims || b.mentions - a.mentions || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_ACTORS)
    .map((actor) => ({ ...actor, aliases: actor.aliases.slice(0, MOST_ALIASES) }))
}

function isFullName({ name, person }: Sighting): boolean {
  return person && name.includes(' ') && !isOutlet(name) && !isBodyName(name)
}

function named(sighting: Sighting, people: readonly string[]): Found | undefined {
  const { name, before, claims, mentions, words } = sighting
  const nobody: ProposedActor = {
    name,
    type: 'organisation',
    country: null,
    aliases: [],
    roles: [],
    claims,
    mentions,
    words,
  }
  const fullNames = people.filter((full) => full === name || full.endsWith(` ${name}`) || name.endsWith(` ${full}`))
  const [full] = fullNames
  // Which of two of one name is meant is not ours to guess.
  if (fullNames.length > 1) return undefined
  if (full !== undefined) {
    const aliases = full.endsWith(` ${name}`) ? [name] : []
    return { key: full, actor: { ...nobody, name: full, type: 'person', aliases, roles: rolesIn(before) } }
  }
  const country = countryNamed(name)
  if (country !== undefined) {
    const aliases = country.name === name ? [] : [name]
    return {
      key: country.code,
      actor: { ...nobody, name: country.name, type: 'country', country: country.code, aliases },
    }
  }
  const key = name.toLowerCase()
  if (isOutlet(name) || /^Channel \d+$/.test(name)) return { key, actor: { ...nobody, type: 'outlet' } }
  const isPerson = sighting.person && !isBodyName(name)
  return { key, actor: isPerson ? { ...nobody, type: 'person', roles: rolesIn(before) } : nobody }
}

/** "US special envoy", "prime minister": what ends with an office and is more than an adjective of one. */
function rolesIn(before: string): string[] {
  const words = before
    .trim()
    .replace(/[^\p{L}\s.-]/gu, ' ')
    .split(/\s+/)
  const last = words.findLastIndex(isTitle)
  const office = words.slice(0, last + 1)
  const head = office.at(-1)?.toLowerCase() ?? ''
  if (last === -1 || TITLE_ADJECTIVES.has(head) || /^(?:staff|friend|mr|mrs|ms|dr|candidate|author)$/.test(head))
    return []
  const first = office.findIndex((word) => isTitle(word) || isOfPlace(word) || /^\p{Lu}/u.test(word))
  return [office.slice(first).join(' ')]
}

function merged(a: ProposedActor, b: ProposedActor): ProposedActor {
  return {
    ...a,
    aliases: [...new Set([...a.aliases, ...b.aliases])],
    roles: [...new Map([...a.roles, ...b.roles].map((role) => [role.toLowerCase(), role])).values()],
    claims: a.claims + b.claims,
    mentions: a.mentions + b.mentions,
    words: a.words ?? b.words,
  }
}

function isWorthy({ type, claims, mentions, roles }: ProposedActor): boolean {
  if (claims > 0) return true
  return mentions >= ENOUGH_MENTIONS && (type === 'country' || (type === 'person' && roles.length > 0))
}

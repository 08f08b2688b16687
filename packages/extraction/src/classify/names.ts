import { type Actor, type DossierConfiguration, edtfBounds } from '@onrecord/domain'

/** Folds a name for comparison: lower case, no marks, apostrophes, dots or leading article; a hyphen is a space. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’.]/g, '')
    .toLowerCase()
    .replace(/[-–\s]+/g, ' ')
    .trim()
    .replace(/^(?:the|a|an) /, '')
}

type NameIndex = { byName: Map<string, Set<Actor>>; persons: { folded: string; actor: Actor }[] }

const indexes = new WeakMap<DossierConfiguration, NameIndex>()

function indexOf(configuration: DossierConfiguration): NameIndex {
  const known = indexes.get(configuration)
  if (known !== undefined) return known
  const index: NameIndex = { byName: new Map(), persons: [] }
  for (const actor of configuration.actors) {
    for (const name of [actor.name, ...actor.aliases]) {
      const folded = foldName(name)
      index.byName.set(folded, (index.byName.get(folded) ?? new Set()).add(actor))
      if (actor.type === 'person') index.persons.push({ folded, actor })
    }
  }
  indexes.set(configuration, index)
  return index
}

/** The one configured actor that words name on a day: by name or alias, by a name at their end, by an office held that day. Two that fit: none. */
export function actorNamed(configuration: DossierConfiguration, words: string, day: string | null): Actor | undefined {
  const folded = foldName(words)
  if (folded === '') return undefined
  const { byName, persons } = indexOf(configuration)
  const exact = byName.get(folded)
  if (exact !== undefined) return only(exact)
  const ending = new Set(persons.filter((person) => folded.endsWith(` ${person.folded}`)).map(({ actor }) => actor))
  if (ending.size > 0) return only(ending)
  return only(holders(configuration.actors, folded, day)) ?? bodyNamed(byName, folded)
}

/** Who holds an office whose title has all the words given: "prime minister", "israeli prime minister". */
function holders(actors: Actor[], folded: string, day: string | null): Set<Actor> {
  const words = folded.split(' ')
  if (words.length === 1 && !/^(?:government|president|premier|chancellor|minister)$/.test(folded)) return new Set()
  const found = actors.filter(({ roles }) =>
    roles.some(({ title, held }) => {
      const office = foldName(title).split(' ')
      return (
        words.every((word) => office.includes(word) || office.some((part) => sameStem(part, word))) && isHeld(held, day)
      )
    }),
  )
  return new Set(found)
}

/** "Axios news site", "Channel 13 report", "Israeli government officials" never: a body's name with a word for what it is behind it. */
function bodyNamed(byName: Map<string, Set<Actor>>, folded: string): Actor | undefined {
  const without = folded.replace(
    / (?:news site|report|network|newspaper|website|statement|organisation|organization|movement|group|union)$/,
    '',
  )
  const found = without === folded ? undefined : byName.get(without)
  return found === undefined ? undefined : only(found)
}

function only(actors: Set<Actor>): Actor | undefined {
  const [actor] = actors
  return actors.size === 1 ? actor : undefined
}

/** Adjectives of places share their first letters with the place: Israel, Israeli. */
function sameStem(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length)
  return length >= 5 && a.slice(0, 5) === b.slice(0, 5)
}

/** True where a role without dates, or whose dates hold the day; any role where the day is unknown and it is still held. */
export function isHeld(held: string | null, day: string | null): boolean {
  if (held === null) return true
  const bounds = edtfBounds(held)
  if (bounds === undefined) return false
  if (day === null) return bounds.latest === null
  return (bounds.earliest === null || bounds.earliest <= day) && (bounds.latest === null || day <= bounds.latest)
}

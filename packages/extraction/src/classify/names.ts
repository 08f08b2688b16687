import { type Actor, type DossierConfiguration, edtfBounds, foldName } from '@onrecord/domain'

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
  const folded = foldName(words).replace(/^(?:his|her|its|their) /, '')
  if (folded === '') return undefined
  const { byName, persons } = indexOf(configuration)
  const exact = byName.get(folded)
  if (exact !== undefined) return only(exact)
  const ending = persons.filter((person) => folded.endsWith(` ${person.folded}`))
  const aide = ending.some((person) => / (?:to|of|for|from|at|by) $/.test(folded.slice(0, -person.folded.length)))
  if (ending.length > 0) return aide ? undefined : only(new Set(ending.map(({ actor }) => actor)))
  const oneName = !folded.includes(' ') && /^\p{Lu}/u.test(words)
  return (oneName ? undefined : only(holders(configuration.actors, folded, day))) ?? bodyNamed(byName, folded)
}

/** One word of an office that too many hold for a dossier to know them all. */
const TOO_COMMON =
  /^(?:spokes\w+|officials?|leaders?|head|members?|secretary|director|president|united|states|government|party|council)$/

/** Who holds an office whose title has all the words given: "prime minister", "israeli prime minister". */
function holders(actors: Actor[], folded: string, day: string | null): Set<Actor> {
  const words = folded.split(' ')
  if (words.length === 1 && (folded.length < 5 || TOO_COMMON.test(folded))) return new Set()
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
    / (?:news site|report|network|newspaper|website|statement|leaflet|organisation|organization|movement|group|union)$/,
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
  let same = 0
  while (same < a.length && a[same] === b[same]) same += 1
  return same >= 5 && Math.max(a.length, b.length) - same <= 3
}

/** True where a role without dates, or whose dates hold the day; any role where the day is unknown and it is still held. */
export function isHeld(held: string | null, day: string | null): boolean {
  if (held === null) return true
  const bounds = edtfBounds(held)
  if (bounds === undefined) return false
  if (day === null) return bounds.latest === null
  return (bounds.earliest === null || bounds.earliest <= day) && (bounds.latest === null || day <= bounds.latest)
}

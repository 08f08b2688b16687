import type { Resolved } from './resolved.ts'

/** Who has spoken so far, in the order of the text. */
export type Spoken = {
  /** The last who may be a person, and where that was; the last who is none; the last of all. */
  readonly person: { who: Resolved; at: number } | undefined
  readonly other: Resolved | undefined
  readonly last: Resolved | undefined
  /** All who are no persons. */
  readonly others: readonly Resolved[]
  /** Who was meant by the phrase that begins at an offset. */
  at(start: number): Resolved | undefined
  remember(who: Resolved, start: number): Resolved
}

/** `places`: single names that are no person's. */
export function openSpoken(places: ReadonlySet<string>): Spoken {
  const known = new Map<number, Resolved>()
  const others: Resolved[] = []
  let person: Spoken['person']
  let last: Resolved | undefined
  const mayBePerson = (who: Resolved): boolean =>
    who.person || (who.rule === 'name' && !who.name.includes(' ') && !places.has(who.name))
  return {
    get person() {
      return person
    },
    get other() {
      return others.at(-1)
    },
    get last() {
      return last
    },
    others,
    at: (start) => known.get(start),
    remember: (who, start) => {
      last = who
      known.set(start, who)
      if (mayBePerson(who)) person = { who, at: start }
      else others.push(who)
      return who
    },
  }
}

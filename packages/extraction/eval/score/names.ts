import { foldName } from '@onrecord/domain'
import { sharedCount } from './words.ts'

/** Whether `have` names one of those whom `want` names ("A; B" are two); both null is the narrator without a name. */
export type SameClaimant = (want: string | null, have: string | null) => boolean

/** Words before a noun that do not tell people apart. */
const COUNTING = new Set(
  'some several many two three both other certain unnamed anonymous his her their its these'.split(' '),
)
/**
 * Words for all of several together. A claim's chain is spans of the text, which joins no names: there "both sides" says as
 * much as the two names that an annotator writes for it.
 */
const ALL_OF_THEM =
  /^(?:both(?: (?:of them|\p{L}+))?|(?:the )?two(?: (?:sides|parties|ministers|governments|capitals|countries|delegations))?|(?:the )?(?:parties|sides)|each (?:side|party))$/u
const TAIL = / (?:in|of|from|within|with|who|familiar|involved|at|close|on|for|briefed|to) .*/

/**
 * Compares claimants of one document. `actors` lists each actor's names; whoever is not among them is compared by head noun
 * and adjectives ("a senior port official" is "port official"), a person also by surname.
 */
export function sameClaimant(actors: readonly (readonly string[])[]): SameClaimant {
  const groups = new Map<string, Set<number>>()
  for (const [number, names] of actors.entries())
    for (const name of names) groups.set(foldName(name), (groups.get(foldName(name)) ?? new Set()).add(number))
  const isSame = (want: string, have: string): boolean => {
    if (foldName(want) === foldName(have)) return true
    const [wanted, had] = [groups.get(foldName(want)), groups.get(foldName(have))]
    if (wanted !== undefined && had !== undefined) return sharedCount(wanted, had) > 0
    return alike(want, have)
  }
  return (want, have) => {
    if (want === null || have === null) return want === have
    const wanted = want.split('; ')
    if (wanted.some((name) => isSame(name, have))) return true
    if (wanted.length > 1 && ALL_OF_THEM.test(foldName(have))) return true
    const parts = have.split(/; | and |, /)
    return parts.length > 1 && parts.every((part) => wanted.some((name) => isSame(name, part)))
  }
}

function alike(want: string, have: string): boolean {
  const [wanted, had] = [described(want), described(have)]
  if (wanted.head !== had.head) return false
  const isSurname = /^\p{Lu}\S*$/u.test(want) || /^\p{Lu}\S*$/u.test(have)
  if (isSurname || wanted.adjectives.size === 0) return true
  const smaller = Math.min(wanted.adjectives.size, had.adjectives.size)
  return smaller > 0 && sharedCount(wanted.adjectives, had.adjectives) === smaller
}

function described(name: string): { head: string; adjectives: Set<string> } {
  const words = foldName(name)
    .replace(TAIL, '')
    .split(/[ ,/]+/)
    .filter((word) => word !== '' && !COUNTING.has(word))
  const last = words.pop() ?? foldName(name)
  const head = last.replace(/(?<=[^s])s$/, '').replace(/spokes(?:man|woman|person)$/, 'spokesman')
  return { head, adjectives: new Set(words) }
}

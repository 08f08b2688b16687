import * as z from 'zod'
import { isSameValue } from '../decisions/same-value.ts'
import type { DossierConfiguration } from '../dossier-configuration.ts'
import { jsonPointer } from '../json-pointer.ts'

/**
 * One difference between two configurations. `path` is a JSON Pointer whose steps are ids (names for sources) where a list
 * holds things that have one, so that it names the same thing wherever it stands. What is not there is null.
 */
export const ConfigurationChange = z
  .strictObject({
    path: z.string().meta({ examples: ['/actors/mara-lind/aliases'] }),
    change: z.enum(['added', 'removed', 'changed']),
    before: z.unknown(),
    after: z.unknown(),
  })
  .meta({ id: 'ConfigurationChange' })
export type ConfigurationChange = z.infer<typeof ConfigurationChange>

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }
type Members = { readonly [name: string]: Json }
type Path = readonly string[]

/**
 * What became of each thing from `a` to `b`, in the order of the file: what `a` had, then what is new. Members of lists of
 * words are told one by one; where only their order is another, the whole list. Empty exactly where the two are equal.
 */
export function diffConfigurations(a: DossierConfiguration, b: DossierConfiguration): ConfigurationChange[] {
  return differ([], a, b)
}

function differ(path: Path, before: Json, after: Json): ConfigurationChange[] {
  if (isSameValue(before, after)) return []
  if (isMembers(before) && isMembers(after)) return differMembers(path, before, after)
  if (Array.isArray(before) && Array.isArray(after)) {
    const within = differLists(path, before, after)
    // What is left is their order, or a word that stands twice.
    return within.length > 0 ? within : [change(path, keysOf(before), keysOf(after))]
  }
  return [change(path, before, after)]
}

function differMembers(path: Path, before: Members, after: Members): ConfigurationChange[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].flatMap((name) => {
    const [old, fresh] = [memberOf(before, name), memberOf(after, name)]
    const at = [...path, name]
    if (old === undefined && fresh !== undefined) return [added(at, fresh)]
    if (fresh === undefined && old !== undefined) return [removed(at, old)]
    return old === undefined || fresh === undefined ? [] : differ(at, old, fresh)
  })
}

function differLists(path: Path, before: readonly Json[], after: readonly Json[]): ConfigurationChange[] {
  const [keyed, keyedAfter] = [byKey(before), byKey(after)]
  if (keyed !== undefined && keyedAfter !== undefined) return differMembers(path, keyed, keyedAfter)
  const gone = before.filter((item) => !after.some((other) => isSameValue(item, other)))
  const come = after.filter((item) => !before.some((other) => isSameValue(item, other)))
  return [...gone.map((item) => removed(path, item)), ...come.map((item) => added(path, item))]
}

/** A list of things by id, or name; undefined where one has none or two share it. */
function byKey(list: readonly Json[]): Members | undefined {
  const members = new Map<string, Json>()
  for (const item of list) {
    if (!isMembers(item)) return undefined
    const key = item.id ?? item.name
    if (typeof key !== 'string' && typeof key !== 'number') return undefined
    if (members.has(String(key))) return undefined
    members.set(String(key), item)
  }
  return Object.fromEntries(members)
}

/** The order of things with ids is told by their ids. */
function keysOf(list: readonly Json[]): readonly Json[] {
  const keyed = byKey(list)
  return keyed === undefined ? list : list.map((item) => (isMembers(item) ? (item.id ?? item.name ?? null) : item))
}

/** A source may be called "constructor". */
function memberOf(members: Members, name: string): Json | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined
}

function isMembers(value: Json): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const change = (path: Path, before: Json, after: Json): ConfigurationChange => {
  return { path: jsonPointer(path), change: 'changed', before, after }
}
const added = (path: Path, after: Json): ConfigurationChange => {
  return { path: jsonPointer(path), change: 'added', before: null, after }
}
const removed = (path: Path, before: Json): ConfigurationChange => {
  return { path: jsonPointer(path), change: 'removed', before, after: null }
}

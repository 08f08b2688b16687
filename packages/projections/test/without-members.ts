/** Where and when the log has something: members that differ between two logs which say the same. */
export const LOG_PLACES: ReadonlySet<string> = new Set([
  'seq',
  'recorded',
  'recordedAt',
  'receivedAt',
  'gradedAt',
  'openedAt',
  'configuredAt',
  'requestId',
  'unnamed',
])

/** A JSON value without the members of these names, however deep they lie. */
export function withoutMembers(value: unknown, names: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutMembers(item, names))
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([name]) => !names.has(name))
  return Object.fromEntries(kept.map(([name, member]) => [name, withoutMembers(member, names)]))
}

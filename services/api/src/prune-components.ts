type Schemas = Record<string, unknown>
type Described = { components?: { schemas?: Schemas } | undefined }

const PREFIX = '#/components/schemas/'

/** Leaves out the component schemas that no operation reaches: the domain registers more than the API shows. */
export function pruneComponents<Document extends Described>(document: Document): Document {
  const schemas = document.components?.schemas ?? {}
  const reached = new Set<string>()
  const pending = referencesIn({ ...document, components: undefined })
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (reached.has(name)) continue
    reached.add(name)
    pending.push(...referencesIn(schemas[name]))
  }
  const kept = Object.fromEntries(
    Object.keys(schemas)
      .filter((name) => reached.has(name))
      .sort()
      .map((name) => [name, schemas[name]]),
  )
  return { ...document, components: { ...document.components, schemas: kept } }
}

function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) =>
    name === '$ref' && typeof member === 'string' && member.startsWith(PREFIX)
      ? [member.slice(PREFIX.length)]
      : referencesIn(member),
  )
}

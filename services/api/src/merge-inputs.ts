type Schemas = Record<string, unknown>
type Described = { components?: { schemas?: Schemas } | undefined }

const REFERENCE = /"#\/components\/schemas\/(\w+)"/g
const SUFFIX = 'Input'

/**
 * Names a schema once where what is sent and what is answered are the same: the generator writes every registered schema
 * twice, `X` and `XInput`. Those that differ (members with a default may be left out when sent) stay apart.
 */
export function mergeInputs<Document extends Described>(document: Document): Document {
  const schemas = document.components?.schemas ?? {}
  const texts = new Map(Object.entries(schemas).map(([name, schema]) => [name, JSON.stringify(schema)]))
  const same = new Set([...texts.keys()].filter((name) => name.endsWith(SUFFIX)).map(withoutSuffix))
  const rename = (text: string): string =>
    text.replaceAll(REFERENCE, (reference, name: string) =>
      name.endsWith(SUFFIX) && same.has(withoutSuffix(name)) ? reference.replace(name, withoutSuffix(name)) : reference,
    )
  // A schema whose parts differ differs itself, so the set shrinks until nothing changes.
  for (let before = -1; before !== same.size; ) {
    before = same.size
    for (const name of same) {
      const answered = texts.get(name)
      const sent = texts.get(`${name}${SUFFIX}`)
      if (answered !== undefined && sent !== undefined && rename(answered) !== rename(sent)) same.delete(name)
    }
  }
  const kept = Object.fromEntries(
    Object.entries(schemas).flatMap(([name, schema]) => {
      const isDouble = name.endsWith(SUFFIX) && same.has(withoutSuffix(name))
      if (isDouble && texts.has(withoutSuffix(name))) return []
      return [[isDouble ? withoutSuffix(name) : name, schema]]
    }),
  )
  const merged = { ...document, components: { ...document.components, schemas: kept } }
  // The document is plain JSON: only names within references have changed.
  return JSON.parse(rename(JSON.stringify(merged))) as Document
}

function withoutSuffix(name: string): string {
  return name.endsWith(SUFFIX) ? name.slice(0, -SUFFIX.length) : name
}

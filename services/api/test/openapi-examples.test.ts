import { readFile } from 'node:fs/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import t from 'tap'
import { freshApi } from './fresh-api.ts'

type Node = { [member: string]: unknown }

const document = JSON.parse(await readFile(new URL('../openapi.json', import.meta.url), 'utf8'))

/** Every schema that has examples or a default, however deep, by its JSON Pointer in the document. */
function* shown(node: unknown, pointer = '#'): Generator<{ pointer: string; values: unknown[] }> {
  if (typeof node !== 'object' || node === null) return
  const { examples, example, default: preset } = node as Node
  const isSchema = /\/schemas?(\/|$)/.test(pointer) && !pointer.endsWith('/properties')
  const values = [...(Array.isArray(examples) ? examples : []), ...(example === undefined ? [] : [example])]
  if (preset !== undefined) values.push(preset)
  if (isSchema && values.length > 0) yield { pointer, values }
  for (const [name, part] of Object.entries(node)) {
    if (name === 'examples' || name === 'example' || name === 'default') continue
    yield* shown(part, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`)
  }
}

t.test('every example and every default fits its schema', async (t) => {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  ajv.addSchema(document, 'openapi')
  const all = [...shown(document)]
  t.ok(all.length > 30, `${all.length} schemas`)
  for (const { pointer, values } of all) {
    const fits = ajv.compile({ $ref: `openapi${encodeURI(pointer)}` })
    for (const value of values) t.ok(fits(value), `${pointer} ${ajv.errorsText(fits.errors)}`)
  }
})

t.test('what the examples send is taken', async (t) => {
  const { call } = await freshApi(t)
  const { schemas } = document.components
  const [configuration] = schemas.DossierConfigurationInput.examples
  const [submission] = schemas.DocumentSubmissionInput.examples
  t.match(await call('POST', '/v1/dossiers', { body: configuration }), { status: 201 })
  const dossier = `/v1/dossiers/${configuration.id}`
  const received = await call('POST', `${dossier}/documents`, { body: submission })
  t.match(received.status, 202)
  for (const claims of schemas.ClaimSubmissionInput.examples) {
    const body = { ...claims, documentId: received.body.id }
    t.match(await call('POST', `${dossier}/claims`, { body }), { status: 201 }, 'claims')
  }
  const others: Record<string, string> = {
    '/v1/webhooks': 'WebhookSubmission',
    '/v1/api-keys': 'ApiKeySubmission',
    [`${dossier}/feeds`]: 'FeedSubmissionInput',
    [`${dossier}/feed-tokens`]: 'FeedTokenSubmission',
    [`${dossier}/claims/by-hand`]: 'ClaimByHand',
  }
  const known = Object.keys(schemas)
  for (const [path, prefix] of Object.entries(others)) {
    const name = known.find((schema) => schema.startsWith(prefix)) ?? prefix
    const examples: unknown[] = schemas[name]?.examples ?? []
    t.not(examples.length, 0, `${name} has an example`)
    for (const body of examples) {
      const { status, body: answer } = await call('POST', path, { body })
      t.equal(status, 201, `${path}: ${JSON.stringify(answer)}`)
    }
  }
})

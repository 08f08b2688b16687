import { readFile } from 'node:fs/promises'
import { Validator } from '@seriousme/openapi-schema-validator'
import t from 'tap'
import { documentApi } from '../src/document-api.ts'
import { freshApi } from './fresh-api.ts'

const COMMITTED = new URL('../openapi.json', import.meta.url)

t.test('the committed openapi.json is current', async (t) => {
  t.equal(await readFile(COMMITTED, 'utf8'), await documentApi(), 'write it with `pnpm openapi`')
})

t.test('it is valid OpenAPI 3.1, and every reference leads somewhere', async (t) => {
  const text = await readFile(COMMITTED, 'utf8')
  const validator = new Validator()
  const { valid, errors } = await validator.validate(text)
  t.ok(valid, JSON.stringify(errors))
  t.equal(validator.version, '3.1')
  const names = new Set(Object.keys(JSON.parse(text).components.schemas))
  for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) t.ok(names.has(name), name)
})

t.test('every operation has a name of its own, a summary, a description and a tag', async (t) => {
  const { paths } = JSON.parse(await readFile(COMMITTED, 'utf8'))
  const seen = new Set<string>()
  for (const [path, methods] of Object.entries<Record<string, Record<string, unknown>>>(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      t.match(
        operation,
        { operationId: String, summary: String, description: String, tags: [String] },
        `${method} ${path}`,
      )
      t.notOk(seen.has(String(operation.operationId)), `${String(operation.operationId)} once`)
      seen.add(String(operation.operationId))
    }
  }
})

t.test('every body has an example', async (t) => {
  const { paths, components } = JSON.parse(await readFile(COMMITTED, 'utf8'))
  type Operation = { operationId: string; requestBody?: { content: Record<string, { schema: { $ref?: string } }> } }
  const operations = Object.values<Record<string, Operation>>(paths).flatMap((methods) => Object.values(methods))
  const sent = operations.filter(({ requestBody }) => requestBody !== undefined)
  t.ok(sent.length > 10)
  for (const { operationId, requestBody } of sent) {
    const name = requestBody?.content['application/json']?.schema.$ref?.split('/').at(-1) ?? ''
    t.ok(components.schemas[name]?.examples?.length > 0, `${operationId}: openapi-examples.ts has one of ${name}`)
  }
})

t.test('the description and its page are open, and the page loads nothing of others', async (t) => {
  const { call } = await freshApi(t)
  t.match(await call('GET', '/openapi.json', { key: null }), { status: 200, body: { openapi: '3.1.0' } })
  const page = await call('GET', '/docs', { key: null })
  t.equal(page.status, 200)
  t.match(page.headers['content-security-policy'], /default-src 'none'; script-src 'self'/)
  for (const [, address = ''] of String(page.body).matchAll(/(?:src|href)="([^"]+)"/g)) {
    t.match(address, /^\.?\/(?!\/)/, address)
    t.equal((await call('GET', address.replace(/^\./, ''), { key: null })).status, 200, address)
  }
})

t.test('a schema that is the same when sent and when answered has one name', async (t) => {
  const { components } = JSON.parse(await readFile(COMMITTED, 'utf8'))
  const names = Object.keys(components.schemas)
  t.ok(names.includes('Slug') && !names.includes('SlugInput'))
  t.ok(
    names.includes('DossierConfiguration') && names.includes('DossierConfigurationInput'),
    'defaults may be left out',
  )
})

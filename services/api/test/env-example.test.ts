import { access, readFile } from 'node:fs/promises'
import t from 'tap'
import * as z from 'zod'

const ROOT = new URL('../../../', import.meta.url)

t.test('.env.example names every setting of every service', async (t) => {
  const example = await readFile(new URL('.env.example', ROOT), 'utf8')
  const named = new Set([...example.matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name))
  for (const service of ['api', 'ingest', 'notify']) {
    const config = new URL(`services/${service}/src/config.ts`, ROOT)
    if (
      !(await access(config).then(
        () => true,
        () => false,
      ))
    )
      continue
    const schemas = Object.values<unknown>(await import(config.href)).filter((value) => value instanceof z.ZodObject)
    t.not(schemas.length, 0, `${service} declares its environment with zod`)
    for (const name of schemas.flatMap((schema) => Object.keys(schema.shape)))
      t.ok(named.has(name), `${service}: ${name}`)
  }
})

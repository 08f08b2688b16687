import { readFile } from 'node:fs/promises'
import t from 'tap'

const ROOT = new URL('../../../', import.meta.url)

t.test('.env.example names every setting of every service', async (t) => {
  const example = await readFile(new URL('.env.example', ROOT), 'utf8')
  const named = new Set([...example.matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name))
  for (const service of ['api', 'ingest', 'notify']) {
    const config = await readFile(new URL(`services/${service}/src/config.ts`, ROOT), 'utf8').catch(() => '')
    const settings = [...config.matchAll(/^  ([A-Z][A-Z0-9_]+): /gm)].map(([, name = '']) => name)
    for (const name of settings) t.ok(named.has(name), `${service}: ${name}`)
    if (config !== '') t.not(settings.length, 0, `${service} declares its settings`)
  }
})

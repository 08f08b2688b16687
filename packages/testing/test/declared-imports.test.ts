import { glob, readFile } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'oxc-parser'
import t from 'tap'

const root = path.resolve(fileURLToPath(import.meta.url), '../../../..')

type Manifest = {
  name: string
  scripts?: Record<string, string>
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
}

/** What a file imports, resolves, and from where it re-exports, types included. */
function importsOf(file: string, source: string): string[] {
  const { staticImports, staticExports, dynamicImports } = parseSync(file, source).module
  return [
    ...staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? [])),
    ...dynamicImports
      .map(({ moduleRequest }) => /^(['"])(.*)\1$/.exec(source.slice(moduleRequest.start, moduleRequest.end))?.[2])
      .filter((name) => name !== undefined),
    ...[...source.matchAll(/import\.meta\.resolve\('([^']+)'\)/g)].map(([, name = '']) => name),
  ]
}

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** What a package is declared for, where it is not itself imported: `@types/pg` for `pg`, a peer for who needs it. */
const servedBy = (name: string): string =>
  name === 'typescript' ? 'openapi-typescript' : name.replace(/^@types\//, '')

/** Why a file may not import this; undefined where it may. */
function objection(
  specifier: string,
  { file, folder, declared }: { file: string; folder: string; declared: Set<string> },
): string | undefined {
  if (isBuiltin(specifier)) return undefined
  if (specifier.startsWith('.')) {
    const target = path.resolve(path.dirname(file), specifier)
    return target.startsWith(folder + path.sep) ? undefined : `${specifier} lies in another package`
  }
  return declared.has(packageOf(specifier)) ? undefined : `${packageOf(specifier)} is not declared`
}

const manifests: string[] = []
for await (const found of glob(['{packages,services}/*/package.json', 'infra/package.json'], { cwd: root })) {
  manifests.push(found)
}

t.ok(manifests.length > 10, 'the packages are found')

for (const manifest of manifests.sort()) {
  const folder = path.join(root, path.dirname(manifest))
  // A package.json of this workspace: read by pnpm, which has checked its shape.
  const { name, scripts, dependencies, devDependencies } = JSON.parse(
    await readFile(path.join(root, manifest), 'utf8'),
  ) as Manifest
  const forSource = new Set([name, ...Object.keys(dependencies ?? {})])
  const forTests = new Set([...forSource, ...Object.keys(devDependencies ?? {})])

  t.test(`${name} imports what its package.json declares, all of it and nothing else`, async (t) => {
    const objections: string[] = []
    const used = new Set(Object.values(scripts ?? {}).flatMap((script) => script.split(' ')))
    const usedBySource = new Set<string>()
    for await (const found of glob('*/**/*.ts', { cwd: folder, exclude: ['**/node_modules/**'] })) {
      const file = path.join(folder, found)
      const inSource = found.startsWith(`src${path.sep}`)
      const declared = inSource ? forSource : forTests
      for (const specifier of importsOf(file, await readFile(file, 'utf8'))) {
        const reason = objection(specifier, { file, folder, declared })
        if (reason !== undefined) objections.push(`${found}: ${reason}`)
        used.add(packageOf(specifier))
        if (inSource) usedBySource.add(packageOf(specifier))
      }
    }
    for (const each of Object.keys(dependencies ?? {})) {
      if (!usedBySource.has(each)) objections.push(`${each} is declared, and nothing under src imports it`)
    }
    for (const each of Object.keys(devDependencies ?? {})) {
      if (!used.has(servedBy(each))) objections.push(`${each} is declared, and nothing imports it`)
    }
    t.same(objections, [])
  })
}

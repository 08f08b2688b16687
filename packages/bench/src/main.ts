import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { measure } from './measure.ts'
import { clears, HEADING, lineOf, type Result, resultOf } from './report.ts'
import { rows } from './rows/index.ts'
import { openScene } from './scene.ts'

// `pnpm bench [--only NAME] [--json FILE]`: NAME is a row, or the first part of several rows' names.
const { values: options } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'string' } } })
const { only, json } = options
const chosen = rows.filter(({ name }) => only === undefined || name === only || name.startsWith(`${only}-`))
if (chosen.length === 0) throw new Error(`no row ${only}: ${rows.map(({ name }) => name).join(', ')}`)

const scene = await openScene()
const results: Result[] = []
console.log(HEADING)
try {
  for (const row of chosen) {
    const measurement = await measure(row, scene)
    const result = resultOf(row, measurement)
    console.log(lineOf(result, clears(row.bar, measurement)))
    results.push(result)
  }
} finally {
  await scene.close()
}
if (json !== undefined) await writeFile(json, `${JSON.stringify(results, undefined, 2)}\n`)

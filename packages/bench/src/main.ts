import { writeFile } from 'node:fs/promises'
import { measure } from './measure.ts'
import { readOptions, whyUnwritable } from './options.ts'
import { clears, HEADING, lineOf, type Result, resultOf } from './report.ts'
import type { Row } from './row.ts'
import { rows } from './rows/index.ts'
import { openScene } from './scene.ts'

const asked = readOptions(process.argv.slice(2), rows)
if (asked.kind === 'help') process.stdout.write(asked.text)
else if (asked.kind === 'wrong') refuse(asked.message)
else {
  const unwritable = asked.json === undefined ? undefined : await whyUnwritable(asked.json)
  if (unwritable === undefined) await run(asked)
  else refuse(unwritable)
}

function refuse(message: string): void {
  console.error(`bench: ${message}`)
  process.exitCode = 2
}

async function run({ rows, json }: { rows: readonly Row[]; json: string | undefined }): Promise<void> {
  const scene = await openScene()
  const results: Result[] = []
  console.log(HEADING)
  try {
    for (const row of rows) {
      const measurement = await measure(row, scene)
      const result = resultOf(row, measurement)
      console.log(lineOf(result, clears(row.bar, measurement)))
      results.push(result)
    }
  } finally {
    await scene.close()
  }
  if (json !== undefined) await writeFile(json, `${JSON.stringify(results, undefined, 2)}\n`)
}

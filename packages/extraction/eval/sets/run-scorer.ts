import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Runs a scorer that comes with annotated texts over a system's rows; returns its JSON report. Throws what it complains of. */
export function runScorer({
  script,
  options,
  rows,
}: {
  script: string
  options: string[]
  rows: readonly object[]
}): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-eval-'))
  try {
    const [system, report] = [join(folder, 'system.jsonl'), join(folder, 'report.json')]
    writeFileSync(system, rows.map((row) => JSON.stringify(row)).join('\n'))
    const { status, stderr } = spawnSync(process.execPath, [script, ...options, '--system', system, '--json', report], {
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`${script} failed: ${stderr.slice(0, 1000)}`)
    return JSON.parse(readFileSync(report, 'utf8'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

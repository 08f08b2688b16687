import { open } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Row } from './row.ts'

/** What is to be done: text to print, what is wrong with the arguments (one line), or rows to measure and where to write. */
export type Asked =
  | { kind: 'help'; text: string }
  | { kind: 'wrong'; message: string }
  | { kind: 'measure'; rows: readonly Row[]; json: string | undefined }

const OPTIONS = { only: { type: 'string' }, json: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const

const SEE_HELP = 'pnpm bench --help tells more'

/** Reads the command's arguments; `--only` takes a row, or the first words of several rows' names. */
export function readOptions(args: readonly string[], rows: readonly Row[]): Asked {
  const read = parsed(args)
  if (typeof read === 'string') return { kind: 'wrong', message: `${read}; ${SEE_HELP}` }
  const { only, json, help } = read
  if (help) return { kind: 'help', text: helpOn(rows) }
  const chosen = rows.filter(({ name }) => only === undefined || name === only || name.startsWith(`${only}-`))
  if (chosen.length > 0) return { kind: 'measure', rows: chosen, json }
  const near = rows.filter(({ name }) => only && name.startsWith(only)).map(({ name }) => name)
  const known = near.length > 0 ? `did you mean ${near.join(', ')}` : `there are ${firstWords(rows).join(', ')}`
  return { kind: 'wrong', message: `no row is called ${JSON.stringify(only)}, or begins so: ${known}; ${SEE_HELP}` }
}

/** Why a file can't be written, before anything is measured in vain; undefined where it can. */
export async function whyUnwritable(file: string): Promise<string | undefined> {
  try {
    await (await open(file, 'a')).close()
    return undefined
  } catch (error) {
    return `--json: ${error instanceof Error ? error.message : String(error)}`
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values
  } catch (error) {
    // The first sentence says what is wrong; the others advise on positional arguments, which there are none of.
    if (error instanceof TypeError) return (error.message.split(/\. |\n/)[0] ?? error.message).replace(/\.$/, '')
    throw error
  }
}

/** What names begin with, to their first dash: each chooses all rows that share it. */
function firstWords(rows: readonly Row[]): string[] {
  return [...new Set(rows.map(({ name }) => name.split('-')[0] ?? name))]
}

function helpOn(rows: readonly Row[]): string {
  const lines = firstWords(rows).map((first) => {
    const names = rows.map(({ name }) => name).filter((name) => name === first || name.startsWith(`${first}-`))
    return `  ${first.padEnd(10)} ${names.join(', ')}`
  })
  return `pnpm bench [--only NAME] [--json FILE]

Measures each row in turn with its baseline and prints the median of five pairs; all of them take half an hour.

  --only NAME  one row, or all whose names begin with NAME and a dash: "view" is view-read, view-304 …, not views-claims
  --json FILE  writes the results as JSON as well
  --help       this

Rows, by what their names begin with:
${lines.join('\n')}
`
}

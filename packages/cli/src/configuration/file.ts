import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { type ConfigurationFault, type DossierConfiguration, readConfiguration } from '@onrecord/domain'
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import { EXIT, Failure } from '../failure.ts'

/** A configuration as somebody wrote it. `placeOf`: `file:line:column` of a JSON Pointer, or of what it lies in. */
export type ConfigurationFile = { input: unknown; placeOf: (pointer: string) => string }

/** Reads a file of YAML, or JSON, which is YAML. Throws Failure that names line and column of what is neither. */
async function readConfigurationFile(file: string, folder: string): Promise<ConfigurationFile> {
  const text = await readFile(resolve(folder, file), 'utf8').catch((cause: unknown) => {
    throw new Failure(`can't read ${file}`, { cause, exitCode: EXIT.usage })
  })
  return parseConfiguration(text, basename(file))
}

/** The same of a text; `name` stands in the places. */
export function parseConfiguration(text: string, name: string): ConfigurationFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true })
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset)
    return `${name}:${line}:${col}`
  }
  if (document.errors.length > 0) {
    const told = document.errors.map(({ message, pos }) => `${at(pos[0])}: ${message}`)
    throw new Failure(told.join('\n'), { exitCode: EXIT.usage })
  }
  return { input: toValue(document, name), placeOf: (pointer) => at(offsetOf(document.contents, namesOf(pointer))) }
}

/** Few aliases: a file of some lines must not grow to gigabytes. */
function toValue(document: ReturnType<typeof parseDocument>, name: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch (cause) {
    throw new Failure(`${name}: ${cause instanceof Error ? cause.message : 'can not be read'}`, {
      cause,
      exitCode: EXIT.usage,
    })
  }
}

/** The configuration of a file with its warnings. Throws Failure that tells every error with its place. */
export async function requireConfiguration(
  file: string,
  folder: string,
): Promise<{ configuration: DossierConfiguration; faults: ConfigurationFault[]; source: ConfigurationFile }> {
  const source = await readConfigurationFile(file, folder)
  const { configuration, faults } = readConfiguration(source.input)
  if (configuration !== null) return { configuration, faults, source }
  throw new Failure(faultLines(faults, source).join('\n'), { exitCode: EXIT.usage })
}

/** One line a fault: place, severity, what is wrong, and where within the configuration. */
export function faultLines(faults: readonly ConfigurationFault[], { placeOf }: ConfigurationFile): string[] {
  return faults.map(({ severity, pointer, says }) => {
    // YAML takes 2025 for a number, and a year is a date.
    const hint = /^a text; it is \d/.test(says) ? '; put it in quotes' : ''
    return `${placeOf(pointer)}: ${severity}: ${says}${hint}${pointer === '' ? '' : ` (${pointer})`}`
  })
}

const namesOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))

/** Where the last of the names that is there begins: a member's name, an item's first character. */
function offsetOf(contents: unknown, names: readonly string[]): number {
  let node = contents
  let offset = startOf(contents)
  for (const name of names) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => (isScalar(key) ? String(key.value) : key) === name)
      if (pair === undefined) return offset
      offset = startOf(pair.key)
      node = pair.value
    } else if (isSeq(node)) {
      node = node.items[Number(name)]
      if (node === undefined) return offset
      offset = startOf(node)
    } else return offset
  }
  return offset
}

function startOf(node: unknown): number {
  if (isScalar(node) || isMap(node) || isSeq(node)) return node.range?.[0] ?? 0
  return 0
}

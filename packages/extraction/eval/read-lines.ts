import { readFileSync } from 'node:fs'

/** The values of a file of JSON lines, in their order; throws, naming file and line, where one is no JSON. */
export function readLines(file: string): unknown[] {
  const values: unknown[] = []
  for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (line.trim() === '') continue
    try {
      values.push(JSON.parse(line))
    } catch (cause) {
      throw new Error(`${file}:${index + 1} is no JSON`, { cause })
    }
  }
  return values
}

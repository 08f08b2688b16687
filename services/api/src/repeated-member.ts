/** Strings, and what stands between them, of a text that is JSON. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g

/**
 * How many members the objects of a JSON text are written with: each has one colon outside of strings. `JSON.parse` keeps
 * the last of those that share a name, so that it finds fewer where one is repeated.
 */
export function countWrittenMembers(json: string): number {
  let members = 0
  let isInString = false
  for (let at = 0; at < json.length; at++) {
    const unit = json.charCodeAt(at)
    if (unit === QUOTE) isInString = !isInString
    else if (isInString && unit === BACKSLASH) at += 1
    else if (!isInString && unit === COLON) members += 1
  }
  return members
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COLON = 0x3a

/** The first member of a JSON text that its object has before, with the offset of its name; undefined where none is. */
export function findRepeatedMember(json: string): { name: string; offset: number } | undefined {
  const open: Set<string>[] = []
  let last: { name: string; offset: number } | undefined
  for (const { 0: token, index } of json.matchAll(TOKEN)) {
    if (token === '{' || token === '[') open.push(new Set())
    else if (token === '}' || token === ']') open.pop()
    else if (token.startsWith('"')) last = { name: token, offset: index }
    else if (token === ':' && last !== undefined) {
      // Escapes may write one name in several ways; JSON.parse has accepted the whole, so each token is a string.
      const name = String(JSON.parse(last.name))
      const names = open.at(-1)
      if (names?.has(name)) return { name, offset: last.offset }
      names?.add(name)
    }
  }
  return undefined
}

/** Longest pointer that is shown, in UTF-16 units. */
const MAX_POINTER = 300

/** JSON Pointer (RFC 6901) of a path, cut where it is absurdly long; half a character is shown as U+FFFD. */
export function jsonPointer(path: readonly PropertyKey[]): string {
  const pointer = path.map((name) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
  return pointer.slice(0, MAX_POINTER).toWellFormed().replaceAll('\0', '\ufffd')
}

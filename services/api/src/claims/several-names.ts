/** The names that an annotator has joined into one text, as in `Egypt; Jordan`; a name alone is the only one. */
export function severalNames(joined: string): string[] {
  const names = joined
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return names.length === 0 ? [joined] : names
}

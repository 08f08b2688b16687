/** Folds a name for comparison: lower case, no marks, apostrophes, dots or leading article; a hyphen is a space. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’.]/g, '')
    .toLowerCase()
    .replace(/[-–\s]+/g, ' ')
    .trim()
    .replace(/^(?:the|a|an) /, '')
}

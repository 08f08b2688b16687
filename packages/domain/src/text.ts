/** What PostgreSQL would refuse (NUL) or silently change (a lone surrogate). */
export type BadCharacter = { offset: number; what: 'NUL' | 'lone surrogate' }

/** The first character of `text` that can't be stored as it is, with its offset in UTF-16 code units; undefined where there is none. */
export function findBadCharacter(text: string): BadCharacter | undefined {
  const nul = text.indexOf('\0')
  if (text.isWellFormed()) return nul === -1 ? undefined : { offset: nul, what: 'NUL' }
  const lone = loneSurrogate(text)
  return nul !== -1 && nul < lone ? { offset: nul, what: 'NUL' } : { offset: lone, what: 'lone surrogate' }
}

function loneSurrogate(text: string): number {
  return text.search(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/)
}

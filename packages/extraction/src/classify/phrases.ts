/** Endings that a term's last letters may take in the text: withdraw, withdrawal, withdrawing. */
const ENDINGS = '(?:s|es|ed|d|ing|al|als|er|ers|ment|ments|ation|ations|ion|ions|n|y|ies)?'

/** Past forms of verbs that issues are made of. */
const IRREGULAR: Record<string, string[]> = {
  begin: ['began', 'begun'],
  break: ['broke', 'broken'],
  bring: ['brought'],
  build: ['built'],
  buy: ['bought'],
  fall: ['fell', 'fallen'],
  freeze: ['froze', 'frozen'],
  give: ['gave', 'given'],
  hold: ['held'],
  keep: ['kept'],
  leave: ['left', 'leaving'],
  lift: ['lifted'],
  pay: ['paid'],
  rebuild: ['rebuilt'],
  rise: ['rose', 'risen'],
  sell: ['sold'],
  send: ['sent'],
  strike: ['struck', 'striking'],
  take: ['took', 'taken'],
  withdraw: ['withdrew', 'withdrawn'],
}

const patterns = new Map<string, RegExp>()

/** A pattern that finds a term as whole words, its last word inflected as English allows, letter case ignored. */
export function termPattern(term: string): RegExp {
  const known = patterns.get(term)
  if (known !== undefined) return known
  const words = term
    .trim()
    .split(/[\s-]+/)
    .map(escape)
  const last = words.pop() ?? ''
  const upper = /^[A-Z]{2,5}$/.test(term)
  const stem = last.length > 4 ? last.replace(/(?:e|y|s)$/, '(?:e|y|ie|i)?s?') : last
  const forms = [upper ? last : `${stem}${ENDINGS}`, ...(IRREGULAR[last.toLowerCase()] ?? [])]
  const body = [...words, `(?:${forms.join('|')})`].join('[\\s-]+')
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${body}(?![\\p{L}\\p{N}])`, upper ? 'u' : 'iu')
  if (patterns.size > 20_000) patterns.clear()
  patterns.set(term, pattern)
  return pattern
}

function escape(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}

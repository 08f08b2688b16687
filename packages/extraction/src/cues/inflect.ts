/** Forms of a verb beyond the regular ones: base → past, past participle. The -s and -ing forms are regular. */
const IRREGULAR: Record<string, [past: string, participle: string]> = {
  say: ['said', 'said'],
  tell: ['told', 'told'],
  write: ['wrote', 'written'],
  speak: ['spoke', 'spoken'],
  make: ['made', 'made'],
  find: ['found', 'found'],
  show: ['showed', 'shown'],
  think: ['thought', 'thought'],
  know: ['knew', 'known'],
  hold: ['held', 'held'],
  swear: ['swore', 'sworn'],
  forbid: ['forbade', 'forbidden'],
  forswear: ['forswore', 'forsworn'],
  seek: ['sought', 'sought'],
  hit: ['hit', 'hit'],
  give: ['gave', 'given'],
  take: ['took', 'taken'],
  put: ['put', 'put'],
  set: ['set', 'set'],
  let: ['let', 'let'],
  feel: ['felt', 'felt'],
  hear: ['heard', 'heard'],
  learn: ['learned', 'learned'],
  mean: ['meant', 'meant'],
  read: ['read', 'read'],
  foresee: ['foresaw', 'foreseen'],
  see: ['saw', 'seen'],
  go: ['went', 'gone'],
  withdraw: ['withdrew', 'withdrawn'],
  undertake: ['undertook', 'undertaken'],
  draw: ['drew', 'drawn'],
  lay: ['laid', 'laid'],
  quiz: ['quizzed', 'quizzed'],
  tear: ['tore', 'torn'],
  spell: ['spelled', 'spelled'],
  foretell: ['foretold', 'foretold'],
  shoot: ['shot', 'shot'],
  bet: ['bet', 'bet'],
}

/** All forms of an English verb with what each can be. */
export type VerbForm = { form: string; tense: 'base' | 'present' | 'past' | 'participle' | 'gerund' }

/** Inflects a base form: `deny` → denies, denied, denying. */
export function inflect(base: string): VerbForm[] {
  const irregular = IRREGULAR[base]
  const doubled = SHORT.test(base) || DOUBLED.has(base)
  const [past, participle] = irregular ?? [regularPast(base), regularPast(base)]
  return [
    { form: base, tense: 'base' },
    { form: thirdPerson(base), tense: 'present' },
    { form: past, tense: 'past' },
    ...(participle === past ? [] : [{ form: participle, tense: 'participle' as const }]),
    { form: gerund(base, doubled), tense: 'gerund' },
    ...(BRITISH.test(base) ? britishForms(base) : []),
  ]
}

/** "snap", "brag", "dub": one vowel, one consonant, one syllable. */
const SHORT = /^[^aeiou]*(?:qu)?[aeiou][bdgklmnpt]$/
/** Longer verbs stressed on their last syllable. */
const DOUBLED = new Set(['bar', 'rebut', 'admit', 'submit', 'commit', 'concur', 'refer', 'aver'])
/** "label", "signal": doubled in British spelling alone. */
const BRITISH = /^[a-z]{2,}[^aeiou][ae]l$/

const britishForms = (base: string): VerbForm[] => [
  { form: `${base}led`, tense: 'past' },
  { form: `${base}ling`, tense: 'gerund' },
]

function thirdPerson(base: string): string {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`
  return /(?:s|x|z|ch|sh|o)$/.test(base) ? `${base}es` : `${base}s`
}

function regularPast(base: string): string {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`
  if (SHORT.test(base) || DOUBLED.has(base)) return `${base}${base.at(-1)}ed`
  return base.endsWith('e') ? `${base}d` : `${base}ed`
}

function gerund(base: string, doubled: boolean): string {
  if (doubled) return `${base}${base.at(-1)}ing`
  return base.endsWith('e') && !/(?:ee|oe|ye)$/.test(base) ? `${base.slice(0, -1)}ing` : `${base}ing`
}

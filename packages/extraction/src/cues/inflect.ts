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
  rebut: ['rebutted', 'rebutted'],
  back: ['backed', 'backed'],
  go: ['went', 'gone'],
  withdraw: ['withdrew', 'withdrawn'],
  draw: ['drew', 'drawn'],
  lay: ['laid', 'laid'],
  beg: ['begged', 'begged'],
  admit: ['admitted', 'admitted'],
  submit: ['submitted', 'submitted'],
  commit: ['committed', 'committed'],
  quip: ['quipped', 'quipped'],
  slam: ['slammed', 'slammed'],
  rap: ['rapped', 'rapped'],
  blog: ['blogged', 'blogged'],
  concur: ['concurred', 'concurred'],
  rebuff: ['rebuffed', 'rebuffed'],
  refer: ['referred', 'referred'],
  plan: ['planned', 'planned'],
  chat: ['chatted', 'chatted'],
  drop: ['dropped', 'dropped'],
  pan: ['panned', 'panned'],
  snub: ['snubbed', 'snubbed'],
  prod: ['prodded', 'prodded'],
  quiz: ['quizzed', 'quizzed'],
  tear: ['tore', 'torn'],
  spell: ['spelled', 'spelled'],
  foretell: ['foretold', 'foretold'],
  aver: ['averred', 'averred'],
  shoot: ['shot', 'shot'],
  sum: ['summed', 'summed'],
  bet: ['bet', 'bet'],
  sob: ['sobbed', 'sobbed'],
  chip: ['chipped', 'chipped'],
}

/** All forms of an English verb with what each can be. */
export type VerbForm = { form: string; tense: 'base' | 'present' | 'past' | 'participle' | 'gerund' }

/** Inflects a base form: `deny` → denies, denied, denying. */
export function inflect(base: string): VerbForm[] {
  const irregular = IRREGULAR[base]
  const doubled = irregular !== undefined && /([bcdfglmnprt])\1ed$/.test(irregular[0]) && !/(.)\1$/.test(base)
  const [past, participle] = irregular ?? [regularPast(base), regularPast(base)]
  return [
    { form: base, tense: 'base' },
    { form: thirdPerson(base), tense: 'present' },
    { form: past, tense: 'past' },
    ...(participle === past ? [] : [{ form: participle, tense: 'participle' as const }]),
    { form: gerund(base, doubled), tense: 'gerund' },
  ]
}

function thirdPerson(base: string): string {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`
  return /(?:s|x|z|ch|sh|o)$/.test(base) ? `${base}es` : `${base}s`
}

function regularPast(base: string): string {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`
  return base.endsWith('e') ? `${base}d` : `${base}ed`
}

function gerund(base: string, doubled: boolean): string {
  if (doubled) return `${base}${base.at(-1)}ing`
  return base.endsWith('e') && !/(?:ee|oe|ye)$/.test(base) ? `${base.slice(0, -1)}ing` : `${base}ing`
}

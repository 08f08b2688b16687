/**
 * Words that stand for one another where negotiations are told, one group a line, the name of the group first. General
 * words of the trade and irregular forms of verbs, none of one dispute; written for this file.
 */
const GROUPS = `
  negotiate negotiation talk talks
  phase stage
  two 2 second
  one 1 first
  three 3 third
  truce ceasefire armistice
  deal agreement accord pact
  hostage captive abductee
  begin began begun beginning start commence launch
  resume restart
  end finish conclude expire halt stop cease
  release free freed
  withdraw pullout evacuate
  pay paid
  meet met meeting
  sign signed signing
  hold held
  return
  deliver delivery
  open reopen
  close shut
  lift remove
  impose
  vote ballot
  publish announce unveil
  extend prolong extension
  leave left
  send sent dispatch
  tariff duty levy
  wage salary
  strike struck walkout stoppage
  approve
  ratify ratified ratifies ratification
  submit submission
  appoint
  install
  repair
  hire rehire
  troops forces soldiers
  proposal offer plan
  not don didn doesn hasn haven hadn wasn weren isn aren never
`

/** Groups whose words name something that can happen by a day. */
const EVENTS = `begin resume end release withdraw pay meet sign hold return deliver open close lift impose vote publish
  extend leave send strike approve ratify submit appoint install repair hire`

/**
 * UTF-16 units of a word that count: cut there, most inflections of a word fall together. Truncation as a stemmer for
 * European languages: McNamee and Mayfield, Character n-gram tokenization for European language text retrieval, 2004.
 */
const STEM_LENGTH = 6

const names = new Map(
  GROUPS.trim()
    .split('\n')
    .flatMap((line) => {
      const words = line.trim().split(/\s+/)
      return words.map((word): [string, string] => [word.slice(0, STEM_LENGTH), words[0] ?? word])
    }),
)

/** The name under which a lower-case word counts: that of its group, else its first letters. */
export function nameOfWord(word: string): string {
  const stem = word.slice(0, STEM_LENGTH)
  return names.get(stem) ?? nameOfInflected(stem) ?? stem
}

/** Names of words that say that something happens. */
export const EVENT_WORDS: readonly string[] = EVENTS.split(/\s+/)

/** Endings that an inflected word may have beyond its group's; a long word's is cut with the rest of it. */
const ENDINGS = ['s', 'd', 'ed', 'es', 'ing', 'in']

function nameOfInflected(stem: string): string | undefined {
  for (const ending of ENDINGS) {
    if (!stem.endsWith(ending)) continue
    const base = stem.slice(0, -ending.length)
    const name = names.get(base) ?? names.get(`${base}e`)
    if (name !== undefined) return name
  }
  return undefined
}

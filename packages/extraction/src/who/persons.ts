import { isPersonNoun } from './descriptions.ts'
import { type Gender, genderOfName, genderOfWord, guessedGender } from './gender.ts'
import type { Mention } from './mentions.ts'
import { isOutlet } from './outlets.ts'
import { BODY_NOUNS, TITLES } from './titles.ts'

/**
 * Somebody whom the text names, by the mention that names them in full. `likely`: 0 to 1, how likely this is a person at
 * all; `gender`: what title, role or given name tell; `guess`: a gender that counts for little.
 */
export type Person = {
  mention: Mention
  likely: number
  gender: Gender | undefined
  guess: Gender | undefined
  /** What titles and appositions call them, in small letters. */
  roles: ReadonlySet<string>
}

/** The persons of a text by any of its mentions. */
export function findPersons(text: string, mentions: Mention[]): Map<Mention, Person> {
  const full = Map.groupBy(
    mentions.filter(
      ({ person, words }) => person && words.length > 1 && !words.some((word) => NO_PERSONS_WORD.test(word)),
    ),
    ({ words }) => words.at(-1) ?? '',
  )
  const groups = Map.groupBy(mentions, (mention) => {
    const known = mention.words.length === 1 ? full.get(mention.words[0] ?? '') : undefined
    return (known?.find(({ span }) => span.start < mention.span.start) ?? known?.[0] ?? mention).name
  })
  const persons = new Map<Mention, Person>()
  for (const group of groups.values()) {
    const person = personOf(text, group)
    if (person !== undefined) for (const mention of group) persons.set(mention, person)
  }
  return persons
}

/** "QNA", but for who speaks by that label in a transcript. */
const isAcronym = (text: string, { words, span }: Mention): boolean =>
  words.length === 1 && /^\p{Lu}{2,5}$/u.test(words[0] ?? '') && text[span.end] !== ':'

/** Below this nobody is taken for a person. */
const TOO_UNLIKELY = 0

function personOf(text: string, group: Mention[]): Person | undefined {
  const mention = group.toSorted((a, b) => b.words.length - a.words.length)[0]
  if (mention === undefined || mention.name.includes('&') || isOutlet(mention.name)) return undefined
  if (isAcronym(text, mention)) return undefined
  const roles = group.flatMap((one) => [
    ...wordsOf(one.described),
    ...appositionOf(text, one),
    ...roleBefore(text, one),
  ])
  const named = genderOfName(mention.words)
  const told = roles.map(genderOfWord).find((gender) => gender !== undefined)
  let evidence = group.some(({ person }) => person) ? 0 : -1
  if (mention.words.length > 1 && mention.words.some((word) => NO_PERSONS_WORD.test(word))) evidence -= 2
  if (named !== undefined) evidence += 2
  if (roles.some(isPersonal)) evidence += 2
  if (group.some(({ span }) => AS_PERSON.test(text.slice(span.end, span.end + 24)))) evidence += 2
  if (group.some(({ span }) => BEFORE_TITLE.test(text.slice(span.end, span.end + 60)))) evidence -= 2
  if (group.length > 1 && group.some(({ words }) => words.length === 1) && mention.words.length > 1) evidence += 1
  if (group.some(({ span, described }) => described === '' && /\bthe\s$/i.test(text.slice(0, span.start).slice(-5))))
    evidence -= 3
  if (
    group.some(({ span }) => /\b(?:in|across|near|inside)\s$/.test(text.slice(Math.max(0, span.start - 8), span.start)))
  )
    evidence -= 1
  if (evidence < TOO_UNLIKELY) return undefined
  return {
    mention,
    likely: evidence > 0 ? 1 : UNKNOWN,
    gender: told ?? named,
    guess: guessedGender(mention.words),
    roles: new Set(roles.map((role) => role.toLowerCase())),
  }
}

/** A name that nothing shows to be a person's, nor to be a place's or a body's. */
const UNKNOWN = 0.5

/** "Ada Lund, 34, said", "Ada, who waits", "Ada, whose son sails": so only people are told of. */
const AS_PERSON =
  /^,\s(?:(?:aged\s)?\d{2}(?=[,.;:])|who(?:['’]s)?\s|whose\s(?:husband|wife|son|daughter|mother|father|brother|sister|family|parents)\b)/
/** "Weld Ferries boss Ada Lund": what stands before an office and a name is the body that the office is of. */
const BEFORE_TITLE =
  /^\s(?:boss|chief|president|director|chair(?:man|woman)?|head|manager|leader|spokes(?:man|woman|person)|minister|captain|coach|owner|founder)\s\p{Lu}\p{Ll}+\s\p{Lu}/u

/** Words of names of places, firms, ships and papers that no person bears. */
const NO_PERSONS_WORD =
  /^(?:Upper|Lower|Cape|Wadi|Mount|Mt|Lake|Port|Fort|New|Old|Great|Greater|Saint|Power|Energy|Oil|Gas|Steel|Rail|Railways?|Airways|Airlines?|Motors?|Grid|Water|Works|Mills?|Quays|Docks|Harbou?r|Pensions|Insurance|Holdings?|Capital|Partners|Trust|Fund|Foundation|Ledger|Mail|Star|Sun|Mirror|Echo|Whistle|Dispatch|Courier|Chronicle|Observer|Guardian|Telegraph|Standard|Express|Independent|Live|Line|Front|Force|Shield|Guard|Guild|League|Alliance|Society|Club|Rovers|Athletic|Hotel|Palace|Castle|Tower|Square|Road|Delta|Coast|Plain|Plains|Marsh|Provinces?|Region|Province|District|Territory|Territories|Highlands?|Lowlands?|Mountains?|Rivers?|Sea|Ocean|Desert|Accord|Act|Agreement|Treaty|Plan|Conference|Festival|Cup|Communiqué|Annex|Article|Black|Red|Blue|Green|White|Golden|Group|Tides|Games)$/

const wordsOf = (phrase: string): string[] => phrase.split(/[\s-]+/).filter((word) => word !== '')

/** Words that say that somebody is a person: offices and gendered words, no bodies. */
function isPersonal(word: string): boolean {
  const lower = word.toLowerCase().replace(/\.$/, '')
  return genderOfWord(lower) !== undefined || (TITLES.has(lower) && !BODY_NOUNS.test(lower) && !GENERAL.has(lower))
}

/** Of the titles, those that also stand before names of bodies. */
const GENERAL = new Set(
  'foreign finance defense defence interior strategic affairs national security special chief staff former ex acting state press trade transport water health energy culture education environment agriculture fisheries sports justice economy development industry housing tourism communications campaign union republican democrat democratic conservative liberal labor labour prime vice head general'.split(
    ' ',
  ),
)

/** The first words behind a name and its comma: "Ada Lund, the chairwoman of the union, …". */
function appositionOf(text: string, { span }: Mention): string[] {
  const behind = /^,\s(?!who)(?:(?:the|a|an|its|his|her|their)\s)?([\p{L}\s’'-]{3,60})/u.exec(
    text.slice(span.end, span.end + 80),
  )?.[1]
  return behind === undefined ? [] : wordsOf(behind.split(/\s(?:of|for|in|at|who|and|from)\s/)[0] ?? '').slice(0, 5)
}

/** What stands before a name that its commas enclose: "The chief of the port, Ada Lund, …", "the mediator, Judge Lund, …". */
const ROLE_BEFORE =
  /(?:\b(?:the|an?|its|his|her|their)|['’]s?)\s((?:[\p{Ll}-]+\s){0,2}[\p{Ll}-]+)(?:\s(?:of|for)(?:\s[\p{L}’'-]+){1,5})?,\s(?:\p{L}+\.?\s){0,3}$/iu

function roleBefore(text: string, { span }: Mention): string[] {
  if (!/^[,;.)]/.test(text.slice(span.end, span.end + 1))) return []
  const role = wordsOf(ROLE_BEFORE.exec(text.slice(Math.max(0, span.start - 100), span.start))?.[1] ?? '')
  return isPersonNoun(role.at(-1) ?? '') ? role : []
}

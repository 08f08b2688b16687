import { pronounOfFirstName } from './first-names.ts'

/** The pronoun by which a text goes on to speak of somebody. */
export type Gender = 'he' | 'she'

const MEN =
  /^(?:mr|sir|lord|king|prince|father|brother|sheikh|imam|emir|sultan|baron|duke|señor|herr|monsieur|man|boy|husband|son|uncle|nephew|grandfather|dad|widower|abu|\p{L}+man|(?:god|step|grand)(?:father|son)|monk|actor|waiter)$/u
const WOMEN =
  /^(?:mrs|ms|miss|mme|madam|madame|dame|lady|queen|princess|mother|sister|nun|baroness|duchess|countess|señora|frau|girl|wife|daughter|aunt|niece|grandmother|mum|mom|mama|widow|umm|bint|\p{L}*woman|actress|waitress|heroine|(?:god|step|grand)(?:mother|daughter)|businesswoman)$/u
/** Words in "-man" that tell nothing. */
const NEITHER = /^(?:german|roman|norman|human|woman|ottoman|oman|talisman|batman|freeman)$/

/** The gender that a title or a word for a role tells: "chairwoman", "Sir", "fisherman"; undefined for most. */
export function genderOfWord(word: string): Gender | undefined {
  const lower = word.toLowerCase().replace(/\.$/, '')
  if (WOMEN.test(lower)) return 'she'
  return MEN.test(lower) && !NEITHER.test(lower) ? 'he' : undefined
}

/** The gender that a person's name tells by its first word, if that is a name of one gender. */
export function genderOfName(words: readonly string[]): Gender | undefined {
  const first = words[0]?.toLowerCase() ?? ''
  return genderOfWord(first) ?? (words.length > 1 ? pronounOfFirstName(first.split('-')[0] ?? '') : undefined)
}

/** A guess where nothing tells: given names in "-a" are mostly women's. */
export function guessedGender(words: readonly string[]): Gender | undefined {
  return words.length > 1 && /[^aeo]a$/i.test(words[0] ?? '') ? 'she' : undefined
}

/** English names of the countries of ISO 3166-1, lower case, with their codes. */
const COUNTRIES = new Map(
  codes().flatMap((code): [string, string][] => {
    const name = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code)
    return name === undefined ? [] : [[name.toLowerCase(), code]]
  }),
)

/** How the news call some of them. */
const SHORT = new Map([
  ['us', 'US'],
  ['usa', 'US'],
  ['america', 'US'],
  ['uk', 'GB'],
  ['britain', 'GB'],
  ['uae', 'AE'],
  ['palestine', 'PS'],
  ['turkey', 'TR'],
])

/** Names of peoples that are no country's. */
const PEOPLES = /^(?:europeans?|arabs?|africans?|asians?|westerners?|western|gazans?)$/

/** A country by its name; undefined where it is none. */
export function countryNamed(name: string): { code: string; name: string } | undefined {
  const folded = name.toLowerCase().replaceAll('.', '').replace(/^the /, '')
  const code = SHORT.get(folded) ?? COUNTRIES.get(folded)
  const full = code === undefined ? undefined : new Intl.DisplayNames('en', { type: 'region' }).of(code)
  return code === undefined || full === undefined ? undefined : { code, name: full }
}

/** "Israeli", "Americans": those of a place, and no name of an actor. */
export function isOfPlace(name: string): boolean {
  const folded = name.toLowerCase()
  if (PEOPLES.test(folded)) return true
  if (COUNTRIES.has(folded) || !/(?:i|is|ans?|ish|ese|ic)$/.test(folded)) return false
  return [...COUNTRIES.keys()].some((country) => country.length >= 4 && country.slice(0, 4) === folded.slice(0, 4))
}

function codes(): string[] {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
  // "ZZ" is an unknown region, "EU" and "UN" are none.
  const none = new Set(['ZZ', 'EU', 'UN', 'EZ', 'XA', 'XB', 'QO'])
  return letters.flatMap((first) => letters.map((second) => first + second)).filter((code) => !none.has(code))
}

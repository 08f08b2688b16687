/** Names by which a body that publishes what others tell it is known as such. */
const KINDS =
  /\b(?:News|Times|Post|TV|Television|Radio|Channel|Journal|Herald|Gazette|Tribune|Press|Agency|Broadcasting|Daily|Magazine|Wire|Network)\b/
const KNOWN = new Set(
  'reuters ap afp bbc cnn msnbc nbc abc cbs npr pbs bloomberg axios politico haaretz bild spiegel guardian economist xinhua tass dpa efe ansa'.split(
    ' ',
  ),
)

/** True for the name of a newspaper, agency or broadcaster, as far as the name shows it. */
export function isOutlet(name: string): boolean {
  const folded = name.toLowerCase().replace(/^the /, '')
  return KINDS.test(name) || KNOWN.has(folded) || folded.startsWith('al jazeera') || folded.startsWith('al arabiya')
}

import { type Actor, type DossierConfiguration, foldName } from '@onrecord/domain'

/** "the movement", "his office", "the council": a general word for a body, and no name. */
const DESCRIPTION =
  /^(?:the|this|his|her|its|their) (movement|group|faction|organi[sz]ation|union|company|firm|operator|party|office|ministry|committee|council|court|board|forum|agency|service|guild|federation|league|association|alliance|coalition|confederation|bloc|front|bank|airline|railway|carrier|authority|trust|fund|club|cooperative|commission|assembly|congress|senate|parliament|delegation|militia|army|brigade|syndicate|chamber|mission|institute|hospital|university)$/i
const KIND =
  /\b(?:movement|group|faction|organi[sz]ation|union|company|firm|party|office|ministry|committee|council|court|board|forum|agency|service|authority|house)\b/
/** Any body may go by these, whatever its name says. */
const ANY = /^(?:movement|group|faction|organi[sz]ation)$/

/** The general word by which words describe a body; undefined where they name somebody. */
export function descriptionIn(words: string): string | undefined {
  return DESCRIPTION.exec(words.trim())?.[1]?.toLowerCase()
}

/**
 * The configured body that a general word means: of those whose name or alias has the word, the one last named in the text
 * before; for "movement" and its like, where none has it, the body last named that goes by no other word.
 */
export function describedActor(configuration: DossierConfiguration, word: string, before: string): Actor | undefined {
  const text = before.toLowerCase()
  const bodies = configuration.actors.filter(({ type }) => type === 'organisation' || type === 'group')
  const called = bodies.filter((actor) => namesOf(actor).some((name) => name.split(' ').includes(word)))
  const own = lastNamed(called, word, text)
  if (own !== undefined || !ANY.test(word)) return own
  return lastNamed(
    bodies.filter(({ name }) => !KIND.test(foldName(name))),
    word,
    text,
  )
}

const namesOf = ({ name, aliases }: Actor): string[] => [name, ...aliases].map(foldName)

/** "Lund's office" is named too where Lund is. */
function lastNamed(actors: Actor[], word: string, text: string): Actor | undefined {
  const owner = new RegExp(`['’]s ${word}$`)
  let last: { actor: Actor; at: number } | undefined
  for (const actor of actors) {
    const names = [actor.name, ...actor.aliases].map((name) => name.toLowerCase().replace(owner, ''))
    const at = Math.max(...names.filter((name) => name !== `the ${word}`).map((name) => text.lastIndexOf(name)))
    if (at >= 0 && (last === undefined || at > last.at)) last = { actor, at }
  }
  return last?.actor
}

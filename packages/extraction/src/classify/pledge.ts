import type { Act, Actor, Claim, DossierConfiguration } from '@onrecord/domain'
import { describedActor, descriptionIn } from './described.ts'
import { actorNamed } from './names.ts'

const FORETOLD = /^((?:[\p{L}’'-]+\s){0,3}?[\p{L}’'-]+)\s(?:will|would|shall)\s(not\s|never\s|neither\s)?(\p{L}+)/iu
/** What befalls somebody is foretold and not pledged. */
const BEFALLS = /^(?:be|become|have|need|face|lose|suffer|benefit|collapse|fail|gain|remain|like|find|see)$/i

/** What a foretelling of the claimant's own side is: "Norland would keep the harbour", said for Norland, is a pledge, or a refusal. */
export function pledgeIn(
  configuration: DossierConfiguration,
  claim: Claim,
  { party, words, text, day }: { party: string | null; words: string; text: string | undefined; day: string | null },
): Act | undefined {
  const [, subject, negation, verb] = FORETOLD.exec(words) ?? []
  if (claim.act !== 'predict' || party === null || subject === undefined || BEFALLS.test(verb ?? '')) return undefined
  const word = descriptionIn(subject)
  const start = claim.segments[0]?.start ?? 0
  const actor: Actor | undefined =
    actorNamed(configuration, subject, day) ??
    (word === undefined ? undefined : describedActor(configuration, word, text?.slice(0, start) ?? ''))
  if (actor?.party !== party) return undefined
  return negation === undefined ? 'commit' : 'reject'
}

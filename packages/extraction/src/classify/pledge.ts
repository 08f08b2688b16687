import type { Act, Actor, Claim, DossierConfiguration } from '@onrecord/domain'
import { describedActor, descriptionIn } from './described.ts'
import { actorNamed } from './names.ts'

/** "is making every effort to", "is working to": what is striven for is pledged. */
const STRIVEN =
  /^((?:[\p{L}’'.-]+\s){0,3}?[\p{L}’'.-]+)\s(?:is|are|was|were|has been|have been)\s(?:making\s(?:\p{L}+\s){0,3}efforts?|working(?:\s\p{L}+)?|striving|doing (?:everything|all)(?:\s\p{L}+){0,3}|committed|determined)\sto\b/iu
const FORETOLD = /^((?:[\p{L}’'-]+\s){0,3}?[\p{L}’'-]+)\s(?:will|would|shall)\s(not\s|never\s|neither\s)?(\p{L}+)/iu
/** What befalls somebody is foretold and not pledged. */
const BEFALLS = /^(?:be|become|have|need|face|lose|suffer|benefit|collapse|fail|gain|remain|like|find|see)$/i

/** What a foretelling, or a striving, of the claimant's own side is: "Norland would keep the harbour", said for Norland, is a pledge, or a refusal. */
export function pledgeIn(
  configuration: DossierConfiguration,
  claim: Claim,
  { party, words, text, day }: { party: string | null; words: string; text: string | undefined; day: string | null },
): Act | undefined {
  if (party === null) return undefined
  if (isAnnounced(configuration, claim, party)) return isRefused(words) ? undefined : 'commit'
  const [, subject, negation, verb] = (claim.act === 'predict' ? FORETOLD : STRIVEN).exec(words) ?? []
  if (!/^(?:predict|assert)$/.test(claim.act) || subject === undefined || BEFALLS.test(verb ?? '')) return undefined
  const word = descriptionIn(subject)
  const start = claim.segments[0]?.start ?? 0
  const actor: Actor | undefined =
    actorNamed(configuration, subject, day) ??
    (word === undefined ? undefined : describedActor(configuration, word, text?.slice(0, start) ?? ''))
  if (actor?.party !== party) return undefined
  return negation === undefined ? 'commit' : 'reject'
}

/** True for a step with a date of its own that a side of the negotiation announces: "talks will begin on Monday". */
function isAnnounced({ parties }: DossierConfiguration, { act, due, certainty }: Claim, party: string): boolean {
  const side = parties.find(({ id }) => id === party)
  return (
    act === 'predict' &&
    due !== null &&
    certainty === 'asserted' &&
    (side?.negotiates === true || side?.mediates === true)
  )
}

const isRefused = (words: string): boolean => /\b(?:not|never|no)\b|n['’]t\b/i.test(words)

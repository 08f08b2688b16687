import type { Addressee, Claim, DossierConfiguration } from '@onrecord/domain'
import { actorNamed } from './names.ts'

const ADDRESSED = new Set(['demand', 'accuse', 'reject', 'threaten', 'propose'])
/** Longest name at a content's beginning, in words. */
const LONGEST = 7

/** To whom a demand, an accusation or a threat goes: the configured actor whom its words name first; null where they begin otherwise. */
export function addresseeOf(
  configuration: DossierConfiguration,
  claim: Claim,
  holder: string | null,
  day: string | null,
): Addressee | null {
  if (!ADDRESSED.has(claim.act)) return null
  const words = (claim.segments[0]?.exact ?? '').slice(0, 120).split(/\s+/).slice(0, LONGEST)
  for (let count = words.length; count > 0; count -= 1) {
    const name = words
      .slice(0, count)
      .join(' ')
      .replace(/(?:['’]s)?[,.;:”"]*$/, '')
    if (!/\p{Lu}/u.test(name)) continue
    const actor = actorNamed(configuration, name, day)
    if (actor !== undefined && actor.id !== holder) return { actorId: actor.id, name: actor.name }
  }
  return null
}

import {
  type Actor,
  type Claim,
  type Claimant,
  type Classification,
  type DossierConfiguration,
  edtfBounds,
} from '@onrecord/domain'
import { addresseeOf } from './addressee.ts'
import { sentenceOf } from './context.ts'
import { actorNamed } from './names.ts'
import { positionsOf } from './positions.ts'
import { frameworkOf, phaseOf } from './scope.ts'

/** The document that the claim lies in, and the configuration with its version. Without `text` the claim's own words alone are read. */
export type ClassifyInput = {
  document: { title: string | null; source: string | null; publishedOn: string | null; text?: string | undefined }
  configuration: DossierConfiguration
  configVersion: number
}

/** What a dossier makes of a claim. Pure. Who or what the configuration does not know stays open: null or an empty list. */
export function classify(claim: Claim, { document, configuration, configVersion }: ClassifyInput): Classification {
  const said = claim.saidOn ?? document.publishedOn
  const day = dayOf(said)
  const words = claim.segments.map(({ exact }) => exact).join(' … ')
  const sentence = sentenceOf(claim, document.text)
  const claimants = claimantsOf(claim, configuration, day)
  const framework = frameworkOf(configuration, words, said)
  return {
    claimants: claimants.map(({ claimant }) => claimant),
    party: partyOf(claimants.map(({ actor }) => actor)),
    positions: positionsOf(configuration, claim, { words, sentence }),
    framework: framework?.id ?? null,
    phase: phaseOf(framework, words) ?? phaseOf(framework, sentence),
    addressee: addresseeOf(configuration, claim, claimants[0]?.claimant.actorId ?? null, day),
    configVersion,
  }
}

type Known = { claimant: Claimant; actor: Actor | undefined }

/** The last of the chain holds the claim; "A and B" are two if the configuration knows both. */
function claimantsOf(claim: Claim, configuration: DossierConfiguration, day: string | null): Known[] {
  const holder = claim.chain.at(-1)
  if (holder === undefined) return []
  const whole = known(configuration, holder.name, day)
  if (whole.actor !== undefined) return [whole]
  const parts = holder.name.split(/,? and |, | or /)
  const each = parts.map((part) => known(configuration, part, day))
  return parts.length > 1 && each.every(({ actor }) => actor !== undefined) ? each : [whole]
}

function known(configuration: DossierConfiguration, name: string, day: string | null): Known {
  const actor = actorNamed(configuration, name, day)
  const role = actor?.roles.find(({ held }) => held === null || day === null || holds(held, day))?.title ?? null
  return { claimant: { actorId: actor?.id ?? null, name: (actor?.name ?? name).slice(0, 300), role }, actor }
}

function holds(held: string, day: string): boolean {
  const bounds = edtfBounds(held)
  return bounds !== undefined && (bounds.earliest ?? '') <= day && day <= (bounds.latest ?? '9999')
}

/** The party that all claimants belong to, null where they differ or one is unknown. */
function partyOf(actors: (Actor | undefined)[]): string | null {
  const first = actors[0]?.party ?? null
  return actors.every((actor) => actor?.party === first) ? first : null
}

function dayOf(edtf: string | null): string | null {
  const bounds = edtf === null ? undefined : edtfBounds(edtf)
  return bounds?.latest ?? bounds?.earliest ?? null
}

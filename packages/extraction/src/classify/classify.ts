import { type Actor, type Claim, type Classification, type DossierConfiguration, edtfBounds } from '@onrecord/domain'
import { addresseeOf } from './addressee.ts'
import { claimantsOf } from './claimants.ts'
import { sentenceOf, textBefore } from './context.ts'
import { pledgeIn } from './pledge.ts'
import { positionsOf } from './positions.ts'
import { frameworkOf, nextPhase, phaseInSentence, phaseOf, phaseOfIssues } from './scope.ts'

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
  const claimants = claimantsOf(configuration, claim, { text: document.text, source: document.source, day })
  const party = partyOf(claimants.map(({ actor }) => actor))
  const pledge = pledgeIn(configuration, claim, { party, words, text: document.text, day })
  const framework = frameworkOf(configuration, words, said)
  const positions = positionsOf(configuration, pledge === undefined ? claim : { ...claim, act: pledge }, {
    words,
    sentence,
  })
  return {
    claimants: claimants.map(({ claimant }) => claimant),
    party,
    positions,
    framework: framework?.id ?? null,
    phase:
      phaseOf(framework, words) ??
      nextPhase(framework, words, textBefore(claim, document.text)) ??
      phaseInSentence(framework, sentence) ??
      phaseOfIssues(
        configuration,
        framework,
        positions.map(({ issue }) => issue),
      ),
    addressee: addresseeOf(configuration, claim, claimants[0]?.claimant.actorId ?? null, day),
    configVersion,
  }
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

import type { DossierConfiguration } from '@onrecord/domain'
import type { Annotation } from './annotations.ts'

/** An annotation as the api takes it. Several names are joined by "; "; what is no name in text or dossier is no teller. */
export function readyMade(annotation: Annotation, { actors }: DossierConfiguration, text: string): object {
  const { start, end, quote, speaker, role, chain } = annotation
  const { kind, act, reported, relayed, saidOn, due } = annotation
  const { party, positions, framework, phase, addressee } = annotation
  const actorNames = new Set(actors.flatMap(({ name, aliases }) => [name, ...aliases]))
  const isName = (name: string): boolean => text.includes(name) || actorNames.has(name)
  const tellers = chain.flatMap((names) => names?.split('; ') ?? [])
  return {
    claim: {
      kind,
      act,
      reported,
      relayed,
      saidOn,
      due,
      segments: [{ start, end, exact: quote }],
      chain: tellers.filter(isName),
      extractor: { name: 'annotator', version: '1' },
    },
    classification: {
      party,
      positions,
      framework,
      phase,
      addressee: addressee?.split('; ')[0] ?? null,
      claimants: (speaker?.split('; ') ?? []).map((name) => ({ name, role })),
    },
  }
}

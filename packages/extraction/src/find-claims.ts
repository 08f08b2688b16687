import type { Span } from '@onrecord/domain'
import type { Told } from './chain.ts'
import type { ExtractionInput } from './extractor.ts'
import type { Finding } from './finding.ts'
import type { Attribution } from './frames/attribution.ts'
import type { DocumentReading } from './frames/read-document.ts'
import { narratedClaims, processClaims } from './narrated-claims.ts'
import { reportedClaims } from './reported-claims.ts'
import type { Scene } from './scene.ts'
import { referenceOf } from './time/reference.ts'
import { findMentions } from './who/mentions.ts'
import { createResolver } from './who/resolve.ts'

/** Puts the layers together: from reports to findings, then the narrator's own dated sentences. */
export function findClaims(document: ExtractionInput, reading: DocumentReading): Finding[] {
  const { reported, narrated } = findByReport(document, reading)
  return [...[...reported.values()].flat(), ...narrated]
}

/** The same with the report that each finding comes from; reports that come to nothing have none. */
export function findByReport(
  document: ExtractionInput,
  reading: DocumentReading,
): { reported: Map<Attribution, Finding[]>; narrated: Finding[] } {
  const { text, publishedOn, weekStart } = document
  const reference = referenceOf(publishedOn, weekStart ?? 'monday')
  const mentions = findMentions(text, reading.sentences)
  const resolve = createResolver(text, mentions, reading)
  // who speaks in a transcript is no "he" for what is told there
  const resolveSpeaker = createResolver(text, mentions, reading)
  const all: Told[] = reading.attributions.map((attribution) => {
    const { source, turn } = attribution
    if (source === undefined) return { attribution, who: undefined }
    const phrase = source.antecedent ?? source.span
    return {
      attribution,
      who: turn?.own === true ? resolveSpeaker(phrase) : resolve(phrase),
      speaker: turn?.teller === undefined ? undefined : resolveSpeaker(turn.teller),
    }
  })
  const peers = Map.groupBy(all, ({ attribution }) => attribution.sentence)
  const scene: Scene = { document, reading, reference, mentions, peers, outlets: new Map(), said: new Map() }
  const reported = new Map(all.map((told) => [told.attribution, reportedClaims(scene, told)]))
  const fruitful = all.filter(({ attribution }) => (reported.get(attribution) ?? []).length > 0)
  const taken = fruitful.flatMap(({ attribution }) => [
    ...attribution.content,
    ...(attribution.cue === undefined ? [] : [attribution.cue.span]),
  ])
  const narrated = narratedClaims(scene, taken)
  const spans = narrated.flatMap(({ segments }) => segments)
  return { reported, narrated: [...narrated, ...processClaims(scene, [...spans, ...all.flatMap(spansOf)])] }
}

/** All of a report that has a source: who speaks, the cue and what is said. */
function spansOf({ attribution: { source, cue, content, borrowed } }: Told): Span[] {
  if (source === undefined) return []
  return [...content, ...(borrowed ? [] : [source.span]), ...(cue === undefined ? [] : [cue.span])]
}

import * as z from 'zod'

/** `demand`: someone is to do or stop something, own red lines included. `deadline`: the date is the point. `statement`: the rest. */
export const ClaimKind = z.enum(['statement', 'demand', 'deadline'])
export type ClaimKind = z.infer<typeof ClaimKind>

/** What the claimant does by saying it. */
export const Act = z.enum([
  'assert',
  'accuse',
  'deny',
  'demand',
  'reject',
  'accept',
  'commit',
  'propose',
  'threaten',
  'predict',
  'withdraw',
])
export type Act = z.infer<typeof Act>

/** Whose words the text gives: quoted, rendered, both, or the teller's own. */
export const Reported = z.enum(['direct', 'indirect', 'mixed', 'narrator'])
export type Reported = z.infer<typeof Reported>

export const Certainty = z.enum(['asserted', 'hedged', 'hypothetical', 'question'])
export type Certainty = z.infer<typeof Certainty>

/** Towards an issue's proposition. `unclear`: the issue is named as unsettled, without a side. */
export const Stance = z.enum(['supports', 'opposes', 'conditions', 'unclear'])
export type Stance = z.infer<typeof Stance>

export const DueType = z.enum(['obligation', 'event', 'expectation'])
export type DueType = z.infer<typeof DueType>

export const Modality = z.enum(['scheduled', 'expected', 'demanded', 'conditional'])
export type Modality = z.infer<typeof Modality>

/**
 * How two claims relate. The pair is unordered; folds order it by said-on. `contradicts` is a person's word alone: what
 * follows from stances is computed by a view.
 */
export const Relation = z.enum([
  'restates',
  'corroborates',
  'accepts',
  'rejects',
  'meets',
  'withdraws',
  'extends',
  'misses',
  'contradicts',
])
export type Relation = z.infer<typeof Relation>

export const Review = z.enum(['unreviewed', 'confirmed', 'corrected', 'retracted'])
export type Review = z.infer<typeof Review>

/** The service's own extractors: each reads what the other has read anew. Claims that were sent may name any other. */
export const ServiceExtractor = z.enum(['rules', 'language-model'])
export type ServiceExtractor = z.infer<typeof ServiceExtractor>

/** Whether this is the name of one of the service's own extractors. */
export function isServiceExtractor(name: string): name is ServiceExtractor {
  return ServiceExtractor.safeParse(name).success
}

/** Why an extraction was asked for. */
export const ExtractionReason = z.enum(['received', 'retry', 'reextract'])

/** How a demand was answered, by a reviewer's word. */
export const Answer = z.enum(['accepted', 'partly-accepted', 'rejected', 'met', 'withdrawn'])

/** What became of a due date, by a claim's or a reviewer's word. */
export const DueOutcome = z.enum(['met', 'missed', 'extended', 'withdrawn'])

/** The last two levels of the Admiralty code: how reliable a source is, how credible a claim. */
export const Reliability = z.enum(['A', 'B', 'C', 'D', 'E', 'F'])
export const Credibility = z.int().min(1).max(6)

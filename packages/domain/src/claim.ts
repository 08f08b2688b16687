import * as z from 'zod'
import { Edtf } from './edtf.ts'
import { ClaimId, DocumentId, DossierId, Slug } from './ids.ts'
import { Words } from './span.ts'
import { Act, Certainty, ClaimKind, DueType, Modality, Reported, Review, Stance } from './vocabulary.ts'

/** Most segments that one claim may have, most tellers in its chain, most positions it may take. */
const MAX_PARTS = 64

/** Name and version of what made the claim, e.g. `rules` `1.0.0`. */
export const ExtractorRef = z
  .strictObject({ name: Slug, version: z.string().regex(/^[0-9A-Za-z.+-]{1,96}$/) })
  .meta({ id: 'ExtractorRef' })
export type ExtractorRef = z.infer<typeof ExtractorRef>

/** A date that the claim sets: `earliest` and `latest` are the days it can mean, `start` and `end` where the text says it. */
export const Due = z
  .strictObject({
    edtf: Edtf,
    earliest: z.string().nullable(),
    latest: z.string().nullable(),
    type: DueType,
    modality: Modality,
    start: z.int().min(0).nullable(),
    end: z.int().min(0).nullable(),
  })
  .meta({ id: 'Due' })
export type Due = z.infer<typeof Due>

/** One teller: its name and where the text names it; the offsets are null for the publisher, whom the text need not name. */
export const Teller = z
  .strictObject({ name: z.string().max(300), start: z.int().min(0).nullable(), end: z.int().min(0).nullable() })
  .meta({ id: 'Teller' })
export type Teller = z.infer<typeof Teller>

/** What the text says, whoever reads it: offsets are UTF-16 code units of the document's text. */
export const Claim = z
  .strictObject({
    id: ClaimId,
    kind: ClaimKind,
    act: Act,
    segments: z.array(Words).min(1).max(MAX_PARTS),
    prefix: z.string(),
    suffix: z.string(),
    cue: Words.nullable(),
    mention: Words.nullable(),
    chain: z.array(Teller).max(MAX_PARTS),
    reported: Reported,
    relayed: z.boolean(),
    negated: z.boolean(),
    certainty: Certainty,
    saidOn: Edtf.nullable(),
    due: Due.nullable(),
    confidence: z.number().min(0).max(1),
    extractor: ExtractorRef,
  })
  .meta({ id: 'Claim', description: 'What one actor is reported to have said, demanded or set a date for' })
export type Claim = z.infer<typeof Claim>

/** A stance towards an issue's proposition. */
export const ClaimPosition = z.strictObject({ issue: Slug, stance: Stance }).meta({ id: 'ClaimPosition' })
export type ClaimPosition = z.infer<typeof ClaimPosition>

/** Who holds the claim; `actorId` is null where the dossier does not know the name. The first of several is the principal. */
export const Claimant = z
  .strictObject({ actorId: Slug.nullable(), name: z.string().max(300), role: z.string().max(300).nullable() })
  .meta({ id: 'Claimant' })
export type Claimant = z.infer<typeof Claimant>

/** To whom the claim is addressed. */
export const Addressee = z
  .strictObject({ actorId: Slug.nullable(), name: z.string().max(300) })
  .meta({ id: 'Addressee' })
export type Addressee = z.infer<typeof Addressee>

/** A phase of a framework: 1, 2, 3 … */
export const Phase = z.int().min(0).max(99)

/** What a dossier makes of a claim, under one version of its configuration. */
export const Classification = z
  .strictObject({
    claimants: z.array(Claimant).max(MAX_PARTS),
    party: Slug.nullable(),
    positions: z.array(ClaimPosition).max(MAX_PARTS),
    framework: Slug.nullable(),
    phase: Phase.nullable(),
    addressee: Addressee.nullable(),
    configVersion: z.int().min(1),
  })
  .meta({ id: 'Classification' })
export type Classification = z.infer<typeof Classification>

/** The document that a claim lies in, as far as it is named with the claim. */
export const ClaimDocument = z
  .strictObject({
    id: DocumentId,
    title: z.string().nullable(),
    source: z.string().nullable(),
    url: z.string().nullable(),
    publishedOn: Edtf.nullable(),
  })
  .meta({ id: 'ClaimDocument' })
export type ClaimDocument = z.infer<typeof ClaimDocument>

/** Where the claim stands in the log. */
export const ClaimLogEntry = z
  .strictObject({ dossier: DossierId, seq: z.int().min(1), recordedAt: z.iso.datetime(), review: Review })
  .meta({ id: 'ClaimLogEntry' })
export type ClaimLogEntry = z.infer<typeof ClaimLogEntry>

/** The claims that restate or corroborate this one: how often it is told, by how many independent sources. */
export const ClusterRef = z
  .strictObject({ id: ClaimId, mentions: z.int().min(1), sources: z.int().min(0) })
  .meta({ id: 'ClusterRef' })
export type ClusterRef = z.infer<typeof ClusterRef>

/** The claim as every door shows it. `cluster` is absent where no view was asked (a webhook at recording time). */
export const RecordedClaim = z
  .strictObject({
    claim: Claim,
    classification: Classification.nullable(),
    document: ClaimDocument,
    record: ClaimLogEntry,
    cluster: ClusterRef.optional(),
  })
  .meta({ id: 'RecordedClaim' })
export type RecordedClaim = z.infer<typeof RecordedClaim>

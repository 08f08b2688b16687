import { v5 as uuid5 } from 'uuid'
import * as z from 'zod'
import type { ClaimKind } from './vocabulary.ts'

/** A name chosen by people for a thing of a dossier's configuration: lower-case letters, digits and hyphens, 1–64 long. */
export const Slug = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/,
    'lower-case letters, digits and hyphens, at most 64, no hyphen at either end',
  )
  .meta({ id: 'Slug', examples: ['gaza-ceasefire'] })

/** The dossier's identifier in every URL, key and event. */
export const DossierId = Slug

/** The reserved log for what belongs to no dossier (keys, endpoints, skips). No dossier can take this name: it is no slug. */
export const SYSTEM_LOG = '_system'

/** First 16 bytes of HMAC-SHA-256(dossier secret, source ‖ 0 ‖ text), in lower-case hexadecimal. */
export const DocumentId = z
  .string()
  .regex(/^[0-9a-f]{32}$/, '32 lower-case hexadecimal digits')
  .meta({ id: 'DocumentId', examples: ['9f2c1d7a5b3e4f60718293a4b5c6d7e8'] })

/** UUIDv5, see {@link claimIdOf}; read in either case, lower-case from then on (RFC 9562 §4). */
export const ClaimId = z.uuid().toLowerCase().meta({ id: 'ClaimId' })

/** Lower-case hexadecimal SHA-256. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, '64 lower-case hexadecimal digits')

/** Namespace of claim ids (RFC 9562 §5.5), drawn once for this product. Changing it would change the id of every claim. */
const CLAIM_NAMESPACE = '6f1d3c52-8a0e-5b7c-9d24-3f6e81b0a7c9'

/**
 * The claim's id: UUIDv5 of document, kind, first segment and ordinal. It names no extractor and no version, so a better
 * extractor's reading of the same words is the same claim. `ordinal` counts from 0 the claims of one document that share
 * kind and first segment.
 */
export function claimIdOf(claim: {
  documentId: string
  kind: ClaimKind
  first: { start: number; end: number }
  ordinal: number
}): string {
  const { documentId, kind, first, ordinal } = claim
  return uuid5(`${documentId}/${kind}/${first.start}-${first.end}/${ordinal}`, CLAIM_NAMESPACE)
}

/** Namespace of the ids of publishers (RFC 9562 §5.5), drawn once for this product. */
const SOURCE_NAMESPACE = '0b9e6a1d-54c7-5f38-8e2a-c71d90f3b6e4'

/** See {@link sourceIdOf}; read in either case, lower-case from then on. */
export const SourceId = z.uuid().toLowerCase().meta({ id: 'SourceId' })

/** A publisher's id, since a name is no part of an address: UUIDv5 of the name as documents carry it. */
export function sourceIdOf(name: string): string {
  return uuid5(name, SOURCE_NAMESPACE)
}

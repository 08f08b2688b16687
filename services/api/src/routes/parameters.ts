import { ClaimId, DocumentId, DossierId, Slug, SourceId } from '@onrecord/domain'
import * as z from 'zod'
import { OrdinalParameter } from '../number-parameters.ts'

/** Path parameters of everything within a dossier. */
export const DossierPath = z.strictObject({ dossier: DossierId })
export const DocumentPath = DossierPath.extend({ id: DocumentId })
export const ClaimPath = DossierPath.extend({ id: ClaimId })
export const IssuePath = DossierPath.extend({ issue: Slug })
export const OneClaimPath = DossierPath.extend({ claim: ClaimId })
export const LinkPath = DossierPath.extend({ a: ClaimId, b: ClaimId })
export const SeqPath = DossierPath.extend({ seq: OrdinalParameter })
export const ActorPath = DossierPath.extend({ actor: Slug })
export const SourcePath = DossierPath.extend({ id: SourceId })

import { ClaimId, DocumentId, DossierId, Slug } from '@onrecord/domain'
import * as z from 'zod'

/** Path parameters of everything within a dossier. */
export const DossierPath = z.strictObject({ dossier: DossierId })
export const DocumentPath = DossierPath.extend({ id: DocumentId })
export const ClaimPath = DossierPath.extend({ id: ClaimId })
export const IssuePath = DossierPath.extend({ issue: Slug })
export const OneClaimPath = DossierPath.extend({ claim: ClaimId })

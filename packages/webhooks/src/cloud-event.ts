import { ClaimId, DossierId, RecordedClaim } from '@onrecord/domain'
import * as z from 'zod'

/** Media type of a webhook's body. Source: CloudEvents JSON event format 1.0.2 §3 (structured mode). */
export const CLOUD_EVENT_MEDIA_TYPE = 'application/cloudevents+json; charset=utf-8'

/**
 * The body that tells of a new claim. `id` is the event's id in the log and the `webhook-id`; `seq` is its number in the
 * dossier's log; extension names are lower-case letters and digits alone. Source: CloudEvents 1.0.2 §3.
 */
export const ClaimRecordedBody = z
  .strictObject({
    specversion: z.literal('1.0'),
    id: z.uuid(),
    source: z.string().meta({ description: 'URI reference of the dossier' }),
    type: z.literal('onrecord.claim.recorded'),
    subject: ClaimId,
    time: z.iso.datetime(),
    datacontenttype: z.literal('application/json'),
    dossier: DossierId,
    seq: z.int().min(1),
    correlationid: z.string().optional(),
    data: RecordedClaim,
  })
  .meta({ id: 'ClaimRecordedBody', description: 'A new claim was recorded (CloudEvents 1.0)' })
export type ClaimRecordedBody = z.infer<typeof ClaimRecordedBody>

/** Composes the body of one claim event. */
export function claimRecordedBody({
  eventId,
  correlationId,
  claim,
}: {
  eventId: string
  correlationId: string | null
  claim: RecordedClaim
}): ClaimRecordedBody {
  const { dossier, seq, recordedAt } = claim.record
  return {
    specversion: '1.0',
    id: eventId,
    source: `/v1/dossiers/${dossier}`,
    type: 'onrecord.claim.recorded',
    subject: claim.claim.id,
    time: recordedAt,
    datacontenttype: 'application/json',
    dossier,
    seq,
    ...(correlationId === null ? {} : { correlationid: correlationId }),
    data: claim,
  }
}

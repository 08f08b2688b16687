import { ClaimId, Day, DossierId, type EventData, RecordedClaim, Slug, Stance } from '@onrecord/domain'
import * as z from 'zod'

/** Media type of a webhook's body. Source: CloudEvents JSON event format 1.0.2 §3 (structured mode). */
export const CLOUD_EVENT_MEDIA_TYPE = 'application/cloudevents+json; charset=utf-8'

/**
 * What every body has around its data. `id` is the event's id in the log and the `webhook-id`; `seq` is its number in the
 * dossier's log; extension names are lower-case letters and digits alone. Source: CloudEvents 1.0.2 §3.
 */
const attributes = {
  specversion: z.literal('1.0'),
  id: z.uuid(),
  source: z.string().meta({ description: 'URI reference of the dossier' }),
  subject: ClaimId,
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  dossier: DossierId,
  seq: z.int().min(1),
  correlationid: z.string().optional(),
}

/** The body that tells of a new claim. */
export const ClaimRecordedBody = z
  .strictObject({ ...attributes, type: z.literal('onrecord.claim.recorded'), data: RecordedClaim })
  .meta({ id: 'ClaimRecordedBody', description: 'A new claim was recorded (CloudEvents 1.0)' })
export type ClaimRecordedBody = z.infer<typeof ClaimRecordedBody>

/** The body that tells that a due date's latest day has ended; the claim is the one that set the date, as read then. */
export const DueDatePassedBody = z
  .strictObject({
    ...attributes,
    type: z.literal('onrecord.due-date.passed'),
    data: z.strictObject({ latest: Day, claim: RecordedClaim }),
  })
  .meta({ id: 'DueDatePassedBody', description: 'The latest day of a due date has ended (CloudEvents 1.0)' })
export type DueDatePassedBody = z.infer<typeof DueDatePassedBody>

/** The body that tells of a party's changed stance; the claim is the one that made the change, as read then. */
export const PositionChangedBody = z
  .strictObject({
    ...attributes,
    type: z.literal('onrecord.position.changed'),
    data: z.strictObject({
      party: Slug,
      issue: Slug,
      framework: Slug.nullable(),
      from: Stance.nullable(),
      to: Stance.nullable(),
      claim: RecordedClaim,
    }),
  })
  .meta({ id: 'PositionChangedBody', description: 'A party takes another stance than before (CloudEvents 1.0)' })
export type PositionChangedBody = z.infer<typeof PositionChangedBody>

/** The body that a subscriber asked for to try its receiver: of no dossier and about no claim. */
export const WebhookTestBody = z
  .strictObject({
    specversion: z.literal('1.0'),
    id: z.uuid(),
    source: z.string().meta({ description: 'URI reference of the webhook' }),
    time: z.iso.datetime(),
    datacontenttype: z.literal('application/json'),
    type: z.literal('onrecord.webhook.test'),
    data: z.strictObject({ webhook: z.uuid() }),
  })
  .meta({ id: 'WebhookTestBody', description: 'A test delivery that was asked for (CloudEvents 1.0)' })
export type WebhookTestBody = z.infer<typeof WebhookTestBody>

/** Any body that a webhook is sent; `type` tells which. */
export const WebhookEvent = z
  .discriminatedUnion('type', [ClaimRecordedBody, DueDatePassedBody, PositionChangedBody, WebhookTestBody])
  .meta({ id: 'WebhookEvent', description: 'What a webhook tells: a CloudEvent' })
export type WebhookEvent = z.infer<typeof WebhookEvent>

/** Where an event stands in its log, for the attributes of its body. */
export type Told = { eventId: string; dossier: string; seq: number; recordedAt: string; correlationId: string | null }

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
  const told = { eventId, correlationId, ...claim.record }
  return { ...attributesOf(told, claim), type: 'onrecord.claim.recorded', data: claim }
}

/** Composes the body of a notice that a due date has passed. */
export function dueDatePassedBody(
  told: Told,
  { latest }: EventData<'DueDatePassed'>,
  claim: RecordedClaim,
): DueDatePassedBody {
  return { ...attributesOf(told, claim), type: 'onrecord.due-date.passed', data: { latest, claim } }
}

/** Composes the body of a notice that a position has changed. */
export function positionChangedBody(
  told: Told,
  { party, issue, framework, from, to }: EventData<'PositionChanged'>,
  claim: RecordedClaim,
): PositionChangedBody {
  const data = { party, issue, framework, from, to, claim }
  return { ...attributesOf(told, claim), type: 'onrecord.position.changed', data }
}

/** Composes the body of a test delivery. */
export function webhookTestBody(
  { eventId, recordedAt }: Pick<Told, 'eventId' | 'recordedAt'>,
  { endpointId }: EventData<'WebhookTested'>,
): WebhookTestBody {
  return {
    specversion: '1.0',
    id: eventId,
    source: `/v1/webhooks/${endpointId}`,
    time: recordedAt,
    datacontenttype: 'application/json',
    type: 'onrecord.webhook.test',
    data: { webhook: endpointId },
  }
}

const CORRELATION_ID = /"correlationid":("(?:[^"\\]|\\.)*")/

/**
 * The correlation id of a body as it is sent, null where it has none. Found without parsing the whole: no words can look so,
 * since the quotation marks in a JSON string are escaped.
 */
export function correlationIdOf(body: string): string | null {
  const written = CORRELATION_ID.exec(body)?.[1]
  // The schema of every body says that it is a string.
  return written === undefined ? null : (JSON.parse(written) as string)
}

function attributesOf({ eventId, dossier, seq, recordedAt, correlationId }: Told, { claim }: RecordedClaim) {
  return {
    specversion: '1.0' as const,
    id: eventId,
    source: `/v1/dossiers/${dossier}`,
    subject: claim.id,
    time: recordedAt,
    datacontenttype: 'application/json' as const,
    dossier,
    seq,
    ...(correlationId === null ? {} : { correlationid: correlationId }),
  }
}

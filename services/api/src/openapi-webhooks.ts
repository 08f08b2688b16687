import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import { CLOUD_EVENT_MEDIA_TYPE, WebhookEvent } from '@onrecord/webhooks'

type OpenApi = Extract<FastifyDynamicSwaggerOptions['openapi'], { webhooks?: unknown }>
type Outgoing = NonNullable<OpenApi['webhooks']>[string]

const MEDIA_TYPE = CLOUD_EVENT_MEDIA_TYPE.split(';')[0] ?? CLOUD_EVENT_MEDIA_TYPE

const header = (name: string, description: string, schema: object) => ({
  name,
  in: 'header' as const,
  required: true,
  description,
  schema,
})

const HEADERS = [
  header('webhook-id', 'The same at every attempt: what was seen before may be left', {
    type: 'string',
    format: 'uuid',
  }),
  header(
    'webhook-timestamp',
    'When this attempt was signed, seconds since 1970; refuse what is older than five minutes',
    {
      type: 'integer',
      minimum: 0,
      maximum: 9_999_999_999,
    },
  ),
  header(
    'webhook-signature',
    '`v1,` and the base64 HMAC-SHA-256 of id, timestamp and body, joined by dots; several, parted by spaces, while a secret is being changed',
    {
      type: 'string',
    },
  ),
  header(
    'traceparent',
    'The trace of the request that caused the event, or one of the event’s own (W3C Trace Context)',
    {
      type: 'string',
      pattern: '^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$',
    },
  ),
]

const RESPONSES = {
  '2XX': { description: 'It was taken; the body is not read' },
  '410': { description: 'Nobody listens here any more: the webhook is switched off' },
  '4XX': { description: 'It is tried again later, as after a 5XX, a redirect or no answer at all' },
}

/** What the server sends to webhooks, as the `webhooks` of OpenAPI 3.1: one entry a type of event. */
export const OUTGOING: Record<string, Outgoing> = Object.fromEntries(
  WebhookEvent.options.map((body) => {
    const { id = '', description = '' } = body.meta() ?? {}
    return [
      body.shape.type.value,
      {
        post: {
          operationId: `receive${id.replace(/Body$/, '')}`,
          summary: description,
          tags: ['webhooks'],
          security: [],
          parameters: HEADERS,
          requestBody: {
            required: true,
            content: { [MEDIA_TYPE]: { schema: { $ref: `#/components/schemas/${id}` } } },
          },
          responses: RESPONSES,
        },
      },
    ]
  }),
)

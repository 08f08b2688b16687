import * as z from 'zod'

/** Media types that the API answers in. Sources: the registrations at IANA; x-ndjson is what the format's authors use. */
export const MEDIA_TYPES = {
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  sse: 'text/event-stream',
  atom: 'application/atom+xml',
  jsonFeed: 'application/feed+json',
  csv: 'text/csv',
  jsonLd: 'application/ld+json',
  calendar: 'text/calendar',
} as const

/** What OpenAPI says of an answer that is text of its own kind. */
export function textOf(example: string) {
  return { schema: z.string().meta({ examples: [example] }) }
}

/** What OpenAPI says of an answer that is JSON of others' making, whose members its own specification names. */
export function jsonOf(example: Record<string, unknown>) {
  return { schema: z.looseObject({}).meta({ examples: [example] }) }
}

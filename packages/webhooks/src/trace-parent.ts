/** A UUID or 32 hexadecimal digits: what can be a trace id as it is. */
const TRACE_ID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i

const NO_TRACE = '0'.repeat(32)

/**
 * The `traceparent` of one attempt. The trace is that of the request which caused the event, where its id can be one, else
 * the event's own; `spanId` are 16 hexadecimal digits, new with each attempt. Not sampled: whether to record is the
 * receiver's to say. Source: W3C Trace Context, level 1, §3.2.
 */
export function traceParent({
  correlationId,
  eventId,
  spanId,
}: {
  correlationId: string | null
  eventId: string
  spanId: string
}): string {
  const given = correlationId !== null && TRACE_ID.test(correlationId) ? plain(correlationId) : NO_TRACE
  const traceId = given === NO_TRACE ? plain(eventId) : given
  return `00-${traceId}-${spanId}-00`
}

function plain(id: string): string {
  return id.replaceAll('-', '').toLowerCase()
}

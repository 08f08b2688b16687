import type { IncomingHttpHeaders } from 'node:http'

/** Version, trace, caller's span, flags; a version later than ours may say more behind them. */
const TRACE_PARENT = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?$/

/**
 * The trace that a request belongs to, 32 hexadecimal digits, by its `traceparent`; undefined where it names none, or not as it
 * should: then it is as if it had not been sent. Source: W3C Trace Context, level 1, §3.2 and §4.3.
 */
export function traceIdOf({ traceparent }: IncomingHttpHeaders): string | undefined {
  const [, version, traceId, more] = TRACE_PARENT.exec(String(traceparent ?? '')) ?? []
  return version === '00' && more !== undefined ? undefined : traceId
}

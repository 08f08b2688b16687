/** Longest wait that a request may ask for, seconds. */
const MAX_WAIT_S = 30

/** The wait of a Prefer header in ms, 0 where none is asked for. Source: RFC 7240 §4.3. */
export function preferredWaitMs(header: string | string[] | undefined): number {
  const seconds = /(?:^|[,;])\s*wait\s*=\s*"?(\d{1,6})"?\s*(?=[,;]|$)/i.exec([header ?? ''].flat().join(','))?.[1]
  return Math.min(Number(seconds ?? 0), MAX_WAIT_S) * 1000
}

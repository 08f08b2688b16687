/** The version that a stream must be at for the event to be appended. */
export type ExpectedVersion = number | 'no-stream' | 'any'

/** How `append_events` takes what is not a version. */
const ANY = -1
const IMPOSSIBLE = -2

/**
 * For each event of a command: which of the command's events on its stream it is (`nth`, from 1), and at which version
 * the stream must be before the command (`bases`). What one event expects holds for all events of its stream;
 * expectations that no one version meets give a base that none meets.
 */
export function placesInStreams(events: readonly { stream: string; expected: ExpectedVersion }[]): {
  nth: number[]
  bases: number[]
} {
  const seen = new Map<string, { count: number; base: number }>()
  const nth = events.map(({ stream, expected }) => {
    const { count, base } = seen.get(stream) ?? { count: 0, base: ANY }
    seen.set(stream, { count: count + 1, base: bothBases(base, baseOf(expected, count)) })
    return count + 1
  })
  const bases = events.map(({ stream }) => seen.get(stream)?.base ?? ANY)
  return { nth, bases }
}

/** `earlier` events of the same command come first on the stream. */
function baseOf(expected: ExpectedVersion, earlier: number): number {
  if (expected === 'any') return ANY
  const base = (expected === 'no-stream' ? 0 : expected) - earlier
  return base < 0 ? IMPOSSIBLE : base
}

function bothBases(one: number, other: number): number {
  if (one === ANY || one === other) return other
  return other === ANY ? one : IMPOSSIBLE
}

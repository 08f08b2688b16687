import { InvalidArgumentError } from 'commander'

/** Reads a place of a log, 0 for before its first event. Throws what commander reports as wrong usage. */
export function seqOf(text: string): number {
  const seq = Number(text)
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(seq)) throw new InvalidArgumentError('a seq is 0, 1, 2 …')
  return seq
}

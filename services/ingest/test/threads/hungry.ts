/** A thread that takes memory until it has no more. */
export function extractClaims(): never {
  const held: number[][] = []
  for (;;) held.push(Array.from({ length: 1_000_000 }, Math.random))
}

/** A thread that never comes back, as an extractor caught in a loop would. */
export function extractClaims(): never {
  for (;;);
}

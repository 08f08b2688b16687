/** Words between white space. */
export function countWords(words: string): number {
  return words.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}

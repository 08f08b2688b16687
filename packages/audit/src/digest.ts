/** Lines that are hashed at once. It is part of what a digest of lines means: another number gives other digests. */
const LINES_A_PAGE = 1000

const encoder = new TextEncoder()

/** Lower-case hexadecimal SHA-256 of the UTF-8 bytes of `text`, by WebCrypto, so that it runs in a browser too. */
export async function sha256(text: string): Promise<string> {
  const hash = await globalThis.crypto.subtle.digest('SHA-256', encoder.encode(text))
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * One digest of many lines in their order, in bounded memory: pages of 1,000 lines, each hashed behind the digest of the
 * page before (64 zeros for the first), `\n` after every line. No lines give the 64 zeros. Lines must hold no `\n`.
 */
export async function digestLines(lines: Iterable<string> | AsyncIterable<string>): Promise<string> {
  let digest = '0'.repeat(64)
  let page: string[] = []
  const turn = async () => {
    digest = await sha256(`${digest}\n${page.join('\n')}\n`)
    page = []
  }
  for await (const line of lines) {
    page.push(line)
    if (page.length === LINES_A_PAGE) await turn()
  }
  if (page.length > 0) await turn()
  return digest
}

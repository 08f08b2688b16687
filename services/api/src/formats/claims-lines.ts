import type { RecordedClaim } from '@onrecord/domain'

/** Claims as every door shows them, one a line. */
export async function* claimLines(pages: AsyncIterable<readonly RecordedClaim[]>): AsyncGenerator<string> {
  for await (const claims of pages) yield claims.map((claim) => `${JSON.stringify(claim)}\n`).join('')
}

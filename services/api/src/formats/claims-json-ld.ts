import type { DossierConfiguration, RecordedClaim } from '@onrecord/domain'
import type { ApiDeps } from '../deps.ts'
import { claimJsonLd, jsonLdContext } from './claim-json-ld.ts'
import { codePointSpans } from './code-point-spans.ts'

/** Claims as one JSON-LD document, a node a line; one that was cut off is no JSON. `base`: the server's address. */
export async function* claimGraph(
  deps: Pick<ApiDeps, 'log'>,
  pages: AsyncIterable<readonly RecordedClaim[]>,
  { dossier, base, configuration }: { dossier: string; base: string; configuration: DossierConfiguration },
): AsyncGenerator<string> {
  yield `{"@context":${JSON.stringify(jsonLdContext(base))},"@graph":[`
  let isFirst = true
  for await (const claims of pages) {
    const spans = await codePointSpans(deps, { dossier, claims })
    const nodes = claims.map((claim) => claimJsonLd(claim, { configuration, spans: spans.get(claim.claim.id) ?? [] }))
    yield (isFirst ? '\n' : ',\n') + nodes.map((node) => JSON.stringify(node)).join(',\n')
    isFirst = false
  }
  yield '\n]}\n'
}

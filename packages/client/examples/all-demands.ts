// node all-demands.ts DOSSIER: every demand with its exact words, however many pages that takes.
import { connect, items, OnrecordError } from '@onrecord/client'

const { ONRECORD_URL: url = 'http://127.0.0.1:7400', ONRECORD_API_KEY: key = '' } = process.env
const [dossier = 'port-strike'] = process.argv.slice(2)

const onrecord = connect({ url, key })
const demands = items(onrecord, '/v1/dossiers/{dossier}/claims', {
  params: { path: { dossier }, query: { kind: ['demand'], limit: 100 } },
})
try {
  for await (const { claim, classification } of demands) {
    const [claimant] = classification?.claimants ?? []
    console.log(`${claimant?.name ?? 'somebody'}: “${claim.segments.map(({ exact }) => exact).join(' … ')}”`)
  }
} catch (error) {
  if (!(error instanceof OnrecordError)) throw error
  console.error(`refused: ${error.message} (${error.problem?.code ?? error.status})`)
  process.exitCode = 1
}

// node open-points.ts DOSSIER: what is open, and where each party stands.
import { connect, items, OnrecordError } from '@onrecord/client'

const { ONRECORD_URL: url = 'http://127.0.0.1:7400', ONRECORD_API_KEY: key = '' } = process.env
const [dossier = 'port-strike'] = process.argv.slice(2)

const onrecord = connect({ url, key })
const open = items(onrecord, '/v1/dossiers/{dossier}/sticking-points', {
  params: { path: { dossier }, query: { status: 'open' } },
})
try {
  for await (const { issue, standing, positions, noPosition } of open) {
    console.log(`${issue.label}: ${standing}`)
    for (const { party, stance, since } of positions) console.log(`  ${party?.label}: ${stance}, since ${since}`)
    for (const { label } of noPosition) console.log(`  ${label}: no position on record`)
  }
} catch (error) {
  if (!(error instanceof OnrecordError)) throw error
  console.error(`refused: ${error.message} (${error.problem?.code ?? error.status})`)
  process.exitCode = 1
}

// node follow-claims.ts DOSSIER [SEQ]: new claims as they are recorded, from a seq on; Ctrl-C ends it.
import { connect, follow } from '@onrecord/client'

const { ONRECORD_URL: url = 'http://127.0.0.1:7400', ONRECORD_API_KEY: key = '' } = process.env
const [dossier = 'port-strike', seq] = process.argv.slice(2)
const interrupted = new AbortController()
process.once('SIGINT', () => interrupted.abort())

const events = follow(connect({ url, key }), {
  dossier,
  ...(seq === undefined ? {} : { after: Number(seq) }),
  signal: interrupted.signal,
})
for await (const event of events) {
  if (event.type !== 'onrecord.claim.recorded') continue
  const { claim, document } = event.data
  console.log(`${event.seq} ${document.source}: “${claim.segments.map(({ exact }) => exact).join(' … ')}”`)
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '@onrecord/testing/free-port'
import { waitFor } from '@onrecord/testing/wait-for'
import { installContract, program } from './contract/installation.ts'
import { startRelay } from './contract/relay.ts'

// `node infra/checks/with-contract.ts COMMAND…`: runs a command whose API tests send their requests through Prism, which
// compares each answer with openapi.json. Exits as the command does.
const openapi = path.resolve(fileURLToPath(import.meta.url), '../../../services/api/openapi.json')
const [command = '', ...args] = process.argv.slice(2)

await installContract()
const relay = await startRelay()
const url = `http://127.0.0.1:${await freePort()}`
const prism = spawn(
  process.execPath,
  [program('@stoplight/prism-cli/dist/index.js'), 'proxy', openapi, relay.url, '--port', new URL(url).port],
  { stdio: 'ignore' },
)
try {
  await waitFor(() => fetch(url), { what: 'Prism', timeoutMs: 30_000 })
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ONRECORD_TEST_CONTRACT: url } })
  const [code] = (await once(child, 'exit')) as [number | null]
  process.exitCode = code ?? 1
} finally {
  prism.kill()
  await relay.stop()
}

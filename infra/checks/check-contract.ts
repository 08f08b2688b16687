import { execFile } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { contract, installContract, program } from './contract/installation.ts'

// `node infra/checks/check-contract.ts`: Redocly and Spectral, with OWASP's rules, find nothing in openapi.json.
const openapi = path.resolve(fileURLToPath(import.meta.url), '../../../services/api/openapi.json')
const run = promisify(execFile)

const LINTERS = [
  ['@redocly/cli/bin/cli.js', 'lint', '--config', 'redocly.yaml', openapi],
  ['@stoplight/spectral-cli/dist/index.js', 'lint', '--ruleset', '.spectral.yaml', '--fail-severity', 'warn', openapi],
] as const

await installContract()
for (const [file, ...args] of LINTERS) {
  const environment = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
  const linted = run(process.execPath, [program(file), ...args], { cwd: contract, env: environment })
  await linted.catch((error: { stdout?: string; stderr?: string }) => {
    console.error(`${error.stdout ?? ''}${error.stderr ?? ''}`)
    throw new Error(`openapi.json breaks a rule of ${file.split('/')[1]}`)
  })
}
console.log('contract: openapi.json keeps the rules of Redocly, Spectral and OWASP')

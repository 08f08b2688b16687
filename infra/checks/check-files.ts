import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { DCLinter } from 'dclint'
import { validate } from 'dockerfile-utils'
import { parse } from 'yaml'

// `node infra/checks/check-files.ts`: lints docker-compose.yml (its schema included, and whether the services know
// what it sets) and the Dockerfile, without an engine.
/** What dclint says of a file; its own types do not resolve under Node's rules. */
type Linted = { messages: { line: number; message: string; rule: string }[] }

const root = path.resolve(fileURLToPath(import.meta.url), '../../..')
const composeFile = path.join(root, 'docker-compose.yml')
const dockerfile = path.join(root, 'infra/Dockerfile')

const compose: Linted[] = new DCLinter({
  rules: { 'require-quotes-in-ports': [2, { quoteType: 'double' }] },
  quiet: false,
  debug: false,
  exclude: [],
}).lintFiles([composeFile], false)
const findings = [
  ...compose.flatMap(({ messages }) =>
    messages.map(({ line, message, rule }) => `docker-compose.yml:${line}: ${message} (${rule})`),
  ),
  ...validate(await readFile(dockerfile, 'utf8')).map(
    ({ range, message }) =>
      `infra/Dockerfile:${range.start.line + 1}: ${typeof message === 'string' ? message : message.value}`,
  ),
]
const { services } = parse(await readFile(composeFile, 'utf8'), { merge: true }) as {
  services: Record<string, { environment?: Record<string, string> } | undefined>
}
const settings = await readFile(path.join(root, '.env.example'), 'utf8')
for (const service of ['api', 'ingest', 'notify']) {
  for (const name of Object.keys(services[service]?.environment ?? { 'its environment': '' })) {
    if (!settings.includes(`# ${name}=`)) findings.push(`docker-compose.yml: ${service} knows no setting ${name}`)
  }
}
if (compose.length === 0) findings.push('docker-compose.yml was not linted')

for (const finding of findings) console.log(finding)
console.log(`container files: ${findings.length} findings`)
process.exitCode = findings.length === 0 ? 0 : 1

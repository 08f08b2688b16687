import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import t from 'tap'

const LOGGER = fileURLToPath(new URL('../src/logger.ts', import.meta.url))

/** What a process prints that logs two lines and then ends, in some way. */
async function printedBy(end: string): Promise<string> {
  const script = `import { openLogger } from ${JSON.stringify(LOGGER)}
    const logger = openLogger({ name: 'api', level: 'info' })
    logger.info('first')
    logger.error('last')
    ${end}`
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script])
  // A process that throws ends with another code than 0; what it printed is with the error.
  const { stdout } = await run.catch((error: { stdout: string }) => error)
  return stdout
}

for (const { title, end } of [
  { title: 'has nothing left to do', end: '' },
  { title: 'is told to exit', end: 'process.exit(3)' },
  { title: 'throws', end: "throw new Error('broken')" },
]) {
  t.test(`what was logged is written when the process ${title}`, async (t) => {
    const lines = (await printedBy(end)).trim().split('\n')
    t.match(
      lines.map((line) => JSON.parse(line)),
      [{ msg: 'first' }, { msg: 'last' }],
    )
  })
}

t.test('what was logged is written while the process goes on', async (t) => {
  const script = `import { openLogger } from ${JSON.stringify(LOGGER)}
    openLogger({ name: 'api', level: 'info' }).info('waiting')
    process.stdin.resume()`
  const running = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script])
  const line = await new Promise<string>((resolve) =>
    running.child.stdout?.once('data', (part) => resolve(String(part))),
  )
  running.child.stdin?.end()
  await running
  t.match(JSON.parse(line), { msg: 'waiting' })
})

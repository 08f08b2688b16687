import { readConfig } from './config.ts'
import { start } from './start.ts'

const running = await start(readConfig())

let stopping: Promise<void> | undefined
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stopping ??= running.stop()
  })
}

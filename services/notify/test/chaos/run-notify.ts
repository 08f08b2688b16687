import { start } from '../../src/index.ts'

/** A notify service in a process of its own, to be killed. Its names lead to loopback, partly to loopback, or nowhere. */
const ANSWERS = [['127.0.0.1'], ['8.8.8.8', '127.0.0.1'], ['::ffff:127.0.0.1'], []]
let asked = 0
await start({
  ...JSON.parse(process.argv[2] ?? '{}'),
  resolve: async () => ANSWERS[asked++ % ANSWERS.length] ?? [],
})

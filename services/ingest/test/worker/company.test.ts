import t from 'tap'
import { openCompany } from '../../src/worker/company.ts'

/** A run that says when it begins and ends when told to. */
function step(name: string, log: string[]) {
  const gate = Promise.withResolvers<void>()
  const run = async () => {
    log.push(`${name} begins`)
    await gate.promise
    log.push(`${name} ends`)
  }
  return { run, end: gate.resolve, fail: gate.reject }
}

t.test('runs go on together, and one alone waits for them and holds up those after it', async (t) => {
  const log: string[] = []
  const { together, alone } = openCompany()
  const [a, b, c, d] = [step('a', log), step('b', log), step('c', log), step('d', log)] as const
  const running = [together(a.run), together(b.run), alone(c.run), together(d.run)]
  b.end()
  await running[1]
  a.end()
  await running[0]
  c.end()
  await running[2]
  d.end()
  await running[3]
  t.same(log, ['a begins', 'b begins', 'b ends', 'a ends', 'c begins', 'c ends', 'd begins', 'd ends'])
})

t.test('a run that throws is out of the way of the next', async (t) => {
  const log: string[] = []
  const { together, alone } = openCompany()
  const [a, b] = [step('a', log), step('b', log)] as const
  const first = t.rejects(alone(a.run), { message: 'no' })
  const second = together(b.run)
  a.fail(new Error('no'))
  b.end()
  await first
  await second
  t.same(log, ['a begins', 'b begins', 'b ends'])
})

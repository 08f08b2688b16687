import fc from 'fast-check'
import t from 'tap'
import { attacked, faultOf } from './attacked.ts'
import { BROKEN_BODIES, NASTY, spoiled, TAGS } from './hostile-values.ts'
import { addressOf } from './operations.ts'

/** The same cases in every run; another number tries others. */
const SEED = Number(process.env['ATTACK_SEED'] ?? 20250303)

/** Of the hostile values, how many every parameter of every operation is sent; all together they are sent all. */
const VALUES_A_PARAMETER = 6

/** Spoiled bodies that every operation is sent; a long run asks for more. */
const BODIES = Number(process.env['ATTACK_BODIES'] ?? 25)

/** Short enough for a line of a report. */
const short = (address: string): string => (address.length > 200 ? `${address.slice(0, 200)}…` : address)

/** Takes the values in turns, so that all are used up whoever asks for how many. */
function inTurns<Value>(values: readonly Value[]): (count: number) => Value[] {
  let next = 0
  return (count) => Array.from({ length: count }, () => values[next++ % values.length] as Value)
}

t.test('no parameter makes an operation fail, alone or twice, and what is refused says little', async (t) => {
  const { operations, call, idsOf } = await attacked(t)
  const take = inTurns(NASTY)
  for (const operation of operations) {
    const { id, method, parameters } = operation
    const ids = idsOf(operation)
    const written = method === 'GET' || method === 'DELETE' ? {} : { body: {}, headers: { 'if-match': '*' } }
    const addresses = parameters.flatMap(({ name, in: place }) => {
      const values = take(VALUES_A_PARAMETER)
      if (place === 'path') return values.map((value) => addressOf(operation, { ...ids, [name]: value }))
      // Headers have a test of their own.
      if (place === 'header') return []
      const query = (value: string) => `${name}=${encodeURIComponent(value)}`
      const address = addressOf(operation, ids)
      return values.flatMap((value, nth) => [
        `${address}?${query(value)}`,
        ...(nth < 2 ? [`${address}?${query('1')}&${query(value)}`, `${address}?${name}[x]=1&__proto__=${name}`] : []),
      ])
    })
    for (const address of [
      ...addresses,
      `${addressOf(operation, ids)}?%zz=%`,
      `${addressOf(operation, ids)}?a=%ff%fe`,
    ]) {
      const fault = faultOf(await call(method, address, written))
      if (fault !== undefined) t.fail(`${id} ${short(address)}: ${fault}`)
    }
  }
  t.pass('every operation was tried')
})

t.test('no body makes an operation fail, and what is refused says little', async (t) => {
  const { operations, call, idsOf, bodyOf } = await attacked(t)
  for (const operation of operations.filter(({ body }) => body !== undefined)) {
    const { id, method } = operation
    const address = addressOf(operation, idsOf(operation))
    const headers = { 'if-match': '*' }
    for (const { raw, type = 'application/json' } of BROKEN_BODIES) {
      const answer = await call(method, address, { raw, headers: { ...headers, 'content-type': type } })
      const fault = answer.status < 400 && id !== 'tryConfiguration' ? 'it was taken' : faultOf(answer)
      if (fault !== undefined) t.fail(`${id} ${raw.toString().slice(0, 60)}: ${fault}`)
    }
    await fc.assert(
      fc.asyncProperty(spoiled(bodyOf(operation)), async (raw) => {
        const fault = faultOf(await call(method, address, { raw, headers }))
        if (fault !== undefined) throw new Error(`${id}: ${fault}`)
      }),
      { seed: SEED, numRuns: BODIES, endOnFailure: true },
    )
  }
  t.pass('every operation was tried')
})

t.test('no If-Match makes an operation fail, and none that is no tag of now is taken', async (t) => {
  const { operations, call, idsOf, bodyOf } = await attacked(t)
  const guarded = operations.filter(({ parameters }) => parameters.some(({ name }) => name === 'if-match'))
  t.ok(guarded.length >= 6, 'decisions and replacements are guarded')
  for (const operation of guarded) {
    const { id, method } = operation
    const address = addressOf(operation, idsOf(operation))
    const bodies = fc.sample(bodyOf(operation), { seed: SEED, numRuns: TAGS.length })
    for (const [nth, tag] of TAGS.entries()) {
      // The list of 32 holds every version of ours that may be the one of now.
      if (tag.startsWith('"0.log", ')) continue
      const answer = await call(method, address, { body: bodies[nth], headers: { 'if-match': tag } })
      const fault = answer.status < 400 ? 'it was taken' : faultOf(answer)
      if (fault !== undefined) t.fail(`${id} ${short(tag)}: ${fault}`)
    }
  }
  t.pass('every guarded operation was tried')
})

import t from 'tap'
import { measure } from '../src/measure.ts'
import { perSecond } from '../src/per-second.ts'
import { clears, resultOf } from '../src/report.ts'
import type { Row, Scene } from '../src/row.ts'

const scene: Scene = {
  folder: '',
  newDatabase: () => Promise.reject(new Error('no row of these asks for one')),
  atEnd: () => undefined,
}

/** A row that answers with these measurements, one after the other, and notes in which order it was asked. */
function rowOf(values: { candidate: number[]; baseline: number[] }, order: string[] = []): Row {
  const next = (side: 'candidate' | 'baseline') => async () => {
    order.push(side)
    return values[side].shift() ?? Number.NaN
  }
  const close = async () => void order.push('close')
  return {
    name: 'row',
    unit: 'things/s',
    baseline: 'the bare thing',
    bar: { of: 'ratio', atLeast: 0.5 },
    open: async () => ({ candidate: next('candidate'), baseline: next('baseline'), close }),
  }
}

t.test('a row gives the pair with the median ratio, and its first pair does not count', async (t) => {
  const row = rowOf({ candidate: [1, 50, 90, 10, 70, 30], baseline: [900, 100, 100, 100, 100, 200] })
  t.same(await measure(row, scene), { value: 50, baselineValue: 100, ratio: 0.5 })
})

t.test('the sides take turns at going first, and the row is closed', async (t) => {
  const order: string[] = []
  await measure(rowOf({ candidate: [1, 1, 1, 1, 1, 1], baseline: [1, 1, 1, 1, 1, 1] }, order), scene)
  const first = order.filter((_, nth) => nth % 2 === 0)
  t.same(first, ['candidate', 'candidate', 'baseline', 'candidate', 'baseline', 'candidate', 'close'])
})

t.test('a bar is cleared from its number on, by ratio or by value, upwards or downwards', async (t) => {
  const measured = { value: 4, baselineValue: 8, ratio: 0.5 }
  t.ok(clears({ of: 'ratio', atLeast: 0.5 }, measured))
  t.notOk(clears({ of: 'ratio', atLeast: 0.51 }, measured))
  t.ok(clears({ of: 'value', atMost: 4 }, measured))
  t.notOk(clears({ of: 'value', atMost: 3.9 }, measured))
  t.ok(clears(null, measured))
})

t.test('a result has three significant digits and its bar in words', async (t) => {
  const row = rowOf({ candidate: [], baseline: [] })
  t.same(resultOf(row, { value: 1234.5, baselineValue: 0.98765, ratio: 1249.9 }), {
    name: 'row',
    value: 1230,
    unit: 'things/s',
    baseline: 'the bare thing',
    baselineValue: 0.988,
    ratio: 1250,
    bar: 'ratio >= 0.5',
  })
})

t.test('what all connections did is counted, and each is told its number', async (t) => {
  let done = 0
  const seen = new Set<number>()
  const start = performance.now()
  const rate = await perSecond(3, async (connection) => {
    seen.add(connection)
    await new Promise(setImmediate)
    done += 1
    return 1
  })
  t.same(seen, new Set([0, 1, 2]))
  t.ok((rate * (performance.now() - start)) / 1000 >= done, 'none of it is lost between the connections')
})

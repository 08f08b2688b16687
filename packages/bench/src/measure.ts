import type { Row, Scene } from './row.ts'

const PAIRS = 5

/** The pair of measurements whose ratio (value to baseline value) is the median of five. */
export type Measurement = { value: number; baselineValue: number; ratio: number }

/**
 * Measures a row: five pairs after one that warms up and does not count. The sides run interleaved and take turns at
 * going first, so that what else the machine does in the meantime, and what grows with time, falls on both.
 */
export async function measure(row: Row, scene: Scene): Promise<Measurement> {
  const sides = await row.open(scene)
  try {
    await sides.candidate()
    await sides.baseline()
    const pairs: Measurement[] = []
    while (pairs.length < PAIRS) {
      const [value, baselineValue] = await measurePair(sides, pairs.length % 2 === 0 ? 'candidate' : 'baseline')
      pairs.push({ value, baselineValue, ratio: value / baselineValue })
    }
    return median(pairs)
  } finally {
    await sides.close()
  }
}

type Sides = Awaited<ReturnType<Row['open']>>

async function measurePair(sides: Sides, first: 'candidate' | 'baseline'): Promise<[number, number]> {
  if (first === 'candidate') return [await sides.candidate(), await sides.baseline()]
  const baselineValue = await sides.baseline()
  return [await sides.candidate(), baselineValue]
}

function median(pairs: Measurement[]): Measurement {
  const middle = pairs.toSorted((a, b) => a.ratio - b.ratio)[Math.floor(pairs.length / 2)]
  if (middle === undefined) throw new Error('nothing was measured')
  return middle
}

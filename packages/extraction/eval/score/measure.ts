/** Counts of one measure in one document: `right` of `predicted` are right, `found` of `wanted` were found. */
export type Counts = { right: number; predicted: number; found: number; wanted: number }

/**
 * A line of the table, shares of 1. `value` is F1, or the share right where there is nothing to find (`precision` and
 * `recall` null); `n` is what was to be found or judged; `interval` holds 95 of 100 resamples of the documents.
 */
export type Measure = {
  measure: string
  precision: number | null
  recall: number | null
  value: number | null
  n: number
  interval: [low: number, high: number] | null
}

/** Enough for stable bounds at the 25th and 975th of 1,000. */
const RESAMPLES = 1000

/** Sums documents' counts into precision, recall and F1. */
export function foundMeasure(measure: string, documents: readonly Counts[]): Measure {
  const total = sum(documents)
  return {
    measure,
    precision: share(total.right, total.predicted),
    recall: share(total.found, total.wanted),
    value: f1(total),
    n: total.wanted,
    interval: interval(documents, f1),
  }
}

/** The share right of what was judged: `right` of `predicted`. */
export function shareMeasure(measure: string, documents: readonly Pick<Counts, 'right' | 'predicted'>[]): Measure {
  const counts = documents.map(({ right, predicted }) => ({ right, predicted, found: 0, wanted: 0 }))
  const value = ({ right, predicted }: Counts) => share(right, predicted)
  const total = sum(counts)
  return {
    measure,
    precision: null,
    recall: null,
    value: value(total),
    n: total.predicted,
    interval: interval(counts, value),
  }
}

const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)

function f1({ right, predicted, found, wanted }: Counts): number | null {
  if (predicted === 0 && wanted === 0) return null
  const precision = share(right, predicted) ?? 0
  const recall = share(found, wanted) ?? 0
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
}

function sum(documents: readonly Counts[]): Counts {
  const total = { right: 0, predicted: 0, found: 0, wanted: 0 }
  for (const { right, predicted, found, wanted } of documents) {
    total.right += right
    total.predicted += predicted
    total.found += found
    total.wanted += wanted
  }
  return total
}

/** Documents drawn with replacement; null below two documents, where nothing varies. Always the same for the same counts. */
function interval(documents: readonly Counts[], value: (total: Counts) => number | null): [number, number] | null {
  if (documents.length < 2) return null
  const random = seededRandom(documents.length)
  const values: number[] = []
  for (let sample = 0; sample < RESAMPLES; sample += 1) {
    const drawn = documents
      .map(() => documents[Math.floor(random() * documents.length)])
      .filter((row) => row !== undefined)
    const drawnValue = value(sum(drawn))
    if (drawnValue !== null) values.push(drawnValue)
  }
  values.sort((a, b) => a - b)
  const [low, high] = [values[Math.floor(values.length * 0.025)], values[Math.ceil(values.length * 0.975) - 1]]
  return low === undefined || high === undefined ? null : [low, high]
}

/** Numbers from 0 to 1 (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

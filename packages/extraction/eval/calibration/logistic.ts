/** One reading: its features by name, what is not named being 0, and whether it was right. */
export type Sample = { features: ReadonlyMap<string, number>; right: boolean }

/** A logistic model; weights are rounded to three decimals. */
export type Logistic = { intercept: number; weights: ReadonlyMap<string, number> }

/** Strength of the pull towards 0 of every weight but the intercept: rare features stay near what is usual. */
const RIDGE = 2

/** Steps of descent and their length; the loss is convex, and these end within a thousandth of its least. */
const STEPS = 4000
const RATE = 0.5

/**
 * Fits a logistic regression with an L2 penalty by gradient descent from zero: the same samples always give the same model.
 * Source: Hastie, Tibshirani, Friedman, The Elements of Statistical Learning, §4.4.
 */
export function fitLogistic(samples: readonly Sample[]): Logistic {
  const names = [...new Set(samples.flatMap(({ features }) => [...features.keys()]))].sort()
  const at = new Map(names.map((name, index) => [name, index]))
  const rows = samples.map(({ features, right }) => ({
    entries: [...features].map(([name, value]) => [at.get(name) ?? 0, value] as const),
    right: Number(right),
  }))
  const weights = new Float64Array(names.length)
  let intercept = 0
  for (let step = 0; step < STEPS; step++) {
    const slope = new Float64Array(names.length)
    let lean = 0
    for (const { entries, right } of rows) {
      let sum = intercept
      for (const [index, value] of entries) sum += (weights[index] ?? 0) * value
      const error = 1 / (1 + Math.exp(-sum)) - right
      lean += error
      for (const [index, value] of entries) slope[index] = (slope[index] ?? 0) + error * value
    }
    intercept -= (RATE * lean) / rows.length
    for (let index = 0; index < names.length; index++) {
      const weight = weights[index] ?? 0
      weights[index] = weight - (RATE * ((slope[index] ?? 0) + RIDGE * weight)) / rows.length
    }
  }
  return { intercept: rounded(intercept), weights: new Map(names.map((name, n) => [name, rounded(weights[n] ?? 0)])) }
}

/** The chance, 0–1, that a reading with these features is right. */
export function probabilityOf({ intercept, weights }: Logistic, features: ReadonlyMap<string, number>): number {
  let sum = intercept
  for (const [name, value] of features) sum += (weights.get(name) ?? 0) * value
  return 1 / (1 + Math.exp(-sum))
}

function rounded(value: number): number {
  return Math.round(1000 * value) / 1000
}

/** A confidence that was given, and whether the reading was right. */
export type Judged = { confidence: number; right: boolean }

/**
 * Markdown: of the claims in each tenth of confidence how many were right, then the Brier score and the expected calibration
 * error. Source: Naeini, Cooper, Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning" (2015).
 */
export function reliabilityTable(judged: readonly Judged[]): string {
  const tenths = Map.groupBy(judged, ({ confidence }) => Math.min(9, Math.floor(10 * confidence)))
  const rows = [...tenths]
    .sort(([a], [b]) => b - a)
    .map(([tenth, claims]) => {
      const said = mean(claims.map(({ confidence }) => confidence))
      return `| ${tenth / 10} – ${(tenth + 1) / 10} | ${claims.length} | ${percent(said)} | ${percent(shareRight(claims))} |`
    })
  const error = [...tenths.values()].reduce((sum, claims) => {
    const gap = Math.abs(mean(claims.map(({ confidence }) => confidence)) - shareRight(claims))
    return sum + (gap * claims.length) / judged.length
  }, 0)
  const brier = mean(judged.map(({ confidence, right }) => (confidence - Number(right)) ** 2))
  return [
    '| confidence | claims | mean confidence | right |',
    '| --- | ---: | ---: | ---: |',
    ...rows,
    '',
    `${judged.length} claims, ${percent(shareRight(judged))} right; expected calibration error ${percent(error)}, Brier score ${brier.toFixed(3)}`,
  ].join('\n')
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const shareRight = (claims: readonly Judged[]) => mean(claims.map(({ right }) => Number(right)))
const percent = (share: number) => `${(100 * share).toFixed(1)} %`

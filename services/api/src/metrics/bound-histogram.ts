import type { Metric, Registry } from 'prom-client'

/** A histogram whose labels are looked up when one binds to them, not each time: that would take longer than counting by far. */
export type BoundHistogram<Label extends string> = {
  /** Counts values, s, under these labels. */
  bind(labels: Readonly<Record<Label, string>>): (value: number) => void
}

type Labels = Readonly<Record<string, string>>

/** Values counted under some labels: how many lie above each bound and not above the next one, and the sum of all. */
type Tally = { labels: Labels; counts: number[]; sum: number }

/** A line of the text that Prometheus reads. */
type Sample = { metricName: string; labels: Readonly<Record<string, string | number>>; value: number }

/** Opens one among the metrics of a registry; `bounds` are the upper bounds of its buckets, ascending. */
export function openBoundHistogram<Label extends string>({
  name,
  help,
  bounds,
  register,
}: {
  name: string
  help: string
  bounds: readonly number[]
  register: Registry
}): BoundHistogram<Label> {
  const tallies = new Map<string, Tally>()

  const tallyOf = (labels: Labels): Tally => {
    const key = JSON.stringify(labels)
    const known = tallies.get(key) ?? { labels, counts: Array<number>(bounds.length + 1).fill(0), sum: 0 }
    tallies.set(key, known)
    return known
  }

  const samplesOf = ({ labels, counts, sum }: Tally): Sample[] => {
    let count = 0
    const buckets = counts.map((more, at): Sample => {
      count += more
      return { metricName: `${name}_bucket`, labels: { le: bounds[at] ?? '+Inf', ...labels }, value: count }
    })
    return [
      ...buckets,
      { metricName: `${name}_sum`, labels, value: sum },
      { metricName: `${name}_count`, labels, value: count },
    ]
  }

  const get = async () => ({ name, help, type: 'histogram', values: [...tallies.values()].flatMap(samplesOf) })
  // All that a registry asks of a metric.
  register.registerMetric({ name, get } as unknown as Metric)
  return {
    bind(labels) {
      const tally = tallyOf(labels)
      return (value) => {
        let at = 0
        while (value > (bounds[at] ?? Number.POSITIVE_INFINITY)) at += 1
        tally.counts[at] = (tally.counts[at] ?? 0) + 1
        tally.sum += value
      }
    },
  }
}

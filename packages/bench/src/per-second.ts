/** How long one measurement of a load lasts, ms. */
const DURATION_MS = 2000

/**
 * Runs `connections` loops of `work` side by side, each starting its next as soon as its last is done, and gives how
 * many of what `work` counts were done per second. `work` is told which connection it is, from 0.
 */
export async function perSecond(connections: number, work: (connection: number) => Promise<number>): Promise<number> {
  const start = performance.now()
  let done = 0
  const loop = async (connection: number): Promise<void> => {
    while (performance.now() - start < DURATION_MS) {
      const more = await work(connection)
      done += more // Not `done += await …`, which would add to what `done` was before the other loops ran.
    }
  }
  await Promise.all(Array.from({ length: connections }, (_, connection) => loop(connection)))
  return (done * 1000) / (performance.now() - start)
}

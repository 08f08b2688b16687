/** Who may run beside whom within this process. */
export type Company = {
  together: <T>(run: () => Promise<T>) => Promise<T>
  alone: <T>(run: () => Promise<T>) => Promise<T>
}

/**
 * Lets runs go on together, or one alone while all others wait, in the order in which they came. A document whose last run
 * never ended is suspect: run alone, it can't take the blame of a neighbour that killed the process, nor give it its own.
 */
export function openCompany(): Company {
  let lastAlone: Promise<unknown> = Promise.resolve()
  let beside = new Set<Promise<unknown>>()
  return {
    together: (run) => {
      const running = lastAlone.then(run)
      const ended = running.catch(() => undefined)
      const group = beside
      group.add(ended)
      void ended.then(() => group.delete(ended))
      return running
    },
    alone: (run) => {
      const running = Promise.all([lastAlone, ...beside]).then(run)
      lastAlone = running.catch(() => undefined)
      beside = new Set()
      return running
    },
  }
}

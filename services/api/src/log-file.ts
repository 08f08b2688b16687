import { type DestinationStream, destination } from 'pino'

/** What writes the last lines of each file when the process ends. */
const endings = new Set<() => void>()

/** How long a line waits for others at most, ms, and most lines that wait. */
const WAIT_MS = 10
const MOST_WAITING = 100

/**
 * Where lines are written, standard output unless a file is named: those of some milliseconds in one system call, so that
 * under load a line costs none of its own. Whoever reads them slowly slows the process down; nothing piles up in memory.
 * A process that is killed takes the lines of the last {@link WAIT_MS} with it.
 */
export function openLogFile(file?: string): DestinationStream {
  const stream = destination({ dest: file ?? 1, mkdir: true, sync: true })
  let isOpen = true
  stream.on('close', () => {
    isOpen = false
  })
  let waiting: string[] = []
  const pass = (): void => {
    if (isOpen && waiting.length > 0) stream.write(waiting.join(''))
    waiting = []
  }
  atExit(pass)
  return {
    write(line) {
      const count = waiting.push(line)
      if (count === 1) setTimeout(pass, WAIT_MS)
      else if (count === MOST_WAITING) pass()
    },
  }
}

/** One listener of the process for all files. */
function atExit(end: () => void): void {
  if (endings.size === 0) process.on('exit', () => endings.forEach((each) => each()))
  endings.add(end)
}

import { type DestinationStream, destination } from 'pino'

/** What writes the last lines of each file when the process ends. */
const endings = new Set<() => void>()

/**
 * Where lines are written, standard output unless a file is named: those of one turn of the event loop in one system call,
 * so that under load a line costs none of its own. Whoever reads them slowly slows the process down; nothing piles up in memory.
 */
export function openLogFile(file?: string): DestinationStream {
  const stream = destination({ dest: file ?? 1, mkdir: true, sync: true })
  let isOpen = true
  stream.on('close', () => {
    isOpen = false
  })
  let turn: string[] = []
  const pass = (): void => {
    if (isOpen && turn.length > 0) stream.write(turn.join(''))
    turn = []
  }
  atExit(pass)
  return {
    write(line) {
      if (turn.push(line) === 1) setImmediate(pass)
    },
  }
}

/** One listener of the process for all files. */
function atExit(end: () => void): void {
  if (endings.size === 0) process.on('exit', () => endings.forEach((each) => each()))
  endings.add(end)
}

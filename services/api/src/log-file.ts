import { type DestinationStream, destination } from 'pino'

/** What writes the last lines of each file when the process ends. */
const endings = new Set<() => void>()

/**
 * Where lines are written, standard output unless a file is named: those of one turn of the event loop together, so that
 * under load a line costs no system call of its own. They are joined here because the stream below, with every line, measures
 * anew all that waits.
 */
export function openLogFile(file?: string): DestinationStream {
  const stream = destination({ dest: file ?? 1, mkdir: true, sync: false, minLength: 4096, periodicFlush: 250 })
  let isOpen = true
  stream.on('close', () => {
    isOpen = false
  })
  let turn: string[] = []
  const pass = (): boolean => {
    if (!isOpen) return false
    stream.write(turn.join(''))
    turn = []
    return true
  }
  const end = () => turn.length > 0 && pass() && stream.flushSync()
  atExit(end)
  return {
    write(line) {
      if (turn.push(line) === 1) setImmediate(() => pass() && stream.flush())
    },
  }
}

/** One listener of the process for all files. */
function atExit(end: () => void): void {
  if (endings.size === 0) process.on('exit', () => endings.forEach((each) => each()))
  endings.add(end)
}

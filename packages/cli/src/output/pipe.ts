import { EXIT } from '../failure.ts'
import { printNotice } from './print.ts'

/**
 * Ends the command quietly where the reader of its output has gone, as in `onrecord claims | head -1`, and with a word where the
 * output can't be written for another reason, a full disk for one.
 */
export function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0)
    printNotice(`onrecord: the output can't be written: ${error.code ?? error.message}`)
    process.exit(EXIT.failed)
  })
}

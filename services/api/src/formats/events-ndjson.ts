import { readEvents } from '@onrecord/event-log'
import type { ApiDeps } from '../deps.ts'

/** Events read at a time. */
const PAGE = 500

/** The events of a dossier after `after`, up to `upTo`, one a line. */
export async function* eventLines(
  { log }: Pick<ApiDeps, 'log'>,
  { dossier, after, upTo }: { dossier: string; after: number; upTo: number },
): AsyncGenerator<string> {
  let last = after
  while (last < upTo) {
    const events = await readEvents(log, { dossier, after: last, limit: Math.min(PAGE, upTo - last) })
    last = events.at(-1)?.seq ?? upTo
    yield events.map((event) => `${JSON.stringify(event)}\n`).join('')
  }
}

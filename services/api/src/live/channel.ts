import { readEvents } from '@onrecord/event-log'
import { openConfigurations, renderBodies, type Telling, tellingsOf } from '@onrecord/webhooks/telling'
import type { ApiDeps } from '../deps.ts'
import { type Frame, formatFrame, type Page } from './frame.ts'

/** Events that are read at a time: a page with the words of its claims is some 300 kB at most. */
const PAGE = 100

/** What a stream is made of: the events of a dossier after a seq, as frames; `upTo` is `after` where there are no more. */
export type Channel = (place: { dossier: string; after: number }) => Promise<Page>

/** The log itself, every event as it stands. */
export function openLogChannel({ log }: Pick<ApiDeps, 'log'>): Channel {
  return async ({ dossier, after }) => {
    const events = await readEvents(log, { dossier, after, limit: PAGE })
    const frames = events.map((event): Frame => {
      const { seq, type } = event
      return { seq, bytes: formatFrame({ seq, type, data: JSON.stringify(event) }), telling: null }
    })
    return { frames, upTo: events.at(-1)?.seq ?? after }
  }
}

/** What subscribers are told, in the words that a webhook would send. */
export function openTellingChannel({ log }: Pick<ApiDeps, 'log'>): Channel {
  const configurations = openConfigurations()
  return async ({ dossier, after }) => {
    const events = await readEvents(log, { dossier, after, limit: PAGE })
    const tellings = await tellingsOf({ log, configurations }, { dossier, events })
    const bodies = await renderBodies({ log, configurations }, dossier, tellings)
    return { frames: tellings.flatMap((telling) => frameOf(telling, bodies)), upTo: events.at(-1)?.seq ?? after }
  }
}

function frameOf(telling: Telling, bodies: ReadonlyMap<number, string>): Frame[] {
  const { seq, subject } = telling
  const data = bodies.get(seq)
  return data === undefined ? [] : [{ seq, bytes: formatFrame({ seq, type: subject.type, data }), telling }]
}

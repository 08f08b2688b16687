import type { ReviewItem } from '@onrecord/service-api'
import type { ApiClient } from '../api-client.ts'
import { reviewLines } from '../output/review.ts'
import { decide, type QueueFilter, readQueue } from './queue.ts'

/** Whom the queue is shown to, one claim at a time. */
export type Reviewer = {
  /** The next key pressed; undefined where there will be none. */
  key: () => Promise<string | undefined>
  /** A line typed as the answer to a question. */
  ask: (question: string) => Promise<string>
  /** Shows an address in a browser. */
  open: (url: string) => void
  print: (line?: string) => void
  width: () => number
}

const KEYS = 'c confirm · r retract · s skip · o open the source · q quit'

/** Steps through the queue; each decision is sent at once, for the claim as it was shown. Returns how many were taken. */
export async function stepThrough(
  client: ApiClient,
  { dossier, filter, reviewer }: { dossier: string; filter: QueueFilter; reviewer: Reviewer },
): Promise<number> {
  let decided = 0
  let minSeq: number | undefined
  let cursor: string | undefined
  for (;;) {
    const page = await readQueue(client, dossier, {
      ...filter,
      ...(cursor === undefined ? {} : { cursor }),
      ...(minSeq === undefined ? {} : { minSeq }),
    })
    for (const item of page.items) {
      for (const line of reviewLines(item, { width: reviewer.width(), emphasis: 'reverse' })) reviewer.print(line)
      const outcome = await review(client, { dossier, item, reviewer })
      if (outcome === 'quit') return decided
      if (outcome !== 'skipped') {
        decided += 1
        minSeq = outcome.seq
      }
    }
    if (page.next === null) {
      reviewer.print('Nothing more to review.')
      return decided
    }
    cursor = page.next
  }
}

async function review(
  client: ApiClient,
  { dossier, item, reviewer }: { dossier: string; item: ReviewItem; reviewer: Reviewer },
): Promise<{ seq: number } | 'skipped' | 'quit'> {
  reviewer.print(`  ${KEYS}`)
  for (;;) {
    const key = await reviewer.key()
    switch (key) {
      case 's':
        return 'skipped'
      case undefined:
      case 'q':
      case '\u0003':
      case '\u0004':
        return 'quit'
      case 'o':
        if (item.claim.document.url === null) reviewer.print('  It has no address.')
        else reviewer.open(item.claim.document.url)
        break
      case 'c':
      case 'r': {
        const reason = key === 'c' ? undefined : (await reviewer.ask('  Why is it wrong? ')).trim()
        if (reason === '') {
          reviewer.print('  Not retracted: that needs a reason.')
          break
        }
        const decision =
          reason === undefined ? { decision: 'confirm' as const } : { decision: 'retract' as const, reason }
        const outcome = await decide(client, dossier, { item, decision })
        if (outcome !== 'stale') {
          const done = key === 'c' ? 'confirmed' : 'retracted'
          reviewer.print(`  ${done}; to take it back: onrecord decide undo ${outcome.seq} -d ${dossier}`)
          return outcome
        }
        reviewer.print('  Somebody has decided about it meanwhile; left as it is.')
        return 'skipped'
      }
      default:
        reviewer.print(`  ${KEYS}`)
    }
  }
}

import { claimStream, cutLinks, type DecidedLink, DomainError, decidedLink, linkStream } from '@onrecord/domain'
import { ConcurrencyError, lockLog, readEvents, readStreams, streamVersions } from '@onrecord/event-log'
import { findLinks, findViewState } from '@onrecord/projections'
import type { ApiDeps } from '../deps.ts'
import type { Plan } from './plan.ts'

type Log = ApiDeps['log']

/** Events that are read at a time to find the links that the views do not show yet. */
const PAGE = 500

/**
 * Cuts every link of a claim. Links are other streams than the claim's, so nothing but the log's own lock keeps a new one
 * from coming in between: `tx` must be a transaction, in which this is planned, checked and appended. Throws DomainError
 * `nothing-to-change` where it has none, ConcurrencyError where the claim is not at `version`.
 */
export async function planSeparation(
  tx: Log,
  about: { dossier: string; claimId: string; version: number; reason: string | null },
): Promise<Plan> {
  const { dossier, claimId, version, reason } = about
  await lockLog(tx, dossier)
  const streamId = claimStream({ claimId })
  const versions = await streamVersions(tx, { dossier, streamIds: [streamId] })
  if (versions.get(streamId) !== version) throw new ConcurrencyError(dossier, streamId)
  const links = await linksOf(tx, { dossier, claimId })
  const events = links.flatMap((link) => cutLinks(link, reason))
  if (events.length === 0) throw new DomainError('nothing-to-change', 'It is linked with no other claim.', { streamId })
  return { events, quotes: [] }
}

/** The pairs that the claim is part of, as the log has them: the view knows of most, the log's tail of the rest. */
async function linksOf(tx: Log, { dossier, claimId }: { dossier: string; claimId: string }): Promise<DecidedLink[]> {
  const { seq } = (await findViewState(tx.db, { dossier })) ?? { seq: 0 }
  const shown = seq === 0 ? [] : await findLinks(tx.db, { dossier, asOfSeq: seq, claimIds: [claimId] })
  const pairs = new Map(shown.map(({ a, b }) => [linkStream({ a, b }), { a, b }]))
  for (let after = seq; ; ) {
    const types = ['ClaimsLinked', 'ClaimsUnlinked'] as const
    const events = await readEvents(tx, { dossier, after, limit: PAGE, types })
    for (const event of events) {
      if (event.type !== 'ClaimsLinked' && event.type !== 'ClaimsUnlinked') continue
      const { a, b } = event.data
      if (a === claimId || b === claimId) pairs.set(linkStream({ a, b }), { a, b })
    }
    if (events.length < PAGE) break
    after = events.at(-1)?.seq ?? after
  }
  const events = await readStreams(tx, { dossier, streamIds: [...pairs.keys()] })
  return [...pairs].map(([streamId, pair]) =>
    decidedLink(
      pair,
      events.filter((event) => event.streamId === streamId),
    ),
  )
}

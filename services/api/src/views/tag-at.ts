import { streamVersions } from '@onrecord/event-log'
import type { FastifyReply } from 'fastify'
import type { ApiDeps } from '../deps.ts'
import { sendTag } from '../etag.ts'
import type { ViewAt } from './view-at.ts'

/**
 * Sends the tag of a resource that a view shows: the version that its stream had at the seq of the view. A view that lags
 * hands out an old tag with its old body, never a new one.
 */
export async function sendTagAt(
  log: ApiDeps['log'],
  reply: FastifyReply,
  { at, streamId }: { at: ViewAt; streamId: string },
): Promise<void> {
  const { dossier, asOfSeq, reading } = at
  const versions = await streamVersions(log, { dossier, streamIds: [streamId], upTo: asOfSeq })
  sendTag(reply, { version: versions.get(streamId) ?? 0, reading })
}

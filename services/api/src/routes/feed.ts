import { headOf } from '@onrecord/event-log'
import { listClaims } from '@onrecord/projections'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type * as z from 'zod'
import type { App } from '../app.ts'
import { ClaimListCursor, claimListOf, NewClaimsQuery, placeOf } from '../claims/claims-query.ts'
import type { ApiDeps } from '../deps.ts'
import { atomOf } from '../formats/atom.ts'
import { type ClaimFeed, feedEntry } from '../formats/claim-feed.ts'
import { feedId } from '../formats/feed-id.ts'
import { jsonFeedOf } from '../formats/json-feed.ts'
import { jsonOf, MEDIA_TYPES, textOf } from '../formats/media-types.ts'
import { negotiate } from '../formats/negotiate.ts'
import { originOf } from '../formats/origin.ts'
import { sendText } from '../formats/send-pieces.ts'
import { nextPage, readCursor } from '../page.ts'
import { problemResponses } from '../problem.ts'
import { presentClaims } from '../views/read-claims.ts'
import { viewAt } from '../views/view-at.ts'
import { DossierPath } from './parameters.ts'

const FORMATS = { atom: MEDIA_TYPES.atom, json: MEDIA_TYPES.jsonFeed }

const WRITERS = { atom: atomOf, json: jsonFeedOf }

const ATOM = textOf('<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">…</feed>')
const JSON_FEED = jsonOf({ version: 'https://jsonfeed.org/version/1.1', title: 'Harbour talks', items: [] })

/** The addresses of the feed: one that asks what the reader likes, and one for each form. */
const ADDRESSES = [
  { path: 'feed', operationId: 'readFeed', content: { [FORMATS.atom]: ATOM, [FORMATS.json]: JSON_FEED } },
  { path: 'feed.atom', operationId: 'readAtomFeed', format: 'atom', content: { [FORMATS.atom]: ATOM } },
  { path: 'feed.json', operationId: 'readJsonFeed', format: 'json', content: { [FORMATS.json]: JSON_FEED } },
] as const

/** New claims for feed readers. */
export function feedRoutes(app: App, deps: ApiDeps): void {
  for (const { path, operationId, content, ...address } of ADDRESSES) {
    app.route({
      method: 'GET',
      url: `/v1/dossiers/:dossier/${path}`,
      config: { scope: 'read', feedToken: 'feed' },
      schema: {
        operationId,
        summary: 'New claims for a feed reader, the last recorded first',
        description: 'The filters of the list of claims. Feed readers, which can send no header, use a feed token.',
        tags: ['claims'],
        params: DossierPath,
        querystring: NewClaimsQuery,
        response: { 200: { description: 'A page of the feed', content }, ...problemResponses },
      },
      handler: async (request, reply) => {
        const asked = 'format' in address ? address.format : undefined
        const format = negotiate(request, reply, { formats: FORMATS, asked })
        const { dossier } = request.params
        const feed = await readFeed(deps, { request, reply }, { dossier, query: request.query })
        return sendText(reply, { type: FORMATS[format], text: WRITERS[format](feed) })
      },
    })
  }
}

async function readFeed(
  deps: ApiDeps,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { dossier, query }: { dossier: string; query: z.infer<typeof NewClaimsQuery> },
): Promise<ClaimFeed> {
  const { db } = deps.log
  const { after, pin } = readCursor(request, ClaimListCursor)
  const at = await viewAt(deps, dossier, query, { pin })
  const { asOfSeq, configuration } = at
  const { filter, clusters, order } = await claimListOf(deps, { ...query, sort: 'recorded', order: 'descending' }, at)
  const listed = await listClaims(db, { dossier, asOfSeq, filter, clusters, order, after, limit: query.limit })
  const claims = await presentClaims(db, at, listed)
  const last = listed.length === query.limit ? listed.at(-1) : undefined
  const origin = originOf(request)
  const entries = claims.map((claim) => feedEntry(claim, { configuration, origin }))
  const next = nextPage(request, reply, last && placeOf(last), at)
  return {
    id: feedId(dossier, query),
    title: configuration.title,
    self: origin + request.url,
    next: next === null ? null : origin + withCursor(request.url, next),
    language: configuration.language,
    updated: entries[0]?.recordedAt ?? new Date((await headOf(deps.log, dossier))?.recordedAt ?? 0),
    entries,
  }
}

function withCursor(address: string, cursor: string): string {
  const [path = '', query = ''] = address.split('?')
  const parameters = new URLSearchParams(query)
  parameters.set('cursor', cursor)
  return `${path}?${parameters.toString()}`
}

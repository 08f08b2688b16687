import { findEndpoint, type Viewer, type WebhookEndpoint } from '@onrecord/webhooks/endpoints'
import type { FastifyRequest } from 'fastify'
import type { ApiDeps } from '../deps.ts'
import { HttpProblem } from '../problem.ts'
import { unknownDossier } from '../unknown-dossier.ts'

/** Whose endpoints a request may see. */
export function viewerOf({ apiKey }: FastifyRequest): Viewer {
  return { keyId: apiKey?.keyId ?? null, dossiers: apiKey?.dossiers ?? null }
}

/** The endpoint of a request's path. Throws HttpProblem where the key sees none such. */
export async function endpointOf(
  { log }: ApiDeps,
  request: FastifyRequest & { params: { id: string } },
): Promise<WebhookEndpoint> {
  const endpoint = await findEndpoint(log.db, { viewer: viewerOf(request), id: request.params.id })
  if (endpoint === undefined) throw unknownWebhook()
  return endpoint
}

/** What seals and what is allowed. Throws HttpProblem where the server has no secrets key. */
export function requireWebhooks({ webhooks }: ApiDeps): NonNullable<ApiDeps['webhooks']> {
  if (webhooks === null) throw new HttpProblem('webhooks-off', 'This server was started without a secrets key.')
  return webhooks
}

/** What the key sees now, or the part of it that is asked for; a dossier that it does not see is not there. */
export function dossiersFor({ apiKey }: FastifyRequest, asked: string[] | undefined): readonly string[] | null {
  const own = apiKey?.dossiers ?? null
  if (asked === undefined) return own
  const unseen = own === null ? undefined : asked.find((dossier) => !own.includes(dossier))
  if (unseen !== undefined) throw unknownDossier(unseen)
  return asked
}

/** Throws DomainError where an endpoint is told nothing of one of the dossiers. */
export function requireToldOf({ dossiers }: WebhookEndpoint, asked: Iterable<string>): void {
  if (dossiers === null) return
  for (const dossier of asked) if (!dossiers.includes(dossier)) throw unknownDossier(dossier)
}

/** The problem of a webhook that is not there for this key. */
export function unknownWebhook(): HttpProblem {
  return new HttpProblem('not-found', 'There is no such webhook, or the key does not see it.')
}

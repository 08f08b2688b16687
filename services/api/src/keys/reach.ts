import type * as z from 'zod'
import { invalidPart } from '../invalid-part.ts'
import { HttpProblem } from '../problem.ts'
import { unknownDossier } from '../unknown-dossier.ts'
import { type ApiKey, mayDo, sees } from './api-key.ts'
import type { WantedKey } from './issue-key.ts'
import type { ApiKeySubmission } from './key-json.ts'

/**
 * What a key may hand on: no scope, no dossier and no day more than its own. What is left out is as the maker's own. Throws
 * HttpProblem or DomainError.
 */
export function requireWithinReach(
  maker: ApiKey,
  wanted: z.infer<typeof ApiKeySubmission>,
  now: Date,
): Required<WantedKey> {
  const { label, scopes } = wanted
  const excess = scopes.find((scope) => !mayDo(maker, scope))
  if (excess !== undefined) throw new HttpProblem('forbidden', `The key ${maker.handle} lacks the scope ${excess}.`)
  const { dossiers = maker.dossiers } = wanted
  if (dossiers === null && maker.dossiers !== null) {
    throw new HttpProblem('forbidden', 'The key does not see every dossier: name those that the new one is to see.')
  }
  const unseen = dossiers?.find((dossier) => !sees(maker, dossier))
  if (unseen !== undefined) throw unknownDossier(unseen)
  return { label, scopes, dossiers, expiresAt: endWithinReach(maker, wanted.expiresAt, now) }
}

/**
 * When something that `maker` makes is to end: after now, and no later than the maker itself. `wanted`: an ISO 8601
 * instant, null for never, undefined for when the maker does. Throws HttpProblem.
 */
export function endWithinReach(maker: ApiKey, wanted: string | null | undefined, now: Date): Date | null {
  const end = wanted === undefined ? maker.expiresAt : wanted === null ? null : new Date(wanted)
  if (end !== null && end <= now) throw invalidPart('body', '/expiresAt', 'lies in the past')
  if (maker.expiresAt !== null && (end === null || end > maker.expiresAt)) {
    throw new HttpProblem('forbidden', `The key itself ends at ${maker.expiresAt.toISOString()}: name no later end.`)
  }
  return end
}

/** Whether a key may see and end another: one that reads no dossier beyond its own. */
export function reaches(viewer: ApiKey, other: ApiKey): boolean {
  return viewer.dossiers === null || (other.dossiers?.every((dossier) => sees(viewer, dossier)) ?? false)
}

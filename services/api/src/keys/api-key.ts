import type { Scope } from '@onrecord/domain'

/** A key without its secret. `dossiers` null: all of them; `expiresAt` null: never. */
export type ApiKey = {
  keyId: string
  handle: string
  label: string
  scopes: readonly Scope[]
  dossiers: readonly string[] | null
  expiresAt: Date | null
}

/** A key as it is listed. `lastUsedAt` is at most a minute behind; `revokedAt` null: it was not ended. */
export type KeptKey = ApiKey & { createdAt: Date; lastUsedAt: Date | null; revokedAt: Date | null }

/** Whether a key can be used at `now`. */
export function isAlive({ expiresAt, revokedAt }: Pick<KeptKey, 'expiresAt' | 'revokedAt'>, now: Date): boolean {
  return revokedAt === null && (expiresAt === null || expiresAt > now)
}

/** Whether a key may do what `scope` names; `admin` may do everything. */
export function mayDo(key: ApiKey, scope: Scope): boolean {
  return key.scopes.includes(scope) || key.scopes.includes('admin')
}

/** Whether a key sees a dossier at all. What it doesn't see does not exist for it. */
export function sees(key: ApiKey, dossier: string): boolean {
  return key.dossiers === null || key.dossiers.includes(dossier)
}

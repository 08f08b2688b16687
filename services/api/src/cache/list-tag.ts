import { hash } from 'node:crypto'
import type { ApiKey } from '../keys/api-key.ts'
import type { KnownView } from './known-views.ts'

/** Characters of a digest in a tag, 6 bits each: too many for two questions to meet. */
const DIGEST_LENGTH = 22

/** What is sent in the `Accept` of whoever takes what there is: JSON. */
const AS_USUAL: ReadonlySet<string> = new Set(['*/*', 'application/json', 'application/json, text/plain, */*'])

/**
 * The weak entity tag of a list: the seq and the versions of the views that it is read from, and a digest of all else that
 * it follows from, which are the address, the day that dates are judged on, what the key may see, and the form that was
 * asked for. Only the answer to that very question can have carried it, so whoever names it has had that answer.
 */
export function listTag(
  { seq, reading, today }: KnownView,
  question: { url: string; accept: string | undefined; key: ApiKey },
): string {
  const { url, accept = '*/*', key } = question
  const form = AS_USUAL.has(accept) ? '' : accept
  const digest = hash('sha256', `${scopeOf(key)}\n${today}\n${form}\n${url}`, 'base64url')
  return `W/"${seq}.${reading}.${digest.slice(0, DIGEST_LENGTH)}"`
}

const scopes = new WeakMap<ApiKey, string>()

/** What a key may do and see, as a text that two keys share where they see the same. */
function scopeOf(key: ApiKey): string {
  const known = scopes.get(key)
  if (known !== undefined) return known
  const scope = JSON.stringify([key.scopes, key.dossiers?.toSorted() ?? null])
  scopes.set(key, scope)
  return scope
}

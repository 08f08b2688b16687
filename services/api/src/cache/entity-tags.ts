const TAG = '(?:W/)?"[\\x21\\x23-\\x7e\\x80-\\xff]*"'
const EACH = new RegExp(TAG, 'g')
const LIST = new RegExp(`^[\\t ,]*${TAG}(?:[\\t ]*,[\\t ,]*${TAG})*[\\t ,]*$`)

/** Most tags that one header may name. */
const MAX_TAGS = 32

/**
 * Reads a list of entity tags, weak ones with their `W/`; a comma within the quotes belongs to the tag. Undefined where it
 * is no such list or names more than 32. Source: RFC 9110 §5.6.1, §8.8.3.
 */
export function readEntityTags(header: string): readonly string[] | undefined {
  const tags = LIST.test(header) ? (header.match(EACH) ?? []) : []
  return tags.length > 0 && tags.length <= MAX_TAGS ? tags : undefined
}

/**
 * Whether `If-None-Match` names what is there now, by the weak comparison. A header that is malformed is as good as none.
 * Source: RFC 9110 §13.1.2.
 */
export function namesTag(header: string | undefined, current: string): boolean {
  if (header === undefined) return false
  const opaque = current.replace(/^W\//, '')
  return header === current || (readEntityTags(header) ?? []).some((tag) => tag.replace(/^W\//, '') === opaque)
}

import { type RawBuilder, sql } from 'kysely'

/** A minus that excludes nothing: a dash between blanks, one of several in a row, one at the end. */
const LONE_MINUS = /-(?=[^\p{L}\p{N}"“”„‟«»\s-]*(?:[\s-]|$))/gu

/**
 * What people type into a search box as a tsquery: all words, `"words in a row"`, `this or that`, `-without`. A dash that begins
 * no word counts for nothing: PostgreSQL takes "a - b" for "a, not b", and fails at 33 of them ("tsquery stack too small").
 * Source: PostgreSQL's websearch_to_tsquery, migration 0085.
 */
export function askedWords(asked: string): RawBuilder<string> {
  return sql`asked_words(${asked.replaceAll(LONE_MINUS, ' ')})`
}

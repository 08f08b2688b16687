import type { DB } from '@onrecord/database'
import { type ListedContradiction, listContradictions } from '@onrecord/projections'
import type { Kysely } from 'kysely'
import type { Side, Sides } from './sides.ts'

/** Rows read at once, and most of them that are compared on one side in one framework. */
const BOUNDS = { page: 250, most: 1000 }

/**
 * Holders within a party that count, several times as many as a list shows: who speaks less than others does not
 * thereby cease to contradict.
 */
const HOLDERS = 32

type Asked = { frameworks: readonly (string | null)[]; minimumConfidence?: number | undefined }
type Both = { before: ListedContradiction[]; after: ListedContradiction[]; isCut: boolean }

/** Both sides' contradictions. `isCut`: there are more; what one side was not read for, the other leaves out as well. */
export async function contradictionsOfBoth(
  db: Kysely<DB>,
  { from, to }: Sides,
  { frameworks, minimumConfidence }: Asked,
  bounds = BOUNDS,
): Promise<Both> {
  const each = frameworks.map(async (framework): Promise<Both> => {
    const asked = { framework, minimumConfidence, bounds }
    const [before, after] = await Promise.all([readSide(db, from, asked), readSide(db, to, asked)])
    const isKept = ({ key }: ListedContradiction) => [before, after].every(({ end }) => end === null || key <= end)
    return {
      before: before.rows.filter(isKept),
      after: after.rows.filter(isKept),
      isCut: before.end !== null || after.end !== null,
    }
  })
  const all = await Promise.all(each)
  return {
    before: all.flatMap(({ before }) => before),
    after: all.flatMap(({ after }) => after),
    isCut: all.some(({ isCut }) => isCut),
  }
}

/** A side's contradictions in the order of their keys; `end` is the last key read where there are more. */
async function readSide(
  db: Kysely<DB>,
  side: Side,
  asked: { framework: string | null; minimumConfidence: number | undefined; bounds: typeof BOUNDS },
): Promise<{ rows: ListedContradiction[]; end: string | null }> {
  if (side.at === null) return { rows: [], end: null }
  const { framework, minimumConfidence, bounds } = asked
  const { dossier, asOfSeq } = side.at
  const time = { dossier, asOfSeq, today: side.day, on: side.on }
  const rows: ListedContradiction[] = []
  for (;;) {
    const limit = Math.min(bounds.page, bounds.most + 1 - rows.length)
    const after = rows.at(-1)?.key
    const page = await listContradictions(db, { ...time, framework, minimumConfidence, holders: HOLDERS, after, limit })
    rows.push(...(page ?? []))
    if (rows.length > bounds.most) return { rows: rows.slice(0, -1), end: rows.at(-2)?.key ?? '' }
    if ((page ?? []).length < limit) return { rows, end: null }
  }
}

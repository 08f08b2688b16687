import { type Bounds, edtfBounds, edtfDueDays } from '../edtf.ts'

/** True where every day of `later` lies after every day of `earlier`; what is not known is not surely after anything. */
export function isSurelyAfter(later: Bounds, earlier: Bounds): boolean {
  return later.earliest !== null && earlier.latest !== null && later.earliest > earlier.latest
}

/** The days of a due date; none known where there is no date. */
export function boundsOf(edtf: string | null): Bounds {
  return (edtf === null ? undefined : edtfBounds(edtf)) ?? { earliest: null, latest: null }
}

/** The days on which what is due may fall due; none known where there is no date. */
export function dueDaysOf(edtf: string | null): Bounds {
  return (edtf === null ? undefined : edtfDueDays(edtf)) ?? { earliest: null, latest: null }
}

/** True where some day of one may be a day of the other. */
export function mayCoincide(a: Bounds, b: Bounds): boolean {
  return !isSurelyAfter(a, b) && !isSurelyAfter(b, a)
}

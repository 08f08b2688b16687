import type { DossierConfiguration } from '@onrecord/domain'
import type { AsOf } from '../as-of.ts'

/** Which issues are asked about; `framework` undefined: the one in force on the day, null: claims that belong to none. */
export type PointQuery = AsOf & {
  /** The dossier's day today, which "in force" and "superseded" are judged on where no `on` is given. */
  today: string
  /** The dossier's configuration as of the seq, where the asker has it; otherwise it is looked up. */
  configuration?: DossierConfiguration | undefined
  /** Counts what was said by that day alone, and judges on it. */
  on?: string | undefined
  framework?: string | null | undefined
  phase?: number | undefined
  issue?: string | undefined
  minimumConfidence?: number | undefined
  /** How many holders are listed within parties, and among voices: the last to have spoken. */
  holders?: number | undefined
  /** How many of the voices, where that is another number. */
  voices?: number | undefined
  /** What the asker has no use for, and what is then not read. */
  leaveOut?: readonly LeftOut[] | undefined
}

/**
 * `judgement`: status, standing, why, what is undated and what the threshold hides, which then mean nothing; `dormant`:
 * issues that nobody has spoken on in the framework; `hidden`: how many claims the threshold hides, which is then 0.
 */
export type LeftOut = 'judgement' | 'dormant' | 'hidden'

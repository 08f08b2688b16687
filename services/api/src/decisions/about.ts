import type { ApiDeps } from '../deps.ts'
import type { Target } from '../guarded-write.ts'
import type { Plan } from './plan.ts'

type Log = ApiDeps['log']

/**
 * A decision with what it is about. `plan` runs in the transaction that appends, with the version that the stream was seen
 * at; `locks`: it takes the log's lock, so whatever takes other locks comes before it.
 */
export type About = {
  target: Target
  plan: (tx: Log, version: number) => Promise<Plan>
  locks: boolean
}

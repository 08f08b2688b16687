import type { Demand } from '@onrecord/projections'
import type * as z from 'zod'
import { quotesOf } from '../views/quote.ts'
import type { DemandRecord } from './change-json.ts'
import { type DifferenceOf, MAX_QUOTED } from './compare.ts'
import type { Names } from './names.ts'
import { listed, quotation } from './phrases.ts'

const BECAME: Readonly<Record<Demand['state'], string>> = {
  open: 'open again',
  accepted: 'accepted',
  'partly-accepted': 'accepted in part',
  rejected: 'rejected',
  met: 'met',
  withdrawn: 'withdrawn',
}

/** A demand's answer, told. Undefined where its claim is not on record. */
export function demandRecord(change: DifferenceOf<'demand'>, names: Names): z.infer<typeof DemandRecord> | undefined {
  const demand = change.after ?? change.before
  const claim = names.claims.get(demand?.claimId ?? '')
  if (demand === null || claim === undefined) return undefined
  const state = change.after?.state ?? 'open'
  const answerers = (change.after?.answers ?? []).filter((answer) => answer.state === state)
  const by = listed(answerers.map(({ party }) => names.party(party).label))
  const asker = demand.party === null ? '' : ` of ${names.party(demand.party).label}`
  return {
    type: 'demand',
    change: state === 'open' ? 'reopened' : 'answered',
    party: demand.party === null ? null : names.party(demand.party),
    before: change.before?.state ?? null,
    after: change.after?.state ?? null,
    claim,
    by: quotesOf(names.claims, (change.after?.why.claims ?? []).slice(-MAX_QUOTED)),
    sentence: `A demand${asker} is now ${BECAME[state]}${by === '' ? '' : ` by ${by}`} ${quotation(claim)}.`,
  }
}

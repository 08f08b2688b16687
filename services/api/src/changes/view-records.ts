import type { ChangeRecord } from './change-json.ts'
import type { Difference } from './compare.ts'
import { contradictionRecord } from './contradiction-record.ts'
import { deadlineRecord } from './deadline-record.ts'
import { demandRecord } from './demand-record.ts'
import type { Names } from './names.ts'
import { stickingPointRecord } from './point-record.ts'
import { positionRecord } from './position-record.ts'

/** A difference with names, quotes and a sentence. Undefined where the claim that it is about is not on record any more. */
export function viewRecord(difference: Difference, names: Names): ChangeRecord | undefined {
  switch (difference.type) {
    case 'sticking-point':
      return stickingPointRecord(difference, names)
    case 'position':
      return positionRecord(difference, names)
    case 'deadline':
      return deadlineRecord(difference, names)
    case 'demand':
      return demandRecord(difference, names)
    case 'contradiction':
      return contradictionRecord(difference, names)
  }
}

import { actorsView } from './actors/fold.ts'
import { claimsView } from './claims/fold.ts'
import { deadlinesView } from './deadlines/fold.ts'
import { demandsView } from './demands/fold.ts'
import { documentsView } from './documents/fold.ts'
import { dossiersView } from './dossiers/fold.ts'
import { sourcesView } from './sources/fold.ts'
import { stickingPointsView } from './sticking-points/fold.ts'
import type { View } from './view.ts'

/** A row of any view: a JSON object. */
export type ViewRow = object

/** Every view that is folded. A view listed here is projected, rebuilt, replayed and compared. */
export const views: readonly View<ViewRow>[] = [
  stickingPointsView,
  claimsView,
  deadlinesView,
  documentsView,
  dossiersView,
  actorsView,
  sourcesView,
  demandsView,
]

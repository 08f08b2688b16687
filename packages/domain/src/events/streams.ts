import { sourceIdOf } from '../ids.ts'

/** The kinds of stream within a dossier's log; a stream's version guards what is decided about one thing. */
export const DOSSIER_STREAM = 'dossier'
/** Apart from the configurations, whose version guards their replacement: a run that ends must refuse nobody's. */
export const RECLASSIFICATION_STREAM = 'reclassification'
export const documentStream = (data: { documentId: string }): string => `document-${data.documentId}`
export const claimStream = (data: { claimId: string }): string => `claim-${data.claimId}`
export const issueStream = (data: { issue: string }): string => `issue-${data.issue}`
export const sourceStream = (data: { source: string }): string => `source-${sourceIdOf(data.source)}`

/** A link belongs to the lesser claim id, so that either order of the pair names one stream. */
export const linkStream = (data: { a: string; b: string }): string =>
  `link-${data.a < data.b ? `${data.a}-${data.b}` : `${data.b}-${data.a}`}`

import { randomUUID } from 'node:crypto'

/** The first event of any log. */
export const opened = () => ({ type: 'DossierOpened' as const, data: { title: 'A dossier' } })

/** An event of stream `issue-<issue>`. */
export const closed = (issue: string) => ({
  type: 'IssueClosed' as const,
  data: { issue, framework: null, reason: null },
})

/** An event of a claim's stream. */
export const confirmed = (claimId: string = randomUUID()) => ({
  type: 'ClaimConfirmed' as const,
  data: { claimId, reason: null },
})

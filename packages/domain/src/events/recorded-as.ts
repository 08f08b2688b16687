/** The event types that record a claim, by its kind. */
export const RECORDED_AS = {
  statement: 'StatementRecorded',
  demand: 'DemandRecorded',
  deadline: 'DeadlineRecorded',
} as const

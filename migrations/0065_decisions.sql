-- What people decided, by dossier: few among many events, so the index stays small and other appends don't touch it.

create index event_decision on event (dossier_id, seq)
where metadata ->> 'keyId' is not null
  and (
    type in (
      'ClaimConfirmed', 'ClaimCorrected', 'ClaimRetracted', 'ClaimReopened', 'ClaimAssessed', 'DemandAnswered',
      'DueOutcomeRecorded', 'ClaimsLinked', 'ClaimsUnlinked', 'DocumentCorrected', 'DocumentWithdrawn',
      'DocumentReinstated', 'IssueClosed', 'IssueReopened', 'SourceAssessed'
    )
    or (type = 'ClaimClassified' and data ->> 'by' = 'reviewer')
  );

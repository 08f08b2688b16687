import type { RecordedEvent } from '@onrecord/domain'

/** What happened, in a sentence. It names ids and labels alone: an event holds no words of others. */
export function eventInWords({ type, data }: RecordedEvent): string {
  switch (type) {
    case 'StatementRecorded':
    case 'DemandRecorded':
    case 'DeadlineRecorded':
      return `Found in the text by ${data.extractor.name} ${data.extractor.version}: ${type.slice(0, -'Recorded'.length).toLowerCase()}, act ${data.act}.`
    case 'ClaimClassified': {
      const positions = data.positions.map(({ issue, stance }) => `${stance} ${issue}`).join(', ')
      const framework = data.framework ?? 'no framework'
      return `Classified by ${data.by}: party ${data.party ?? 'unknown'}, ${framework}, ${positions || 'no position'}.`
    }
    case 'ClaimConfirmed':
      return 'Confirmed.'
    case 'ClaimCorrected':
      return `Corrected: ${Object.entries(data.changes)
        .map(([name, value]) => `${name} ${JSON.stringify(value)}`)
        .join(', ')}.`
    case 'ClaimRetracted':
      return 'Retracted.'
    case 'ClaimReopened':
      return "Reopened: reviewers' words on it were taken back."
    case 'ClaimAssessed':
      return data.credibility === null ? 'Its grade was taken back.' : `Graded ${data.credibility} for credibility.`
    case 'DemandAnswered': {
      const who = data.party ?? 'all who were asked'
      return data.answer === null ? `The answer of ${who} was taken back.` : `Answered by ${who}: ${data.answer}.`
    }
    case 'DueOutcomeRecorded': {
      const date = data.newDate === null ? '' : ` to ${data.newDate}`
      return data.outcome === null ? 'The outcome was taken back.' : `Its date: ${data.outcome}${date}.`
    }
    case 'DueDatePassed':
      return `Its due date passed, ${data.latest}.`
    case 'ClaimsLinked':
    case 'ClaimsUnlinked': {
      const by = data.rule === null ? 'a reviewer' : `rule ${data.rule}`
      return `${type === 'ClaimsLinked' ? 'Linked' : 'Unlinked'} by ${by}: ${data.a} ${data.relation} ${data.b}.`
    }
    case 'DocumentReceived':
      return `Received, published ${data.publishedOn ?? 'nobody knows when'}.`
    case 'ExtractionRequested':
      return `To be read by ${data.extractor} (${data.reason}).`
    case 'DocumentProcessed':
      return `Read by ${data.extractor.name} ${data.extractor.version}: ${[`${data.claims} new claims`, ...data.notes].join('; ')}.`
    case 'DocumentFailed':
      return `Could not be read: ${data.stage}, ${data.code}.`
    case 'DocumentCorrected': {
      const published = data.publishedOn === undefined ? [] : [`published ${data.publishedOn ?? 'nobody knows when'}`]
      const source = data.source === undefined ? [] : [`source ${data.source ?? 'unknown'}`]
      return `Put right: ${[...source, ...published].join(', ')}.`
    }
    case 'DocumentWithdrawn':
      return 'Withdrawn.'
    case 'DocumentReinstated':
      return 'Reinstated.'
    case 'TextErased':
      return 'Its text was erased.'
    case 'IssueClosed':
      return `Closed in ${data.framework ?? 'every framework'}.`
    case 'IssueReopened':
      return `Reopened in ${data.framework ?? 'every framework'}.`
    case 'PositionChanged':
      return `${data.party} moved from ${data.from ?? 'no position'} to ${data.to ?? 'no position'}.`
    case 'SourceAssessed':
      return data.reliability === null ? 'Its grade was taken back.' : `Graded ${data.reliability} for reliability.`
    case 'DossierOpened':
    case 'DossierConfigured':
    case 'DossierReclassified':
    case 'ApiKeyIssued':
    case 'ApiKeyChanged':
    case 'ApiKeyRevoked':
    case 'FeedTokenIssued':
    case 'FeedTokenRevoked':
    case 'WebhookSubscribed':
    case 'WebhookChanged':
    case 'WebhookDisabled':
    case 'WebhookEnabled':
    case 'WebhookSecretRotated':
    case 'WebhookTested':
    case 'WebhookRedeliveryRequested':
    case 'WebhookUnsubscribed':
    case 'FeedConfigured':
      return `${type}.`
  }
}

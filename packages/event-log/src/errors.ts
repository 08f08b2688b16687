/** Another writer was first: load again, decide again, append again. Nothing was appended. */
export class ConcurrencyError extends Error {
  readonly dossier: string
  readonly streamId: string | null

  constructor(dossier: string, streamId: string | null, options?: ErrorOptions) {
    super(`${streamId ?? 'a stream'} of ${dossier} is not at the expected version`, options)
    this.name = 'ConcurrencyError'
    this.dossier = dossier
    this.streamId = streamId
  }
}

/** There is no log of this name. */
export class UnknownLogError extends Error {
  readonly dossier: string

  constructor(dossier: string, options?: ErrorOptions) {
    super(`no log ${dossier}`, options)
    this.name = 'UnknownLogError'
    this.dossier = dossier
  }
}

/** Data does not fit the event's schema, on the way in or out; `issues` name members, never their values. */
export class InvalidEventError extends Error {
  readonly type: string
  readonly issues: string[]

  constructor(type: string, issues: string[]) {
    super(`${type}: ${issues.join('; ')}`)
    this.name = 'InvalidEventError'
    this.type = type
    this.issues = issues
  }
}

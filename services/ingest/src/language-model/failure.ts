/** Why a model's reading did not come about, in fixed words: what stands on record beside the rules' reading. */
export type FailureReason =
  | 'not-set-up'
  | 'too-long'
  | 'budget-spent'
  | 'timeout'
  | 'unreachable'
  | 'redirected'
  | 'unauthorized'
  | 'rate-limited'
  | 'server-error'
  | 'request-refused'
  | 'answer-refused'
  | 'answer-cut-short'
  | 'answer-too-large'
  | 'not-an-answer'
  | 'answer-not-read'

/**
 * A language model gave no answer that can be used. `tokens`: what the attempt has cost, undefined where that is not known.
 * Its message is its reason alone: what a server says may hold words of a document, or a key.
 */
export class LanguageModelFailure extends Error {
  readonly reason: FailureReason
  readonly tokens: number | undefined

  constructor(reason: FailureReason, options: { tokens?: number | undefined; cause?: unknown } = {}) {
    super(reason, { cause: options.cause })
    this.name = 'LanguageModelFailure'
    this.reason = reason
    this.tokens = options.tokens
  }
}

/** The service is stopping: what was under way says nothing against its document. */
export class StoppingError extends Error {
  constructor() {
    super('the service is stopping')
    this.name = 'StoppingError'
  }
}

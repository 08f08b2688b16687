import type { Act, Certainty, ClaimKind, Due, Reported, Span } from '@onrecord/domain'
import type { Grounds } from './confidence.ts'

/** A teller as the text has it; null offsets stand for the publisher, whom the text need not name. */
export type TellerSpan = { name: string; span: Span | null }

/** A claim before it has an id: spans and labels alone. `confidence` follows from its `grounds`. */
export type Finding = {
  kind: ClaimKind
  act: Act
  segments: Span[]
  cue: Span | null
  mention: Span | null
  chain: TellerSpan[]
  reported: Reported
  relayed: boolean
  negated: boolean
  certainty: Certainty
  saidOn: string | null
  due: Due | null
  grounds: Grounds
  confidence: number
}

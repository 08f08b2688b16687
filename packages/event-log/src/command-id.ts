import { v5 as uuid5 } from 'uuid'

/** Namespace of command ids derived from causes (RFC 9562 §5.5), drawn once for this product. */
const COMMAND_NAMESPACE = '0b9a6a0e-5d0f-5c1b-8f57-2a4c7f1f6f38'

/** The command that `cause` (an event id, as a rule) gives for `purpose`: always the same, so it is carried out once. */
export function derivedCommandId(cause: string, purpose: string): string {
  return uuid5(`${purpose}/${cause}`, COMMAND_NAMESPACE)
}

/** Id of the nth event (from 0) of a command. */
export function eventIdOf(commandId: string, ordinal: number): string {
  return uuid5(String(ordinal), commandId)
}

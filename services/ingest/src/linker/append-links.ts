import type { DomainEvent, eventRegistry } from '@onrecord/domain'
import { append, derivedCommandId, type EventLog } from '@onrecord/event-log'
import type { Link } from './match.ts'

/**
 * Appends what was undone, then what was made; `step` tells one cause's appends apart. The head lock is the last that a
 * transaction takes, so this comes after every other write.
 */
export async function appendLinks(
  tx: EventLog<typeof eventRegistry>,
  dossier: string,
  input: { cause: string; step: string; unlink: readonly Link[]; link: readonly Link[] },
): Promise<void> {
  const dataOf = ({ a, b, relation, rule }: Link) => ({ a, b, relation, rule })
  const events: DomainEvent[] = [
    ...input.unlink.map((link) => ({ type: 'ClaimsUnlinked' as const, data: dataOf(link) })),
    ...input.link.map((link) => ({ type: 'ClaimsLinked' as const, data: dataOf(link) })),
  ]
  if (events.length === 0) return
  const { cause, step } = input
  const metadata = { correlationId: cause, causationId: cause, actor: 'linker' }
  await append(tx, { dossier, commandId: derivedCommandId(cause, step), events, metadata })
}

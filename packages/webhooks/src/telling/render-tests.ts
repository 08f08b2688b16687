import { SYSTEM_LOG } from '@onrecord/domain'
import { readEventsAt } from '@onrecord/event-log'
import { webhookTestBody } from '../cloud-event.ts'
import type { DomainLog } from '../endpoints/index.ts'

/** The bodies of test deliveries by seq of the log `_system`, as JSON text. */
export async function renderTests(log: DomainLog, seqs: readonly number[]): Promise<Map<number, string>> {
  const bodies = new Map<number, string>()
  for (const event of await readEventsAt(log, { dossier: SYSTEM_LOG, seqs })) {
    if (event.type === 'WebhookTested') bodies.set(event.seq, JSON.stringify(webhookTestBody(event, event.data)))
  }
  return bodies
}

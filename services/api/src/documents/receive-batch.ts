import type { Readable } from 'node:stream'
import { DocumentId, type DossierConfiguration } from '@onrecord/domain'
import type { Reader } from '@onrecord/intake'
import { DocumentState, receiveDocument } from '@onrecord/intake/receive'
import * as z from 'zod'
import { batchOf } from '../batch/batch-json.ts'
import { carryOutLines, type Outcome } from '../batch/carry-out-lines.ts'
import { type Command, lineCommand } from '../command.ts'
import type { ApiDeps } from '../deps.ts'
import { receiptOf, Warning } from './document-json.ts'
import { readSubmission } from './read-submission.ts'
import { DocumentSubmission } from './submission.ts'

const Received = z.strictObject({
  id: DocumentId,
  seq: z.int().min(1),
  state: DocumentState,
  duplicate: z.boolean(),
  warnings: z.array(Warning),
})

/** What became of a batch of texts. */
export const DocumentBatch = batchOf(Received, { id: 'DocumentBatch' })

/** Receives the texts of a batch, one a line, in their order. */
export async function receiveBatch(
  { log, reader }: { log: ApiDeps['log']; reader: Reader },
  request: { dossier: string; configuration: DossierConfiguration; batch: Readable; command: Command },
): Promise<Outcome<z.infer<typeof Received>>> {
  const { dossier, configuration, batch } = request
  return carryOutLines(batch, {
    schema: DocumentSubmission,
    take: async (submission) => {
      const { document } = await readSubmission(reader, submission)
      const extractor = submission.extract ? configuration.extractor : 'none'
      const command = lineCommand(request.command, submission)
      const reception = await receiveDocument(log, { dossier, document, extractor, command })
      const { id, seq, state, duplicate, warnings } = receiptOf(reception, reception)
      return { id, seq, state, duplicate, warnings }
    },
  })
}

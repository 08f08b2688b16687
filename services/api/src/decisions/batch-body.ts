import { ClaimId, DocumentId, Slug, SourceId } from '@onrecord/domain'
import * as z from 'zod'
import type { About } from './about.ts'
import { aboutClaim } from './about-claim.ts'
import { aboutDocument } from './about-document.ts'
import { aboutIssue } from './about-issue.ts'
import { aboutLink } from './about-link.ts'
import { aboutSource } from './about-source.ts'
import { ClaimDecision } from './claim-body.ts'
import { DocumentDecision } from './document-body.ts'
import { IssueDecision, LinkDecision, SourceDecision } from './other-bodies.ts'

const version = z
  .int()
  .min(0)
  .meta({ description: 'The number that the ETag begins with: what was seen when deciding' })

/** One decision of a batch. */
export const BatchItem = z
  .discriminatedUnion('about', [
    z.strictObject({ about: z.literal('claim'), id: ClaimId, version, decide: ClaimDecision }),
    z.strictObject({ about: z.literal('document'), id: DocumentId, version, decide: DocumentDecision }),
    z.strictObject({ about: z.literal('issue'), id: Slug, version, decide: IssueDecision }),
    z.strictObject({ about: z.literal('source'), id: SourceId, version, decide: SourceDecision }),
    z.strictObject({ about: z.literal('link'), a: ClaimId, b: ClaimId, version, decide: LinkDecision }),
  ])
  .meta({ id: 'BatchItem' })
export type BatchItem = z.infer<typeof BatchItem>

/** Most decisions of one request. */
const MAX_ITEMS = 200

/** Decisions that are carried out together or not at all. */
export const DecisionBatch = z
  .strictObject({ items: z.array(BatchItem).min(1).max(MAX_ITEMS) })
  .meta({ id: 'DecisionBatch' })

/** What an item of a batch is about. */
export function aboutItem(
  item: BatchItem,
  context: { dossier: string; reading: string; keyId: string | null; nth: number },
): About {
  const { dossier, reading, keyId, nth } = context
  switch (item.about) {
    case 'claim': {
      const pointer = `/items/${nth}/decide`
      return aboutClaim({ dossier, claimId: item.id, reading, keyId, pointer }, item.decide)
    }
    case 'document':
      return aboutDocument({ dossier, documentId: item.id }, item.decide)
    case 'issue':
      return aboutIssue({ dossier, issue: item.id, reading }, item.decide)
    case 'source':
      return aboutSource({ dossier, id: item.id }, item.decide)
    case 'link':
      return aboutLink({ dossier, a: item.a, b: item.b }, item.decide)
  }
}

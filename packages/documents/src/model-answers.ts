import type { DB } from '@onrecord/database'
import type { Kysely } from 'kysely'

type Key = { dossier: string; documentId: string }

/** What a language model answered about a document, by the question's hexadecimal digest. */
export async function findModelAnswers(db: Kysely<DB>, { dossier, documentId }: Key): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('language_model_answer')
    .select(['question', 'answer'])
    .where('dossier_id', '=', dossier)
    .where('document_id', '=', documentId)
    .execute()
  return new Map(rows.map(({ question, answer }) => [question.toString('hex'), answer]))
}

/**
 * Keeps an answer beside the document's words; the first to a question stands. False where the words were erased meanwhile:
 * nothing is kept then. The document's row is held until the commit, so that an erasure comes before or takes the answer too.
 */
export async function saveModelAnswer(
  db: Kysely<DB>,
  { dossier, documentId, question, answer }: Key & { question: string; answer: string },
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const living = await tx
      .selectFrom('document')
      .select('document_id')
      .where('dossier_id', '=', dossier)
      .where('document_id', '=', documentId)
      .where('text', 'is not', null)
      .forShare()
      .executeTakeFirst()
    if (living === undefined) return false
    await tx
      .insertInto('language_model_answer')
      .values({
        dossier_id: dossier,
        document_id: documentId,
        question: Buffer.from(question, 'hex'),
        answer,
        answered_at: new Date(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return true
  })
}

/** Deletes what was answered about a document: its answers copy its words. */
export async function deleteModelAnswers(db: Kysely<DB>, { dossier, documentId }: Key): Promise<void> {
  await db
    .deleteFrom('language_model_answer')
    .where('dossier_id', '=', dossier)
    .where('document_id', '=', documentId)
    .execute()
}

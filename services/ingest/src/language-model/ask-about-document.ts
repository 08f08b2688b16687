import { createHash } from 'node:crypto'
import type { DB } from '@onrecord/database'
import { findModelAnswers, saveModelAnswer } from '@onrecord/documents'
import type { Prompt } from '@onrecord/extraction'
import type { Kysely } from 'kysely'
import type { ModelAnswer } from './completion.ts'
import { LanguageModelFailure } from './failure.ts'
import type { LanguageModel } from './open-language-model.ts'
import { adjustTokens, reserveTokens } from './store.ts'

/** A token has some four characters of English; counted high, since it is put right once the server has counted. */
const CHARACTERS_PER_TOKEN = 3

/**
 * A model's answers to a document's prompts, in order. What was answered before is taken from where it is kept, so that a
 * retry asks nothing twice; a new answer is kept. Throws LanguageModelFailure, or the signal's reason.
 */
export async function askAboutDocument(
  deps: { db: Kysely<DB>; languageModel: LanguageModel },
  input: { dossier: string; documentId: string; prompts: readonly Prompt[]; signal: AbortSignal },
): Promise<string[]> {
  const { db, languageModel } = deps
  const { prompts, ...key } = input
  const { model, maxRequests } = languageModel.settings
  if (prompts.length > maxRequests) throw new LanguageModelFailure('too-long')
  const known = await findModelAnswers(db, key)
  const answers: string[] = []
  for (const prompt of prompts) {
    const question = createHash('sha256')
      .update(JSON.stringify([model, prompt.system, prompt.user]))
      .digest('hex')
    answers.push(known.get(question) ?? (await askOnce(deps, { ...key, prompt, question })))
  }
  return answers
}

async function askOnce(
  { db, languageModel }: { db: Kysely<DB>; languageModel: LanguageModel },
  asked: { dossier: string; documentId: string; prompt: Prompt; question: string; signal: AbortSignal },
): Promise<string> {
  const { dossier, documentId, prompt, question, signal } = asked
  const { maxTokens, tokensPerDay: limit } = languageModel.settings
  const day = new Date().toISOString().slice(0, 10)
  const reserved = Math.ceil((prompt.system.length + prompt.user.length) / CHARACTERS_PER_TOKEN) + maxTokens
  if (!(await reserveTokens(db, { dossier, day, tokens: reserved, limit })))
    throw new LanguageModelFailure('budget-spent')
  const settle = async (used: number | undefined) => {
    if (used !== undefined) await adjustTokens(db, { dossier, day, tokens: used - reserved })
  }
  let given: ModelAnswer
  try {
    given = await languageModel.ask(prompt, { signal })
  } catch (error) {
    if (error instanceof LanguageModelFailure) await settle(error.tokens)
    throw error
  }
  await settle(given.tokens)
  const { answer } = given
  await saveModelAnswer(db, { dossier, documentId, question, answer })
  return answer
}

import { waitFor } from '@onrecord/testing'
import { freshApi } from '../fresh-api.ts'
import { HARBOUR, wordsIn } from '../harbour.ts'

type Told = {
  /** What is said, between quotation marks; once in the text. */
  words: string
  before?: string
  claim?: Record<string, unknown>
  classification?: Record<string, unknown>
  document?: Record<string, unknown>
}

/** The harbour dossier, and the means to record one claim of Ada Brandt in a text of its own. */
export async function harbourFormats(t: Parameters<typeof freshApi>[0]) {
  const api = await freshApi(t)
  await api.openDossier(HARBOUR)
  let documents = 0
  const tell = async ({
    words,
    before = '',
    claim = {},
    classification = {},
    document = {},
  }: Told): Promise<string> => {
    const text = `${before}No. ${++documents}: “${words}”, said Ada Brandt. So it ended.`
    const posted = await api.call('POST', '/v1/dossiers/harbour/documents', {
      body: { text, source: 'Harbour Gazette', title: 'A dispatch', publishedOn: '2025-03-04', ...document },
    })
    if (posted.status >= 300) throw new Error(JSON.stringify(posted.body))
    const answer = await api.call('POST', '/v1/dossiers/harbour/claims', {
      body: {
        documentId: posted.body.id,
        claims: [
          {
            claim: { kind: 'demand', act: 'demand', segments: [wordsIn(text, words)], reported: 'direct', ...claim },
            classification: { claimants: [{ actorId: 'ada-brandt' }], framework: 'draft-2025', ...classification },
          },
        ],
      },
    })
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
    const { id, seq } = answer.body.items[0]
    await waitFor(
      async () =>
        (await api.call('GET', `/v1/dossiers/harbour/claims?limit=1&minSeq=${seq}`)).status === 200 ? true : undefined,
      { what: 'the views' },
    )
    return id
  }
  const get = (path: string, headers: Record<string, string> = {}) =>
    api.call('GET', `/v1/dossiers/harbour${path}`, { headers })
  return { ...api, tell, get }
}

import { harbourApi } from './harbour-api.ts'

export type Body = Record<string, unknown>

/** The harbour dossier with ways to read tags and to decide; `last` is where the log has come by our decisions. */
export async function reviewed(t: Parameters<typeof harbourApi>[0]) {
  const api = await harbourApi(t)
  const { call, get, seq } = api
  let last = seq
  const read = (path: string) => get(`${path}${path.includes('?') ? '&' : '?'}minSeq=${last}`)
  const claim = (id: string | undefined) => read(`/claims/${id}`)
  /** Decides about any resource with whatever headers. */
  const postTo = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const answer = await call('POST', `/v1/dossiers/harbour${path}/decisions`, { body, headers })
    if (answer.status === 201) last = answer.body.seq
    return answer
  }
  const post = (id: string | undefined, body: unknown, headers?: Record<string, string>) =>
    postTo(`/claims/${id}`, body, headers)
  const decide = async (id: string | undefined, body: Body, tag?: string) =>
    post(id, body, { 'if-match': tag ?? String((await claim(id)).headers.etag) })
  const undo = async (seq: number, body: Body = {}) => {
    const answer = await call('POST', `/v1/dossiers/harbour/decisions/${seq}/undo`, { body })
    if (answer.status === 201) last = answer.body.seq
    return answer
  }
  return { ...api, claim, post, postTo, decide, undo, read }
}

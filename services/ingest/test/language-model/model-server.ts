import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Test } from 'tap'
import { defaults, readLanguageModel } from '../../src/index.ts'
import type { LanguageModelSettings } from '../../src/language-model/settings.ts'

/** One request as a server of the OpenAI interface gets it. */
export type Asked = { path: string; headers: IncomingHttpHeaders; body: Record<string, unknown> }

/** How the server answers its nth request, from 0. */
export type Answering = (response: ServerResponse, asked: Asked, nth: number) => void | Promise<void>

/** A server on loopback that speaks the chat completions of the OpenAI interface, with what it was asked, in order. */
export async function openModelServer(t: Test, answering: Answering): Promise<{ url: string; asked: Asked[] }> {
  const asked: Asked[] = []
  const server = createServer((request, response) => void answer(request, response))
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = JSON.parse((await text(request)) || '{}')
    const one = { path: request.url ?? '', headers: request.headers, body }
    await answering(response, one, asked.push(one) - 1)
  }
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  t.teardown(() => {
    server.closeAllConnections()
    return new Promise((closed) => server.close(closed))
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, asked }
}

/** An address on loopback at which nobody listens any more. */
export async function deserted(): Promise<string> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return `http://127.0.0.1:${port}/v1`
}

/** Settings as the environment would give them, for this server. */
export function settingsFor(url: string, rest: Partial<LanguageModelSettings> = {}): LanguageModelSettings {
  const environment = { LLM_BASE_URL: url, LLM_MODEL: 'test-model', LLM_API_KEY: 'sk-secret' }
  const settings = readLanguageModel(environment) ?? defaults.languageModel
  if (settings === null) throw new Error('no settings')
  return { ...settings, ...rest }
}

/** Answers with a chat completion that says this. */
export function complete(
  response: ServerResponse,
  content: unknown,
  rest: { finish?: string; tokens?: number } = {},
): void {
  const message = { role: 'assistant', content: typeof content === 'string' ? content : JSON.stringify(content) }
  const { finish = 'stop', tokens = 100 } = rest
  send(response, 200, {
    id: 'x',
    object: 'chat.completion',
    choices: [{ index: 0, finish_reason: finish, message }],
    usage: { prompt_tokens: 1, completion_tokens: tokens - 1, total_tokens: tokens },
  })
}

export function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

/** A claim of the fixture's dispatch as a model would mark it. */
export const MARKED = {
  paragraph: 2,
  content: ['We will not sign an agreement that leaves wages where they are'],
  cue: 'said',
  mention: 'Mara Lind',
  claimant: null,
  tellers: [],
  relayed: false,
  act: 'reject',
  certainty: 'asserted',
  date: null,
}

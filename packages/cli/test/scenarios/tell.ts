import type { DossierConfigurationInput } from '@onrecord/domain'
import { waitFor } from '@onrecord/testing'
import { ask, submit } from '../fixture/api.ts'
import type { FreshSystem } from '../fixture/system.ts'

/** One claim as an analyst would send it: a whole sentence, held by one actor. */
export type Saying = {
  words: string
  by: string
  act: string
  kind?: string
  saidOn?: string
  due?: { edtf: string; type: string; modality: string }
  positions?: readonly (readonly [issue: string, stance: string])[]
  to?: string
  chain?: readonly string[]
  relayed?: boolean
  confidence?: number
  /** Left out: the one in force when it was said. */
  framework?: string
  phase?: number
}

/** A document made of its sayings, by the names that a test calls their claims. */
export type Paper = { source: string; publishedOn: string | null; says: Readonly<Record<string, Saying>> }

/** Claims of a dossier by the names that a test calls them, documents by those of their papers. */
export type Told = Awaited<ReturnType<typeof tell>>

/** Opens the dossier, sends the papers one after another in the order given, and waits until all are linked and folded. */
export async function tell(
  { client, settled }: FreshSystem,
  { configuration, papers }: { configuration: DossierConfigurationInput; papers: Readonly<Record<string, Paper>> },
) {
  const root = `/v1/dossiers/${configuration.id}`
  const idOf = new Map<string, string>()
  const documentOf = new Map<string, string>()

  const must = async <Body>(status: number, path: string, post?: Parameters<typeof ask>[2]): Promise<Body> => {
    const answer = await ask<Body>(client, path, post)
    if (answer.status === status) return answer.body
    throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)} to ${JSON.stringify(post?.body)}`)
  }
  const add = async (name: string, { source, publishedOn, says }: Paper): Promise<void> => {
    const sayings = Object.entries(says)
    const text = sayings.map(([, { words }]) => words).join(' ')
    const dated = publishedOn === null ? {} : { publishedOn }
    const documentId = await submit(client, configuration.id, { text, source, ...dated })
    documentOf.set(name, documentId)
    if (sayings.length === 0) return
    const claims = sayings.map(([, saying]) => submitted(saying, text))
    const { items } = await must<{ items: { id: string }[] }>(201, `${root}/claims`, { body: { documentId, claims } })
    for (const [nth, [claim]] of sayings.entries()) idOf.set(claim, items[nth]?.id ?? '')
  }
  const seq = async (): Promise<number> => (await must<{ seq: number }>(200, root)).seq
  let last = 0
  /** Waits until all is linked and folded; what is read from then on is no older. */
  const rest = async (): Promise<void> => {
    await settled(configuration.id)
    last = await seq()
  }

  await must(201, '/v1/dossiers', { body: configuration })
  for (const [name, paper] of Object.entries(papers)) await add(name, paper)
  await rest()

  const id = (name: string): string => {
    const found = idOf.get(name) ?? documentOf.get(name)
    if (found === undefined) throw new Error(`nobody said ${name}`)
    return found
  }
  const nameOf = (claimId: string): string => Array.from(idOf).find(([, known]) => known === claimId)?.[0] ?? claimId
  const get = <Body>(path: string): Promise<Body> =>
    must<Body>(200, `${root}${path}${path.includes('?') ? '&' : '?'}minSeq=${last}`)
  const post = (path: string, body: object, headers: Record<string, string> = { 'if-match': '*' }) =>
    ask<{ seq: number; code?: string; detail?: string }>(client, `${root}${path}`, { body, headers })
  /** Decides whatever stands there now and waits until it is linked and folded; resolves to the decision's seq. */
  const decide = async (path: string, body: object): Promise<number> => {
    const headers = { 'if-match': '*' }
    const { events } = await must<{ events: { seq: number }[] }>(201, `${root}${path}`, { body, headers })
    await rest()
    return events[0]?.seq ?? 0
  }
  const about = (name: string, body: object): Promise<number> => decide(`/claims/${id(name)}/decisions`, body)
  const aboutPaper = (name: string, body: object): Promise<number> => decide(`/documents/${id(name)}/decisions`, body)
  const link = (a: string, b: string, relation: string, decision = 'link'): Promise<number> =>
    decide(`/links/${id(a)}/${id(b)}/decisions`, { decision, relation })
  const undo = (seq: number): Promise<number> => decide(`/decisions/${seq}/undo`, {})
  const until = (seen: () => Promise<true | undefined>) => waitFor(seen, { what: 'what is told', timeoutMs: 30_000 })
  return { root, add, until, rest, id, nameOf, get, post, decide, about, aboutPaper, link, undo, seq }
}

function submitted(saying: Saying, text: string): object {
  const {
    words,
    by,
    act,
    kind = 'statement',
    saidOn,
    due,
    positions = [],
    to,
    chain = [],
    relayed,
    confidence,
    framework,
    phase,
  } = saying
  const start = text.indexOf(words)
  return {
    claim: {
      kind,
      act,
      segments: [{ exact: words, start, end: start + words.length }],
      chain: chain.length === 0 ? [by] : [...chain, by],
      reported: 'indirect',
      ...(saidOn === undefined ? {} : { saidOn }),
      ...(due === undefined ? {} : { due }),
      ...(relayed === undefined ? {} : { relayed }),
      ...(confidence === undefined ? {} : { confidence }),
    },
    classification: {
      claimants: [by],
      positions: positions.map(([issue, stance]) => ({ issue, stance })),
      ...(to === undefined ? {} : { addressee: to }),
      ...(framework === undefined ? {} : { framework }),
      ...(phase === undefined ? {} : { phase }),
    },
  }
}

import { randomUUID } from 'node:crypto'
import t from 'tap'
import { readSamples } from '../src/samples.ts'
import { ask } from './fixture/api.ts'
import { type Ended, onrecord } from './fixture/command.ts'
import { freshSystem } from './fixture/system.ts'

const TEXT = 'Inês Cardoal said: “Keep the night crews until 1 October 2025.” Later the port refused.'
const span = (exact: string) => ({ exact, start: TEXT.indexOf(exact), end: TEXT.indexOf(exact) + exact.length })

const { client, home, env } = await freshSystem(t)
const run = (...args: string[]): Promise<Ended> =>
  onrecord(t, args, { home, env: { ...env, ONRECORD_URL: client.url } })
const [sample] = (await readSamples()).filter(({ configuration }) => configuration.id === 'port-strike')
if (sample === undefined) throw new Error('the port strike is a sample')
await ask(client, '/v1/dossiers', { body: { ...sample.configuration, extractor: 'none' } })
const { body: receipt } = await ask<{ id: string }>(client, '/v1/dossiers/port-strike/documents', {
  body: { text: TEXT, source: 'Maravel Courier', publishedOn: '2025-09-11' },
})
const { body: recorded } = await ask<{ items: { id: string }[] }>(client, '/v1/dossiers/port-strike/claims', {
  body: {
    documentId: receipt.id,
    claims: [
      {
        claim: {
          kind: 'demand',
          act: 'demand',
          segments: [span('Keep the night crews until 1 October 2025.')],
          mention: span('Inês Cardoal'),
          reported: 'direct',
          due: { edtf: '../2025-10-01', type: 'obligation', modality: 'demanded' },
        },
      },
    ],
  },
  headers: { 'idempotency-key': randomUUID() },
})
const claim = recorded.items[0]?.id ?? ''
const { body: dossier } = await ask<{ seq: number }>(client, '/v1/dossiers/port-strike')
await ask(client, `/v1/dossiers/port-strike/demands?minSeq=${dossier.seq}`)

t.test('deadlines prints what is pending, with the claim to ask about', async (t) => {
  const upcoming = await run('deadlines', '--on', '2025-09-20')
  t.equal(upcoming.code, 0, upcoming.stderr)
  t.match(upcoming.stdout, `../2025-10-01  upcoming  ${claim}`)
  t.match(upcoming.stdout, '“Keep the night crews until 1 October 2025.” (2025-09-11, Maravel Courier)')
  t.match((await run('deadlines', '--on', '2025-10-02')).stdout, '../2025-10-01  overdue')
  t.match((await run('deadlines', '--from', '2025-10-02')).stdout, 'nothing is pending')
  t.match((await run('deadlines', '--all', '--to', '2025-10-01')).stdout, claim)
  const { items } = JSON.parse((await run('deadlines', '--all', '--json')).stdout)
  t.match(items, [{ claim: { claimId: claim }, why: { rule: 'due.clock' } }])
})

t.test('demands prints who asks for what', async (t) => {
  const open = await run('demands', '--dossier', 'port-strike')
  t.equal(open.code, 0, open.stderr)
  t.match(open.stdout, claim)
  t.match((await run('demands', '--state', 'rejected')).stdout, '  none\n')
  t.match(JSON.parse((await run('demands', '--all', '--json')).stdout).items, [{ state: 'open' }])
})

t.test('both say why', async (t) => {
  const date = await run('deadlines', '--why', claim, '--on', '2025-10-02')
  t.equal(date.code, 0, date.stderr)
  t.match(date.stdout, /overdue[^]*Why: .+ \(due\.clock\)/)
  t.match((await run('demands', '--why', claim)).stdout, /open[^]*Why: .+ \(demand\.no-answer\)/)
})

t.test('what can not be answered is one line and an exit code', async (t) => {
  const [state, unknown] = await Promise.all([
    run('demands', '--state', 'pending'),
    run('deadlines', '--why', '00000000-0000-4000-8000-000000000000'),
  ])
  t.match(state, { code: 2, stdout: '', stderr: /one of open, / })
  t.match(unknown, { code: 1, stderr: /No such claim sets a date there/ })
})

import t from 'tap'
import { allClaims, ask, submit } from './fixture/api.ts'
import { type Ended, onrecord } from './fixture/command.ts'
import { freshSystem } from './fixture/system.ts'

const TEXT = 'Ada Brandt of the union said on Monday: “Double pay for the night, by 1 April 2025.” Jon Keel refused.'
const HARBOUR = {
  id: 'harbour',
  title: 'Harbour talks',
  extractor: 'none',
  frameworks: [{ id: 'draft', title: 'Draft' }],
  issues: [{ id: 'pay', label: 'Night pay', proposition: 'Night shifts are paid double' }],
  parties: [{ id: 'union', label: 'Union', negotiates: true }],
  actors: [{ id: 'ada-brandt', name: 'Ada Brandt', party: 'union' }],
}

const { client, home, env, settled } = await freshSystem(t)
const run = (...args: string[]): Promise<Ended> =>
  onrecord(t, args, { home, env: { ...env, ONRECORD_URL: client.url } })
await ask(client, '/v1/dossiers', { body: HARBOUR })
const documentId = await submit(client, 'harbour', { text: TEXT, source: 'Harbour Gazette' })
const span = (exact: string) => ({ exact, start: TEXT.indexOf(exact), end: TEXT.indexOf(exact) + exact.length })
const claim = {
  kind: 'demand',
  act: 'demand',
  due: { edtf: '../2025-04-01', type: 'obligation', modality: 'demanded' },
}
const classification = {
  claimants: ['Ada Brandt'],
  positions: [{ issue: 'pay', stance: 'supports' }],
  framework: 'draft',
}
await ask(client, '/v1/dossiers/harbour/claims', {
  body: {
    documentId,
    claims: [
      { claim: { ...claim, segments: [span('Double pay for the night, by 1 April 2025.')] }, classification },
      { claim: { kind: 'statement', act: 'reject', segments: [span('Jon Keel refused')] } },
    ],
  },
})
await settled('harbour')
const claims = await allClaims(client, 'harbour')
const demand = claims.find(({ claim }) => claim.kind === 'demand')?.claim.id ?? ''
const refusal = claims.find(({ claim }) => claim.kind === 'statement')?.claim.id ?? ''

t.test('a decision shows what it is about, says what it did, and can be taken back', async (t) => {
  const done = await run('decide', 'confirm', demand, '--reason', 'Heard it.')
  t.equal(done.code, 0, done.stderr)
  t.match(done.stderr, /Ada Brandt \(undated, demand, demand, unreviewed\): “Double pay for the night/)
  const seq = /^(\d+) ClaimConfirmed$/m.exec(done.stdout)?.[1] ?? ''
  t.match(done.stderr, `onrecord decide undo ${seq}`)
  const undone = await run('decide', 'undo', seq, '--json')
  t.match(JSON.parse(undone.stdout), { events: [{ type: 'ClaimReopened' }] })
  await settled('harbour')
  const { stdout } = await run('history', demand)
  t.match(stdout, /Confirmed\. \[taken back by \d+\]\n {4}because: Heard it\./)
})

t.test('every decision has its command', async (t) => {
  const commands: [string[], RegExp][] = [
    [
      ['correct', demand, '--set', 'act=propose', '--set', 'mention=the union', '--set', 'negated=false'],
      /ClaimCorrected/,
    ],
    [
      ['reclassify', demand, '--party', 'none', '--position', 'pay=conditions', '--framework', 'none'],
      /ClaimClassified/,
    ],
    [['assess', demand, '2'], /ClaimAssessed/],
    [['answer', demand, 'rejected', '--party', 'union'], /DemandAnswered/],
    [['outcome', demand, 'extended', '--new-date', '2025-05'], /DueOutcomeRecorded/],
    [['link', demand, refusal, 'rejects'], /ClaimsLinked/],
    [['unlink', refusal, demand, 'rejects'], /ClaimsUnlinked/],
    [['link', demand, refusal, 'contradicts'], /ClaimsLinked/],
    [['separate', demand], /ClaimsUnlinked/],
    [['retract', refusal, '--reason', 'Nobody said so.'], /ClaimRetracted/],
    [['reopen', refusal], /ClaimReopened/],
    [['date', documentId, '2025-03-04'], /DocumentCorrected/],
    [['source', documentId, 'Quay Post'], /DocumentCorrected/],
    [['withdraw', documentId, '--reason', 'A hoax.'], /DocumentWithdrawn/],
    [['reinstate', documentId], /DocumentReinstated/],
  ]
  for (const [args, expected] of commands) {
    const { code, stdout, stderr } = await run('decide', ...args)
    t.equal(code, 0, `${args.join(' ')}: ${stderr}`)
    t.match(stdout, expected)
    await settled('harbour')
  }
  const closed = await run('decide', 'close', 'pay', '--framework', 'none', '--reason', 'Settled.')
  t.match(closed, { code: 1, stderr: /no framework none/ })
  t.match(await run('decide', 'grade', 'Quay Post', 'C'), { code: 0, stdout: /SourceAssessed/ })
  const { stdout } = await run('history', '--limit', '2')
  t.match(stdout, /source-.+: Graded C for reliability\.\n.*document-.+: Reinstated\./)
})

t.test('what is refused is one line and an exit code', async (t) => {
  t.match(await run('decide', 'retract', demand), { code: 2, stderr: /--reason/ })
  t.match(await run('decide', 'confirm', '00000000-0000-4000-8000-000000000000'), { code: 1, stderr: /no such claim/ })
  t.match(await run('decide', 'correct', demand, '--set', 'mention=nobody at all'), {
    code: 2,
    stderr: /does not stand in the text/,
  })
  t.match(await run('decide', 'correct', demand, '--set', 'act'), { code: 2, stderr: /NAME=VALUE/ })
  t.match(await run('decide', 'link', demand, refusal, 'loves'), { code: 2 })
  t.match(await run('decide', 'assess', demand, 'good'), { code: 2, stderr: /1, 2, 3, 4, 5, 6, none/ })
  t.match(await run('decide', 'undo', '1'), { code: 1, stderr: /no decision/ })
})

import { freshLog } from '@onrecord/testing'
import fc from 'fast-check'
import t from 'tap'
import { listClaims } from '../src/index.ts'
import { type Answers, askAll, nameUnknown } from './every-list.ts'
import { appendAll, projectAll } from './logs.ts'
import { anyEvents } from './random-events.ts'

t.test('replay at each seq answers what was live then, in every list', async (t) => {
  const { log } = await freshLog(t)
  let run = 0
  const answered = new Set<string>()
  await fc.assert(
    fc.asyncProperty(anyEvents, async (events) => {
      const dossier = `port-${run++}`
      const ask = async (asOfSeq?: number): Promise<Answers> => {
        const answers = await askAll(log.db, { dossier, asOfSeq })
        const page = { dossier, asOfSeq, clusters: 'apart' as const, limit: 100 }
        // Orders and states that only replay keeps.
        const order = { by: 'recorded', direction: 'ascending' } as const
        answers.set('claims as recorded', await listClaims(log.db, { ...page, order }))
        answers.set('retracted claims', await listClaims(log.db, { ...page, filter: { review: 'retracted' } }))
        return answers
      }
      await nameUnknown(log.db, dossier)
      const live: { seq: number; answers: Answers }[] = []
      for (let seq = 0; seq < events.length; ) {
        // The opening is one command; what follows comes event by event.
        const next = events.slice(seq, seq === 0 ? 2 : seq + 1)
        await appendAll(log, dossier, next)
        seq = await projectAll(log, { dossier, after: seq })
        live.push({ seq, answers: await ask() })
      }
      for (const { seq, answers } of live) {
        const replayed = await ask(seq)
        for (const [name, answer] of answers) {
          t.same(replayed.get(name), answer, `run ${run}: ${name} at ${seq}`)
          if (JSON.stringify(answer)?.includes('claim')) answered.add(name)
        }
      }
    }),
    { seed: 20261123, numRuns: 1 },
  )
  t.ok(answered.size > 25, `there was something to compare: ${[...answered].join(', ')}`)
})
